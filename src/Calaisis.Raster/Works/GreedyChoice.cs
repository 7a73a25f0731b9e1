namespace Calaisis.Raster.Works;

/// <summary>
/// Choices made one work after another, the best first or the worst away. Neither comes near the best in any case: two
/// works on one way may be worth nothing alone and much together.
/// </summary>
sealed class GreedyChoice(ChoiceValues values, long effort)
{
    readonly WorkList _works = values.Works;

    /// <summary>Adds what gains most, until nothing more can be paid.</summary>
    /// <param name="budget">What may be spent.</param>
    /// <param name="perCost">Whether it goes by the gain for its cost.</param>
    /// <param name="cancel">Stops it.</param>
    public WorkSet Add(double budget, bool perCost, CancellationToken cancel)
    {
        var state = values.Before();
        state.Add(_works.Fixed);
        var value = values.Of(state.Works);
        while (Best(state, value, budget, perCost, cancel) is { } best)
        {
            state.Add(best);
            value = values.Of(state.Works);
        }

        return state.Works;
    }

    /// <summary>
    /// Takes away what loses least for its cost, until nothing is left; each step is among what was met.
    /// </summary>
    public void Remove(WorkSet all, CancellationToken cancel)
    {
        var left = all;
        while (values.Count < effort)
        {
            cancel.ThrowIfCancellationRequested();
            var value = values.Of(left);
            (WorkSet Left, double Loss)? least = null;
            foreach (var rest in LeaveOut.Each(values, left))
            {
                var saved = _works.CostOf(left) - _works.CostOf(rest);
                var lost = value - values.Of(rest);
                var loss = saved > 0 ? lost / saved : lost > 0 ? double.PositiveInfinity : 0;
                if (least is not { } other || loss < other.Loss) least = (rest, loss);
            }

            if (least is not { } found) return;
            left = found.Left;
        }
    }

    WorkSet? Best(ChoiceState state, double value, double budget, bool perCost, CancellationToken cancel)
    {
        var (spent, banned) = (_works.CostOf(state.Works), _works.Banned);
        (WorkSet Works, double Score)? best = null;
        for (var work = 0; work < _works.All.Count; work++)
        {
            cancel.ThrowIfCancellationRequested();
            if (state.Works.Contains(work) || banned.Contains(work)) continue;
            var needs = _works.NeedsOf(work);
            if (needs.Works.Any(need => _works.RuledOutBy(need).Overlaps(state.Works))) continue;
            var cost = _works.CostOf(state.Works.Union(needs)) - spent;
            if (spent + cost > budget) continue;
            var gain = values.Of(state, needs) - value;
            var score = !perCost ? gain : cost > 0 ? gain / cost : gain > 0 ? double.PositiveInfinity : 0;
            if (best is not { } other || score > other.Score) best = (needs, score);
        }

        return best?.Works;
    }
}
