namespace Calaisis.Raster.Works;

/// <summary>
/// Choices made one work after another, the best first or the worst away. Neither comes near the best in any case: two
/// works on one way may be worth nothing alone and much together.
/// </summary>
sealed class GreedyChoice(ChoiceValues values, long effort)
{
    /// <summary>Of more works, not all are looked at in every step.</summary>
    public const int FewWorks = 80;

    // So many of those that gained most when they were last looked at, and every so-manieth of the others in turn.
    const int Foremost = 48;
    const int Turns = 24;

    readonly WorkList _works = values.Works;

    /// <summary>Adds what gains most, until nothing more can be paid.</summary>
    /// <param name="budget">What may be spent.</param>
    /// <param name="perCost">Whether it goes by the gain for its cost.</param>
    /// <param name="cancel">Stops it.</param>
    public WorkSet Add(double budget, bool perCost, CancellationToken cancel) =>
        Steps(budget, perCost, null, cancel).Aggregate(_works.Fixed, (set, step) => set.Union(step.Works));

    /// <summary>The same as steps, each with the gain of the goal.</summary>
    /// <param name="budget">What may be spent.</param>
    /// <param name="perCost">Whether it goes by the gain for its cost.</param>
    /// <param name="among">The works that may be added; null for all.</param>
    /// <param name="cancel">Stops it.</param>
    public IReadOnlyList<(WorkSet Works, double Gain)> Steps(
        double budget, bool perCost, WorkSet? among, CancellationToken cancel)
    {
        var state = values.Before();
        state.Add(_works.Fixed);
        var value = values.Of(state.Works);
        var steps = new List<(WorkSet Works, double Gain)>();
        var scores = new double[_works.All.Count];
        while (Best(state, value, budget, perCost, Looked(scores, steps.Count, among), scores, cancel) is { } best)
        {
            state.Add(best);
            var next = values.Of(state.Works);
            steps.Add((best, next - value));
            value = next;
        }

        return steps;
    }

    /// <summary>The works to look at in a step: all in the first, and all of few.</summary>
    static IEnumerable<int> Looked(double[] scores, int step, WorkSet? among)
    {
        var all = Enumerable.Range(0, scores.Length).Where(work => among is not { } only || only.Contains(work));
        if (scores.Length <= FewWorks || step == 0) return all;
        return all.OrderByDescending(work => scores[work]).ThenBy(work => work)
            .Where((work, place) => place < Foremost || work % Turns == step % Turns).Order().ToList();
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

    WorkSet? Best(
        ChoiceState state, double value, double budget, bool perCost, IEnumerable<int> looked, double[] scores,
        CancellationToken cancel)
    {
        var (spent, banned) = (_works.CostOf(state.Works), _works.Banned);
        (WorkSet Works, double Score)? best = null;
        foreach (var work in looked)
        {
            scores[work] = double.NegativeInfinity;
            cancel.ThrowIfCancellationRequested();
            if (state.Works.Contains(work) || banned.Contains(work)) continue;
            var needs = _works.NeedsOf(work);
            if (needs.Works.Any(need => _works.RuledOutBy(need).Overlaps(state.Works))) continue;
            var cost = _works.CostOf(state.Works.Union(needs)) - spent;
            if (spent + cost > budget) continue;
            var gain = values.Of(state, needs) - value;
            var score = !perCost ? gain : cost > 0 ? gain / cost : gain > 0 ? double.PositiveInfinity : 0;
            scores[work] = score;
            if (best is not { } other || score > other.Score) best = (needs, score);
        }

        return best?.Works;
    }
}
