using Calaisis.Raster.Links;

namespace Calaisis.Raster.Gains;

/// <summary>
/// By how many steps the zones of two core areas touch (see <see cref="ZoneBorders"/>): a pair is there while there is
/// one.
/// </summary>
sealed class ZoneContacts(OpenGround ground)
{
    readonly Dictionary<PatchPair, int> _counts = [];

    /// <summary>Counts all of the ground.</summary>
    public static ZoneContacts Of(OpenGround ground, CancellationToken cancel)
    {
        var contacts = new ZoneContacts(ground);
        for (var cell = 0; cell < ground.Owner.Length; cell++)
        {
            if (cell % ground.Shape.Cols == 0) cancel.ThrowIfCancellationRequested();
            for (var step = 0; step < ground.Steps.Count; step++)
            {
                var other = ground.Beyond(cell, step);
                if (other > cell) contacts.Count(contacts._counts, cell, step, other, 1);
            }
        }

        return contacts;
    }

    /// <summary>The pairs whose zones touch.</summary>
    public IEnumerable<PatchPair> Pairs => _counts.Keys;

    /// <summary>Whether two zones touch without any work.</summary>
    public bool Touch(PatchPair pair) => _counts.ContainsKey(pair);

    /// <summary>
    /// The pairs that come to touch, each with the cost of the cheapest way across their border, which its link does
    /// not exceed; and those that no longer do. By a change that is made; it is still made afterwards.
    /// </summary>
    public (IReadOnlyDictionary<PatchPair, double> Come, IReadOnlySet<PatchPair> Gone) Of(GroundUpdate update)
    {
        var change = new Dictionary<PatchPair, int>();
        var crossings = new Dictionary<PatchPair, double>();
        CountNear(update, change, 1, crossings);
        update.Swap();
        CountNear(update, change, -1, null);
        update.Swap();
        var (come, gone) = (new Dictionary<PatchPair, double>(), new HashSet<PatchPair>());
        foreach (var (pair, by) in change)
        {
            var before = _counts.GetValueOrDefault(pair);
            if (before == 0 && by > 0) come.Add(pair, crossings[pair]);
            if (before > 0 && before + by == 0) gone.Add(pair);
        }

        return (come, gone);
    }

    void CountNear(
        GroundUpdate update, Dictionary<PatchPair, int> counts, int by, Dictionary<PatchPair, double>? crossings)
    {
        foreach (var cell in update.Touched)
        {
            for (var step = 0; step < ground.Steps.Count; step++)
            {
                if (ground.Beyond(cell, step) is not (>= 0 and var other)) continue;
                if (other < cell && update.Touched.Contains(other)) continue;
                if (Count(counts, cell, step, other, by) is not { } pair || crossings is null) continue;
                var crossing = ground.Cost[cell] + ground.StepCost(cell, step) + ground.Cost[other];
                if (!crossings.TryGetValue(pair, out var least) || crossing < least) crossings[pair] = crossing;
            }
        }
    }

    PatchPair? Count(Dictionary<PatchPair, int> counts, int cell, int step, int other, int by)
    {
        var (one, two) = (ground.Owner[cell], ground.Owner[other]);
        if (one == two || one == 0 || two == 0 || double.IsPositiveInfinity(ground.StepCost(cell, step))) return null;
        var pair = PatchPair.Of(one, two);
        counts[pair] = counts.GetValueOrDefault(pair) + by;
        return pair;
    }
}
