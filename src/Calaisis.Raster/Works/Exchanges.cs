namespace Calaisis.Raster.Works;

/// <summary>
/// Betters a choice by exchanging works for others, one for one, one for two and two for one, until no exchange gains.
/// </summary>
sealed class Exchanges(ChoiceValues values, long effort)
{
    // What is less is rounding.
    const double LeastGain = 1e-12;

    readonly WorkList _works = values.Works;

    /// <summary>The choice that no exchange betters, or the best that was met when the effort ended.</summary>
    public WorkSet Better(WorkSet choice, double budget, CancellationToken cancel)
    {
        while (values.Count < effort && Best(choice, budget, cancel) is { } better) choice = better;
        return choice;
    }

    WorkSet? Best(WorkSet choice, double budget, CancellationToken cancel)
    {
        (WorkSet Works, double Value)? best = null;
        var least = values.Of(choice) * (1 + LeastGain);
        var rests = Rests(choice).ToList();
        foreach (var rest in rests)
        {
            if (values.Count >= effort) break;
            var state = values.Before();
            state.Add(rest);
            var ones = Additions(rest, budget).ToList();
            foreach (var added in ones)
            {
                Try(state, added);
                if (choice.Count - rest.Count > 1) continue;
                foreach (var second in Additions(rest.Union(added), budget))
                {
                    if (values.Count >= effort) break;
                    Try(state, added.Union(second));
                }
            }
        }

        return best?.Works;

        void Try(ChoiceState state, WorkSet added)
        {
            cancel.ThrowIfCancellationRequested();
            var value = values.Of(state, added);
            if (value > least && (best is not { } other || value > other.Value))
                best = (state.Works.Union(added), value);
        }
    }

    // The choice itself, without one work, and without two.
    IEnumerable<WorkSet> Rests(WorkSet choice)
    {
        yield return choice;
        var ones = Without(choice).ToList();
        foreach (var one in ones) yield return one;
        foreach (var two in ones.SelectMany(Without).Distinct()) yield return two;
    }

    IEnumerable<WorkSet> Without(WorkSet set)
    {
        foreach (var work in set.Works.Where(work => !_works.Fixed.Contains(work)))
        {
            yield return _works.NeedingOf(work).Works.Aggregate(set, (rest, gone) => rest.Without(gone));
        }
    }

    IEnumerable<WorkSet> Additions(WorkSet rest, double budget)
    {
        var banned = _works.Banned;
        for (var work = 0; work < _works.All.Count; work++)
        {
            if (rest.Contains(work) || banned.Contains(work)) continue;
            var needs = _works.NeedsOf(work);
            if (needs.Works.Any(need => _works.RuledOutBy(need).Overlaps(rest))) continue;
            if (_works.CostOf(rest.Union(needs)) <= budget) yield return needs;
        }
    }
}
