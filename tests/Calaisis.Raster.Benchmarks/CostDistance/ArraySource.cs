using Calaisis.Raster.Grids;

namespace Calaisis.Raster.Benchmarks.CostDistance;

/// <summary>A raster in an array, row-major.</summary>
sealed class ArraySource(string name, Shape shape, float[] cells) : ITileSource
{
    public string Name => name;

    public Shape Shape => shape;

    public float[] Cells => cells;

    public void Read(Window window, Span<float> values)
    {
        for (var row = 0; row < window.Rows; row++)
        {
            cells.AsSpan((int)shape.IndexOf(new Cell(window.Row + row, window.Col)), window.Cols)
                .CopyTo(values[(row * window.Cols)..]);
        }
    }
}
