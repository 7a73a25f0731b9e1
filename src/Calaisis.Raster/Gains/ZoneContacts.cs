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
    /// The pairs that come to touch and those that no longer do, by a change that is made; it is still made afterwards.
    /// </summary>
    public (IReadOnlySet<PatchPair> Come, IReadOnlySet<PatchPair> Gone) Of(GroundUpdate update)
    {
        var change = new Dictionary<PatchPair, int>();
        CountNear(update, change, 1);
        update.Swap();
        CountNear(update, change, -1);
        update.Swap();
        var (come, gone) = (new HashSet<PatchPair>(), new HashSet<PatchPair>());
        foreach (var (pair, by) in change)
        {
            var before = _counts.GetValueOrDefault(pair);
            if (before == 0 && by > 0) come.Add(pair);
            if (before > 0 && before + by == 0) gone.Add(pair);
        }

        return (come, gone);
    }

    void CountNear(GroundUpdate update, Dictionary<PatchPair, int> counts, int by)
    {
        foreach (var cell in update.Touched)
        {
            for (var step = 0; step < ground.Steps.Count; step++)
            {
                if (ground.Beyond(cell, step) is not (>= 0 and var other)) continue;
                if (other > cell || !update.Touched.Contains(other)) Count(counts, cell, step, other, by);
            }
        }
    }

    void Count(Dictionary<PatchPair, int> counts, int cell, int step, int other, int by)
    {
        var (one, two) = (ground.Owner[cell], ground.Owner[other]);
        if (one == two || one == 0 || two == 0 || double.IsPositiveInfinity(ground.StepCost(cell, step))) return;
        var pair = PatchPair.Of(one, two);
        counts[pair] = counts.GetValueOrDefault(pair) + by;
    }
}
