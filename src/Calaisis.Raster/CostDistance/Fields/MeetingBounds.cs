using System.Runtime.Intrinsics;
using Calaisis.Raster.CostDistance.Kernels;
using Calaisis.Raster.CostDistance.Messages;
using Calaisis.Raster.Grids;

namespace Calaisis.Raster.CostDistance.Fields;

/// <summary>
/// Bounds of a search that goes on from one field along another: cells for which the costs out from both sets of cells,
/// added up, stay within a limit.
/// </summary>
/// <remarks>
/// As in <see cref="FloorBounds"/>, with another floor: b(x), the cost out from the other set, or the other field's
/// radius where that is less. A minimum of two costs that change by no more than a step from a cell to its neighbour
/// changes by no more either, so all that is said there holds. Where a is known already it is what a cell begins with.
/// </remarks>
sealed unsafe class MeetingBounds(TileGrid grid) : IFieldBounds
{
    // For each tile the number of its page, from 1; 0 for none.
    readonly int[] _places = new int[grid.Count];
    readonly int[] _placesTowards = new int[grid.Count];
    CostField? _field;
    CostField? _towards;
    double _limit;

    /// <summary>Where nothing is known of the other field, its costs are above this.</summary>
    double Beyond => _towards!.Reach;

    /// <summary>Looks at a field that is to go on towards another, until <see cref="End"/>.</summary>
    public void Begin(CostField field, CostField towards, double limit)
    {
        (_field, _towards, _limit) = (field, towards, limit);
        for (var index = 0; index < field.Tiles.Length; index++) _places[field.Tiles[index]] = index + 1;
        for (var index = 0; index < towards.Tiles.Length; index++) _placesTowards[towards.Tiles[index]] = index + 1;
    }

    /// <summary>Forgets the fields.</summary>
    public void End()
    {
        foreach (var tile in _field!.Tiles) _places[tile] = 0;
        foreach (var tile in _towards!.Tiles) _placesTowards[tile] = 0;
        (_field, _towards) = (null, null);
    }

    /// <summary>The least of the costs known in a tile; +Infinity for none.</summary>
    public double LowestIn(int tile) =>
        _places[tile] is > 0 and var place ? _field!.Lowest[place - 1] : double.PositiveInfinity;

    /// <summary>The least that the costs to the other set can be in a tile.</summary>
    public double LowestTowards(int tile) =>
        _placesTowards[tile] is > 0 and var place ? Math.Min(_towards!.Lowest[place - 1], Beyond) : Beyond;

    public void Mark(ITileKernel kernel, int tile)
    {
        // Beginnings among them lower nothing.
        if (_places[tile] > 0) kernel.MarkSeeds(double.PositiveInfinity);
        kernel.MarkHalo();
    }

    public void Lay(double* block, int tile)
    {
        var (frame, window) = (grid.Frame, grid.Layout[tile]);
        new Span<double>(block, frame.Length).Fill(FieldMargins.Nothing);
        LayPart(block, window, tile);
        for (var side = Side.North; side <= Side.SouthEast; side++)
        {
            if (grid.Neighbour(tile, side) is >= 0 and var near) LayPart(block, window, near);
        }
    }

    public double Keep(double* block, int tile, double[] page)
    {
        var (cells, window) = (grid.Frame.Cells, grid.Layout[tile]);
        page.AsSpan().Fill(double.PositiveInfinity);
        var (limit, lowest) = (_limit * FieldMargins.Keep, double.PositiveInfinity);
        var towards = PageOf(_towards!, _placesTowards[tile]);
        for (var row = 0; row < window.Rows; row++)
        {
            var cost = block + grid.Frame.At(row, 0);
            for (var col = 0; col < window.Cols; col++)
            {
                var rest = towards is null ? Beyond : Math.Min(towards[(row * cells) + col], Beyond);
                if (!(cost[col] + rest <= limit)) continue;
                page[(row * cells) + col] = cost[col];
                lowest = Math.Min(lowest, cost[col]);
            }
        }

        return lowest;
    }

    /// <summary>Lays those cells of a tile and its halo that lie in the tile itself, or in a neighbour.</summary>
    void LayPart(double* block, Window window, int near)
    {
        var (frame, cells) = (grid.Frame, grid.Layout[near]);
        var part = window.Grow(frame.Halo).Intersect(cells);
        fixed (double* known = PageOf(_field!, _places[near]), towards = PageOf(_towards!, _placesTowards[near]))
        {
            for (var row = part.Row; row < part.EndRow; row++)
            {
                var at = ((row - cells.Row) * frame.Cells) + part.Col - cells.Col;
                LayRow(
                    block + frame.At(row - window.Row, part.Col - window.Col), known is null ? null : known + at,
                    towards is null ? null : towards + at, part.Cols);
            }
        }
    }

    void LayRow(double* block, double* known, double* towards, int count)
    {
        var limit = _limit * FieldMargins.Search;
        var (limits, beyond, nothing) = (
            Vector512.Create(limit), Vector512.Create(Beyond), Vector512.Create(FieldMargins.Nothing));
        var col = 0;
        for (; col + 8 <= count; col += 8)
        {
            var rest = towards is null ? beyond : Vector512.MinNative(Vector512.Load(towards + col), beyond);
            var begin = Vector512.MaxNative(limits - rest, nothing);
            if (known is not null) begin = Vector512.MinNative(begin, Vector512.Load(known + col));
            Vector512.Store(begin, block + col);
        }

        for (; col < count; col++)
        {
            var begin = Math.Max(
                limit - (towards is null ? Beyond : Math.Min(towards[col], Beyond)), FieldMargins.Nothing);
            block[col] = known is null ? begin : Math.Min(begin, known[col]);
        }
    }

    static double[]? PageOf(CostField field, int place) => place > 0 ? field.Pages[place - 1] : null;
}
