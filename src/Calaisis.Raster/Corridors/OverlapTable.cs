using System.Numerics;
using Calaisis.Raster.Grids;
using Calaisis.Raster.Tables;

namespace Calaisis.Raster.Corridors;

/// <summary>
/// The overlap of trames as a table: the territory first where one is declared, the whole grid, then zone by zone.
/// </summary>
public static class OverlapTable
{
    /// <summary>The table's name.</summary>
    public const string Name = "overlap";

    /// <summary>Rows of exactly these trames, as far as there are any.</summary>
    public const string Exactly = "exactly";

    /// <summary>Rows of these two trames, whatever others are there; every pair has one.</summary>
    public const string Pair = "pair";


    /// <summary>The table of what was counted.</summary>
    public static FeatureTable ToTable(OverlapCounts counts, GridDefinition grid)
    {
        ArgumentNullException.ThrowIfNull(counts);
        ArgumentNullException.ThrowIfNull(grid);
        var rows = RowsOf(counts, ("extent", null, null), counts.Exactly, counts.Together, grid);
        for (var layer = 0; layer < counts.Layers.Count; layer++)
        {
            var isTerritory = counts.StartsWithTerritory && layer == 0;
            for (var zone = 1; zone <= counts.Layers[layer].Zones.Count; zone++)
            {
                var (l, z) = (layer, zone);
                if (counts.Layers[l].IsClipped && !counts.HasCells(l, z)) continue;
                var place = isTerritory
                    ? ("territory", null, null)
                    : ("zone", counts.Layers[l].Name, counts.Layers[l].Zones[z - 1]);
                var found = RowsOf(counts, place, c => counts.Exactly(c, l, z), c => counts.Together(c, l, z), grid);
                rows = isTerritory ? found.Concat(rows) : rows.Concat(found);
            }
        }

        return new FeatureTable(
            Name,
            FeatureShape.None,
            [
                new("area", ColumnType.Text)
                {
                    Meaning = "territory, extent (the whole grid), or zone, cut to the territory",
                    Width = 9,
                },
                new("zone_layer", ColumnType.Text) { Meaning = "layer of the zone; none for territory and extent" },
                new("zone", ColumnType.Text) { Meaning = "the zone; none for territory and extent" },
                new("kind", ColumnType.Text)
                {
                    Meaning = "exactly: these trames and no other; pair: these two, whatever others",
                    Width = 7,
                },
                new("trames", ColumnType.Text) { Meaning = "names of the trames, joined by +" },
                new("number", ColumnType.WholeNumber) { Meaning = "how many trames" },
                new("cells", ColumnType.WholeNumber),
                new("area_ha", ColumnType.Number) { Unit = "ha" },
            ],
            [.. rows]);
    }

    static IEnumerable<FeatureRow> RowsOf(
        OverlapCounts counts, (string Area, string? Layer, string? Zone) place, Func<int, long> exactly,
        Func<int, long> together, GridDefinition grid)
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
            place.Area,
            place.Layer,
            place.Zone,
            kind,
            string.Join('+', TramesOf(combination, counts).Select(trame => counts.Trames[trame])),
            (long)BitOperations.PopCount((uint)combination),
            cells,
            grid.HectaresOf(cells),
        ]);
    }

    static IReadOnlyList<int> TramesOf(int combination, OverlapCounts counts) =>
        [.. Enumerable.Range(0, counts.Trames.Count).Where(trame => (combination >> trame & 1) != 0)];

    static int Compare(IReadOnlyList<int> one, IReadOnlyList<int> other) =>
        one.Zip(other, (a, b) => a.CompareTo(b)).FirstOrDefault(order => order != 0);
}
