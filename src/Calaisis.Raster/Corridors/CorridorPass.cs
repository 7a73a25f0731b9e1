using System.Collections.Concurrent;
using System.Runtime.Intrinsics;
using Calaisis.Raster.CostDistance;
using Calaisis.Raster.CostDistance.Fields;
using Calaisis.Raster.Grids;
using Calaisis.Raster.Links;

namespace Calaisis.Raster.Corridors;

/// <summary>Makes the corridor of each link from the costs out from its two core areas, while they are there.</summary>
/// <remarks>
/// NLCC = CWD_A + CWD_B - LCD in double precision. In exact numbers it is never below 0; the three sums, each of up to
/// n steps, may leave it below by n * 2^-52 of the link's cost, and it counts as 0 then.
/// </remarks>
sealed class CorridorPass(
    CoreAreas cores, CorridorRules rules, CostDistanceSettings settings, CorridorMosaic mosaic) : ILinkVisitor
{
    readonly ConcurrentDictionary<PatchPair, (Corridor Corridor, CorridorCells Cells)> _made = [];
    CorridorWidening? _widening;

    public bool NeedsFit => rules.Cutoff.Reach?.NeedsFit == true;

    /// <summary>The cutoff as numbers; known once the search has begun.</summary>
    public CorridorWidening Widening => _widening!;

    public void Begin(IReadOnlyList<Link> fitted) =>
        _widening = rules.Cutoff.Resolve(settings.Units, settings.CellWidth, fitted);

    public double LimitFor(double linkCost) => linkCost + Widening.For(linkCost);

    public void Visit(Link link, LinkPath path, CostField a, CostField b)
    {
        var mask = MaskOf(link, a, b);
        var area = mask.Count * settings.CellWidth * settings.CellHeight;
        var between = path.LengthMetres - path.EndMetres;
        var low = 1 - link.HighResistanceShare;
        var corridor = new Corridor
        {
            Link = 0,
            AreaSquareMetres = area,
            LengthMetres = link.LengthMetres,
            MeanWidthMetres = link.Path.Count > 2 ? area / between : double.NaN,
            MinWidthMetres = CorridorWidth.Narrowest(mask, link, cores, settings),
            Cost = link.Cost,
            LowResistanceShare = low,
            Quality = low >= rules.PreserveFrom ? CorridorQuality.Preserve : CorridorQuality.Restore,
        };
        _made[new PatchPair(link.PatchA, link.PatchB)] = (corridor, new CorridorCells(0, mask.Count, mask.Runs()));
    }

    /// <summary>What was made of a link, under its final number.</summary>
    public (Corridor Corridor, CorridorCells Cells) Of(Link link)
    {
        var (corridor, cells) = _made[new PatchPair(link.PatchA, link.PatchB)];
        return (corridor with { Link = link.Id }, cells with { Link = link.Id });
    }

    CorridorMask MaskOf(Link link, CostField a, CostField b)
    {
        var common = new List<(int Tile, double[] A, double[] B)>();
        for (var (i, j) = (0, 0); i < a.Tiles.Length && j < b.Tiles.Length;)
        {
            var order = a.Tiles[i].CompareTo(b.Tiles[j]);
            if (order == 0) common.Add((a.Tiles[i], a.Pages[i]!, b.Pages[j]!));
            if (order <= 0) i++;
            if (order >= 0) j++;
        }

        var mask = new CorridorMask(WindowOf(a.Grid, common));
        var cutoff = Widening.For(link.Cost);
        foreach (var (tile, pageA, pageB) in common) AddTile(mask, a.Grid, tile, pageA, pageB, link.Cost, cutoff);
        return mask;
    }

    static Window WindowOf(TileGrid grid, List<(int Tile, double[] A, double[] B)> tiles)
    {
        var (top, left, bottom, right) = (int.MaxValue, int.MaxValue, 0, 0);
        foreach (var (tile, _, _) in tiles)
        {
            var cells = grid.Layout[tile];
            (top, left) = (Math.Min(top, cells.Row), Math.Min(left, cells.Col));
            (bottom, right) = (Math.Max(bottom, cells.EndRow), Math.Max(right, cells.EndCol));
        }

        return new Window(top, left, bottom - top, right - left);
    }

    unsafe void AddTile(
        CorridorMask mask, TileGrid grid, int tile, double[] pageA, double[] pageB, double linkCost, double cutoff)
    {
        var cells = grid.Layout[tile];
        var side = grid.Frame.Cells;
        var (costs, cutoffs) = (Vector512.Create(linkCost), Vector512.Create(cutoff));
        Span<double> normalised = stackalloc double[8];
        fixed (double* a = pageA)
        fixed (double* b = pageB)
        fixed (double* to = normalised)
        {
            lock (mosaic.Gate(tile))
            {
                for (var row = 0; row < cells.Rows; row++)
                {
                    // Beyond the raster a page holds infinity, so whole blocks do no harm.
                    for (var col = 0; col < cells.Cols; col += 8)
                    {
                        var costA = Vector512.Load(a + (row * side) + col);
                        var costB = Vector512.Load(b + (row * side) + col);
                        var sum = costA + costB - costs;
                        // Cells of the two core areas have the cost 0 out from one of them.
                        var inside = Vector512.LessThanOrEqual(sum, cutoffs)
                            & Vector512.GreaterThan(Vector512.MinNative(costA, costB), Vector512<double>.Zero);
                        var lanes = (uint)inside.ExtractMostSignificantBits();
                        if (lanes == 0) continue;
                        Vector512.Store(sum, to);
                        mask.Add(cells.Row + row, cells.Col + col, lanes);
                        mosaic.Add(cells.Row + row, cells.Col + col, lanes, normalised);
                    }
                }
            }
        }
    }
}
