namespace Calaisis.Raster.Works;

/// <summary>What one work brings, in the unit of the goal.</summary>
/// <param name="Work">It.</param>
/// <param name="Alone">The gain of it alone, with what it requires, beside the fixed works.</param>
/// <param name="LeftOut">The loss if it is left out of all works, with those that require it.</param>
/// <param name="Step">Its place in the plan, the best for its cost first; null for one that is not in the plan.</param>
/// <param name="InPlan">The gain of its step.</param>
/// <param name="LeastBudget">The least budget that chooses it; null where none does.</param>
public sealed record WorkGain(
    Work Work, double Alone, double LeftOut, int? Step, double? InPlan, double? LeastBudget)
{
    /// <summary>The gain of it alone for 1 000 units of cost; null for one that costs nothing.</summary>
    public double? AlonePerThousand => Work.Cost > 0 ? Alone / Work.Cost * 1000 : null;

    /// <summary>The gains of all works, in the order of their ids.</summary>
    /// <param name="search">The search that has chosen.</param>
    /// <param name="works">All works.</param>
    /// <param name="choices">What was chosen; the plan is that of the greatest budget.</param>
    /// <param name="cancel">Stops it.</param>
    public static IReadOnlyList<WorkGain> Of(
        ChoiceSearch search, WorkList works, IReadOnlyList<Choice> choices, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(search);
        ArgumentNullException.ThrowIfNull(works);
        ArgumentNullException.ThrowIfNull(choices);
        var (before, all) = (search.ValueOf(works.Fixed), AllOf(works));
        search.LookAtRests(all);
        var (whole, steps) = (search.ValueOf(all), StepsOf(search, choices, cancel));
        return [.. works.All.Select((work, i) => new WorkGain(
            work,
            search.ValueOf(works.Fixed.Union(works.NeedsOf(i))) - before,
            whole - search.ValueOf(works.NeedingOf(i).Works.Aggregate(all, (rest, gone) => rest.Without(gone))),
            steps.TryGetValue(i, out var step) ? step.Step : null,
            steps.TryGetValue(i, out step) ? step.Gain : null,
            choices.Where(choice => choice.Works.Contains(i)).Select(choice => (double?)choice.Budget).Min()))];
    }

    // Works that rule each other out are all in it: it is no choice, and says what each adds to all others.
    static WorkSet AllOf(WorkList works) => Enumerable.Range(0, works.All.Count)
        .Where(i => !works.Banned.Contains(i)).Aggregate(WorkSet.None, (set, i) => set.With(i));

    static Dictionary<int, (int Step, double Gain)> StepsOf(
        ChoiceSearch search, IReadOnlyList<Choice> choices, CancellationToken cancel)
    {
        var steps = new Dictionary<int, (int Step, double Gain)>();
        var done = WorkSet.None;
        foreach (var (works, gain) in search.StepsOf(choices.MaxBy(choice => choice.Budget)!.Works, cancel))
        {
            // What a work requires comes with it, and has the same step.
            foreach (var work in works.Works.Where(work => !done.Contains(work)))
                steps[work] = (steps.Values.Select(step => step.Step).DefaultIfEmpty(0).Max() + 1, gain);
            done = done.Union(works);
        }

        return steps;
    }
}
