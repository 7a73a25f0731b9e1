using Calaisis.Raster.Benchmarks.CostDistance;
using Calaisis.Raster.Grids;

namespace Calaisis.Raster.Benchmarks.Corridors;

/// <summary>
/// The land cover of the cost distance benchmark with core areas: discs, one in each square of a lattice.
/// </summary>
sealed class PatchLandscape
{
    public PatchLandscape(Shape shape, int patches)
    {
        Shape = shape;
        Resistance = new CostLandscape(shape, withNoData: false).InMemory();
        var spacing = (int)Math.Sqrt((double)shape.CellCount / patches);
        var random = new Random(1);
        Labels = new float[shape.CellCount];
        for (var row = 0; row + spacing <= shape.Rows; row += spacing)
        {
            for (var col = 0; col + spacing <= shape.Cols; col += spacing)
            {
                var radius = random.Next(2, Math.Max(3, Math.Min(10, spacing / 4)));
                AddDisc(
                    ++Count, row + random.Next(radius, spacing - radius),
                    col + random.Next(radius, spacing - radius), radius);
            }
        }
    }

    public Shape Shape { get; }

    public ArraySource Resistance { get; }

    public float[] Labels { get; }

    public ArraySource Habitats => new("habitats", Shape, Labels);

    public int Count { get; }

    void AddDisc(int label, int midRow, int midCol, int radius)
    {
        for (var row = Math.Max(0, midRow - radius); row <= Math.Min(Shape.Rows - 1, midRow + radius); row++)
        {
            for (var col = Math.Max(0, midCol - radius); col <= Math.Min(Shape.Cols - 1, midCol + radius); col++)
            {
                var (down, right) = (row - midRow, col - midCol);
                if ((down * down) + (right * right) <= radius * radius)
                    Labels[Shape.IndexOf(new Cell(row, col))] = label;
            }
        }
    }
}
