using Calaisis.Raster.Grids;

namespace Calaisis.Raster.Geo.Rasters;

/// <summary>
/// Which share of each cell of a raster an area on the pipeline's grid covers, by points spread over the cell.
/// </summary>
sealed class CoveredShares
{
    const int BlockSide = 512;

    /// <summary>Points along a side of a cell: shares are right to about a hundredth.</summary>
    const int MostPoints = 8;

    readonly float[] _shares;

    CoveredShares(Window window, float[] shares)
    {
        Window = window;
        _shares = shares;
    }

    /// <summary>The raster's cells that may be covered; no other is.</summary>
    internal Window Window { get; }

    internal float this[int row, int col] => _shares[((row - Window.Row) * Window.Cols) + col - Window.Col];

    internal static CoveredShares Of(ITileSource area, Window reach, RasterAlignment alignment, Shape shape)
    {
        var blocks = Blocks(area, reach);
        var window = WindowUnder(blocks.Keys, alignment, shape);
        var shares = new float[window.CellCount];
        var points = PointsAlongSide(alignment);
        using var toGrid = alignment.SharesSystem ? null : alignment.CreateInverse();
        var x = new double[points * points * Math.Max(1, window.Cols)];
        var y = new double[x.Length];
        for (var row = 0; row < window.Rows; row++)
        {
            Spread(alignment, window, row, points, x, y);
            toGrid?.Transform(x, y);
            for (var i = 0; i < x.Length; i++)
            {
                if (Holds(blocks, alignment.Grid, reach, x[i], y[i]))
                    shares[(row * window.Cols) + (i / (points * points))]++;
            }
        }

        for (var i = 0; i < shares.Length; i++) shares[i] /= points * points;
        return new CoveredShares(window, shares);
    }

    /// <summary>The blocks of the grid that the area touches, with true for its cells.</summary>
    static Dictionary<Cell, bool[]> Blocks(ITileSource area, Window reach)
    {
        var blocks = new Dictionary<Cell, bool[]>();
        var values = new float[BlockSide * BlockSide];
        for (var row = reach.Row; row < reach.EndRow; row += BlockSide)
        {
            for (var col = reach.Col; col < reach.EndCol; col += BlockSide)
            {
                var block = new Window(row, col, BlockSide, BlockSide).Intersect(reach);
                var read = values.AsSpan(0, (int)block.CellCount);
                area.Read(block, read);
                if (read.IndexOfAnyExcept(float.NaN) < 0) continue;
                var inside = new bool[BlockSide * BlockSide];
                for (var i = 0; i < read.Length; i++)
                    inside[(i / block.Cols * BlockSide) + (i % block.Cols)] = !float.IsNaN(read[i]);
                blocks[new Cell(row, col)] = inside;
            }
        }

        return blocks;
    }

    /// <summary>The raster's cells under the blocks, found along points spread over each.</summary>
    static Window WindowUnder(Dictionary<Cell, bool[]>.KeyCollection blocks, RasterAlignment alignment, Shape shape)
    {
        const int Steps = 8;
        using var transform = alignment.CreateTransform();
        var rows = new double[(Steps + 1) * (Steps + 1) * blocks.Count];
        var cols = new double[rows.Length];
        var at = 0;
        foreach (var block in blocks)
        {
            for (var i = 0; i < (Steps + 1) * (Steps + 1); i++, at++)
            {
                rows[at] = block.Row + (i / (Steps + 1) * (double)BlockSide / Steps);
                cols[at] = block.Col + (i % (Steps + 1) * (double)BlockSide / Steps);
            }
        }

        alignment.Place(transform, rows, cols);
        var (first, last) = (Bound(rows, double.MaxValue, Math.Min), Bound(rows, double.MinValue, Math.Max));
        var (left, right) = (Bound(cols, double.MaxValue, Math.Min), Bound(cols, double.MinValue, Math.Max));
        if (first > last || left > right) return default;
        // One cell more all around: edges bend between the points.
        return new Window((int)first - 2, (int)left - 2, (int)(last - first) + 5, (int)(right - left) + 5)
            .Intersect(shape.Whole);
    }

    static double Bound(double[] places, double start, Func<double, double, double> choose) =>
        Math.Clamp(places.Where(double.IsFinite).Aggregate(start, choose), int.MinValue / 4, int.MaxValue / 4);

    /// <summary>As many points as the cell has grid cells along its side, where that is not too many.</summary>
    static int PointsAlongSide(RasterAlignment alignment) =>
        (int)Math.Clamp(Math.Ceiling(1 / alignment.CellsPerGridCell), 1, MostPoints);

    static void Spread(RasterAlignment alignment, Window window, int row, int points, double[] x, double[] y)
    {
        var at = 0;
        for (var col = 0; col < window.Cols; col++)
        {
            for (var i = 0; i < points * points; i++, at++)
            {
                (x[at], y[at]) = alignment.MapPlaceOf(
                    window.Row + row + (((i / points) + 0.5) / points),
                    window.Col + col + (((i % points) + 0.5) / points));
            }
        }
    }

    static bool Holds(Dictionary<Cell, bool[]> blocks, GridDefinition grid, Window reach, double x, double y)
    {
        if (!double.IsFinite(x + y)) return false;
        var cell = grid.CellAt(x, y);
        if (!reach.Contains(cell)) return false;
        var row = (cell.Row - reach.Row) % BlockSide;
        var col = (cell.Col - reach.Col) % BlockSide;
        return blocks.TryGetValue(new Cell(cell.Row - row, cell.Col - col), out var inside)
            && inside[(row * BlockSide) + col];
    }
}
