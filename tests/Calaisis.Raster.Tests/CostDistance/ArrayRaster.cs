using Calaisis.Raster.Grids;

namespace Calaisis.Raster.Tests.CostDistance;

/// <summary>A raster in an array, row-major.</summary>
sealed class ArrayRaster(string name, Shape shape, float[] cells) : ITileSource
{
    public string Name => name;

    public Shape Shape => shape;

    public float[] Values => cells;

    public void Read(Window window, Span<float> values)
    {
        for (var row = 0; row < window.Rows; row++)
        {
            for (var col = 0; col < window.Cols; col++)
            {
                var cell = new Cell(window.Row + row, window.Col + col);
                values[(row * window.Cols) + col] = shape.Contains(cell) ? cells[shape.IndexOf(cell)] : float.NaN;
            }
        }
    }
}
