using System.Numerics;
using Calaisis.Raster.Grids;
using Calaisis.Raster.Tables;

namespace Calaisis.Raster.Corridors;

/// <summary>The overlap of trames as a table: the whole grid first, then zone by zone.</summary>
public static class OverlapTable
{
    /// <summary>The table's name.</summary>
    public const string Name = "overlap";

    /// <summary>Rows of exactly these trames, as far as there are any.</summary>
    public const string Exactly = "exactly";

    /// <summary>Rows of these two trames, whatever others are there; every pair has one.</summary>
    public const string Pair = "pair";

    const double SquareMetresPerHectare = 10_000;

    /// <summary>The table of what was counted.</summary>
    public static FeatureTable ToTable(OverlapCounts counts, GridDefinition grid)
    {
        ArgumentNullException.ThrowIfNull(counts);
        ArgumentNullException.ThrowIfNull(grid);
        var rows = RowsOf(counts, null, null, counts.Exactly, counts.Together, grid);
        for (var layer = 0; layer < counts.Layers.Count; layer++)
        {
            for (var zone = 1; zone <= counts.Layers[layer].Zones.Count; zone++)
            {
                var (l, z) = (layer, zone);
                rows = rows.Concat(RowsOf(
                    counts, counts.Layers[l].Name, counts.Layers[l].Zones[z - 1], c => counts.Exactly(c, l, z), c => counts.Together(c, l, z), grid));
            }
        }

        return new FeatureTable(
            Name,
            FeatureShape.None,
            [
                new("zone_layer", ColumnType.Text) { Meaning = "layer of the zone; none for the whole grid" },
                new("zone", ColumnType.Text) { Meaning = "the zone; none for the whole grid" },
                new("kind", ColumnType.Text) { Meaning = "exactly: these trames and no other; pair: these two, whatever others", Width = 7 },
                new("trames", ColumnType.Text) { Meaning = "names of the trames, joined by +" },
                new("number", ColumnType.WholeNumber) { Meaning = "how many trames" },
                new("cells", ColumnType.WholeNumber),
                new("area_ha", ColumnType.Number) { Unit = "ha" },
            ],
            [.. rows]);
    }

    static IEnumerable<FeatureRow> RowsOf(
        OverlapCounts counts, string? layer, string? zone, Func<int, long> exactly, Func<int, long> together, GridDefinition grid)
    {
        // Few trames before many, then in the order of the pipeline.
        var combinations = Enumerable.Range(1, (1 << counts.Trames.Count) - 1)
            .OrderBy(combination => BitOperations.PopCount((uint)combination))
            .ThenBy(combination => TramesOf(combination, counts), Comparer<IReadOnlyList<int>>.Create(Compare))
            .ToList();
        foreach (var combination in combinations.Where(combination => exactly(combination) > 0))
            yield return Row(Exactly, combination, exactly(combination));
        foreach (var combination in combinations.Where(combination => BitOperations.PopCount((uint)combination) == 2))
            yield return Row(Pair, combination, together(combination));

        FeatureRow Row(string kind, int combination, long cells) => new(
        [
            layer,
            zone,
            kind,
            string.Join('+', TramesOf(combination, counts).Select(trame => counts.Trames[trame])),
            (long)BitOperations.PopCount((uint)combination),
            cells,
            cells * (grid.CellWidth * grid.CellHeight) / SquareMetresPerHectare,
        ]);
    }

    static IReadOnlyList<int> TramesOf(int combination, OverlapCounts counts) =>
        [.. Enumerable.Range(0, counts.Trames.Count).Where(trame => (combination >> trame & 1) != 0)];

    static int Compare(IReadOnlyList<int> one, IReadOnlyList<int> other) =>
        one.Zip(other, (a, b) => a.CompareTo(b)).FirstOrDefault(order => order != 0);
}
