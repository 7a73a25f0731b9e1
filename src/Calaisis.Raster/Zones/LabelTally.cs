using Calaisis.Raster.Grids;

namespace Calaisis.Raster.Zones;

/// <summary>
/// How many cells of each label lie in each zone. Whole numbers, so tallies of parts add up in any order.
/// </summary>
public sealed class LabelTally
{
    readonly Dictionary<(int Label, int Zone), long> _cells = [];

    /// <summary>Counts a raster of labels by zone; NaN and labels below 1 are none.</summary>
    /// <param name="layer">The zones.</param>
    /// <param name="labels">The labels.</param>
    /// <param name="shape">The grid.</param>
    /// <param name="workers">Threads; they change nothing but the time.</param>
    /// <param name="cancel">Stops it.</param>
    public static LabelTally Count(
        ZoneLayer layer, ITileSource labels, Shape shape, int workers, CancellationToken cancel) =>
        ZonePass.Run([layer], labels, null, shape, workers, cancel)[0].Labels;

    /// <summary>Counts cells, beside the numbers of their zones.</summary>
    public void Add(ReadOnlySpan<float> zones, ReadOnlySpan<float> labels)
    {
        // Patches and zones are wide: their cells are counted run by run.
        for (int i = 0, end; i < labels.Length; i = end)
        {
            var (zone, label) = (zones[i], labels[i]);
            for (end = i + 1; end < labels.Length && labels[end].Equals(label) && zones[end].Equals(zone); end++) { }
            if (label >= 1) Add(((int)label, ZoneTally.NumberOf(zone)), end - i);
        }
    }

    /// <summary>Cells of a label in a zone; number 0 is what lies in none.</summary>
    public long CellsOf(int label, int zone) => _cells.GetValueOrDefault((label, zone));

    /// <summary>
    /// The zone that holds most cells of each label, of equals the lower number; labels that lie in none are left out.
    /// </summary>
    public IReadOnlyDictionary<int, (int Zone, long Cells)> MostOf() => _cells
        .Where(count => count.Key.Zone != 0)
        .GroupBy(count => count.Key.Label, count => (count.Key.Zone, Cells: count.Value))
        .ToDictionary(label => label.Key, label =>
            label.OrderByDescending(count => count.Cells).ThenBy(count => count.Zone).First());

    /// <summary>Adds what another tally has counted.</summary>
    public void Add(LabelTally other)
    {
        ArgumentNullException.ThrowIfNull(other);
        foreach (var (place, count) in other._cells) Add(place, count);
    }

    void Add((int Label, int Zone) place, long count) => _cells[place] = _cells.GetValueOrDefault(place) + count;
}
