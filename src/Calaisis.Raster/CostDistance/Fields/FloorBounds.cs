using System.Runtime.Intrinsics;
using Calaisis.Raster.CostDistance.Kernels;

namespace Calaisis.Raster.CostDistance.Fields;

/// <summary>
/// Bounds of a field's own search: cells whose cost is within a radius, and within a limit with their floor added.
/// </summary>
/// <remarks>
/// The floor of a cell is what the rest of any way over it costs at least: D(x), the cost to the nearest of all
/// sources, rounded down to single precision. What is wanted are the cells with a(x) + D(x) &lt;= limit, where a is the
/// cost out from the set, and a(x) &lt;= radius. Pruning by it is exact. On a best way to such a cell every earlier
/// cell y has D(y) &lt;= D(x) + cost(x, y), so a(y) + D(y) &lt;= a(x) + D(x): the whole way is wanted. A cell begins
/// with limit - D(x), or the radius if that is less, as its cost, so nothing above that is ever stored or sent, at no
/// price to the kernels. These beginnings are no costs, but they do no harm: a neighbour y of x begins with at most
/// limit - D(x) + step, because D(y) >= D(x) - step, so a step out from a beginning lowers nothing.
/// </remarks>
sealed unsafe class FloorBounds(TileGrid grid, float[] floor) : IFieldBounds
{
    double _limit;
    double _radius;

    public void Begin(double limit, double radius) => (_limit, _radius) = (limit, radius);

    public void Mark(ITileKernel kernel, int tile) => kernel.MarkSeeds(FieldMargins.Nothing);

    public void Lay(double* block, int tile)
    {
        var (frame, window) = (grid.Frame, grid.Layout[tile]);
        new Span<double>(block, frame.Length).Fill(FieldMargins.Nothing);
        var part = window.Grow(frame.Halo).Intersect(grid.Shape.Whole);
        var (limit, radius) = (_limit * FieldMargins.Search, _radius * FieldMargins.Search);
        var (limits, radii, nothing) = (
            Vector512.Create(limit), Vector512.Create(radius), Vector512.Create(FieldMargins.Nothing));
        fixed (float* floors = floor)
        {
            for (var row = part.Row; row < part.EndRow; row++)
            {
                var from = floors + ((long)row * grid.Shape.Cols) + part.Col;
                var cost = block + frame.At(row - window.Row, part.Col - window.Col);
                var col = 0;
                for (; col + 8 <= part.Cols; col += 8)
                {
                    var begin = Vector512.MinNative(limits - Lanes.Resistances(from + col), radii);
                    Vector512.Store(Vector512.MaxNative(begin, nothing), cost + col);
                }

                for (; col < part.Cols; col++)
                    cost[col] = Math.Max(Math.Min(limit - from[col], radius), FieldMargins.Nothing);
            }
        }
    }

    public double Keep(double* block, int tile, double[] page)
    {
        var (cells, window) = (grid.Frame.Cells, grid.Layout[tile]);
        if (window.Rows < cells || window.Cols < cells) page.AsSpan().Fill(double.PositiveInfinity);
        var (limit, radius) = (_limit * FieldMargins.Keep, _radius * FieldMargins.Keep);
        var (limits, radii, infinity) = (
            Vector512.Create(limit), Vector512.Create(radius), Vector512.Create(double.PositiveInfinity));
        var (lowest, least) = (infinity, double.PositiveInfinity);
        fixed (float* floors = floor)
        fixed (double* to = page)
        {
            for (var row = 0; row < window.Rows; row++)
            {
                var from = floors + ((long)(window.Row + row) * grid.Shape.Cols) + window.Col;
                var cost = block + grid.Frame.At(row, 0);
                var line = to + (row * cells);
                var col = 0;
                for (; col + 8 <= window.Cols; col += 8)
                {
                    var costs = Vector512.Load(cost + col);
                    var kept = Vector512.LessThanOrEqual(costs + Lanes.Resistances(from + col), limits)
                        & Vector512.LessThanOrEqual(costs, radii);
                    costs = Vector512.ConditionalSelect(kept, costs, infinity);
                    lowest = Vector512.MinNative(lowest, costs);
                    Vector512.Store(costs, line + col);
                }

                for (; col < window.Cols; col++)
                {
                    line[col] = cost[col] + from[col] <= limit && cost[col] <= radius
                        ? cost[col]
                        : double.PositiveInfinity;
                    least = Math.Min(least, line[col]);
                }
            }
        }

        for (var lane = 0; lane < Vector512<double>.Count; lane++) least = Math.Min(least, lowest[lane]);
        return least;
    }
}
