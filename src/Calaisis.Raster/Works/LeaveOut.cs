namespace Calaisis.Raster.Works;

/// <summary>Sets with one work less, with those that require it.</summary>
static class LeaveOut
{
    /// <summary>
    /// What is left of a set without each of its works in turn, all worked out; fixed works, and what they require,
    /// stay.
    /// </summary>
    /// <remarks>
    /// Halves of the set are added to copies of one state, so that n sets take n log n additions in place of n squared.
    /// </remarks>
    public static IReadOnlyList<WorkSet> Each(ChoiceValues values, WorkSet set)
    {
        var works = values.Works;
        var free = set.Works.Where(work => !works.Fixed.Contains(work)).ToList();
        var alone = free.Where(work => Dependents(works, set, work) == WorkSet.None.With(work)).ToList();
        var found = new Dictionary<int, WorkSet>();
        if (alone.Count > 0)
        {
            var state = values.Before();
            state.Add(alone.Aggregate(set, (rest, work) => rest.Without(work)));
            Halve(state, 0, alone.Count);
        }

        return [.. free.Select(work => found.TryGetValue(work, out var rest) ? rest : Without(work))];

        void Halve(ChoiceState state, int from, int to)
        {
            if (to - from == 1)
            {
                values.Of(state, WorkSet.None);
                found[alone[from]] = state.Works;
                return;
            }

            var middle = (from + to) / 2;
            var other = state.Copy();
            for (var i = middle; i < to; i++) other.Add(WorkSet.None.With(alone[i]));
            Halve(other, from, middle);
            for (var i = from; i < middle; i++) state.Add(WorkSet.None.With(alone[i]));
            Halve(state, middle, to);
        }

        WorkSet Without(int work)
        {
            var rest = Dependents(works, set, work).Works.Aggregate(set, (left, gone) => left.Without(gone));
            values.Of(rest);
            return rest;
        }
    }

    /// <summary>A work with those of a set that require it.</summary>
    static WorkSet Dependents(WorkList works, WorkSet set, int work) => works.NeedingOf(work).Works
        .Where(set.Contains).Aggregate(WorkSet.None, (all, one) => all.With(one));
}
