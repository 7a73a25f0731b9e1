using Calaisis.Raster.Tables;

namespace Calaisis.Raster.Works;

/// <summary>What was chosen as tables: a row for each budget, and one for each work.</summary>
public static class ChoiceTables
{
    /// <summary>A row for each budget.</summary>
    /// <param name="goal">What was made as great as possible.</param>
    /// <param name="works">All works.</param>
    /// <param name="bestBuys">Budgets whose choice lies on the upper hull of cost against gain.</param>
    public static Table<Choice> Choices(ChoiceGoal goal, WorkList works, IReadOnlySet<double> bestBuys)
    {
        ArgumentNullException.ThrowIfNull(goal);
        ArgumentNullException.ThrowIfNull(works);
        return new Table<Choice>("choices", FeatureShape.None,
        [
            Column<Choice>.Number("budget", "", "", "What may be spent", choice => choice.Budget),
            Column<Choice>.Number("cost", "", "", "What the chosen works cost",
                choice => Cents(choice.Cost)),
            .. goal.Networks.SelectMany((network, i) => new[]
            {
                Column<Choice>.Number(
                    $"ec_{network.Name}", "", "", "Equivalent connectivity with the works, in the unit of qualities",
                    choice => choice.Ec[i]),
                Column<Choice>.Number(
                    $"gain_{network.Name}_percent", "", "%", "How much more that is than without works",
                    choice => 100 * ((choice.Ec[i] / goal.EcBefore[i]) - 1)),
            }),
            Column<Choice>.Number(
                "value", "", "", "The goal: weighted relative connectivity, their sum or the least of them",
                choice => choice.Value),
            Column<Choice>.Text(
                "proved", "", "Whether no choice within the budget is better: yes or no",
                choice => choice.IsProved ? "yes" : "no"),
            Column<Choice>.Number(
                "gap_percent", "", "%", "How much better another choice may be at most; 0 where that is proved",
                choice => 100 * choice.Gap),
            Column<Choice>.Text(
                "best_buy", "", "Whether no mixture of a cheaper and a dearer choice brings as much for its cost: "
                    + "yes or no",
                choice => bestBuys.Contains(choice.Budget) ? "yes" : "no"),
            Column<Choice>.Whole("count", "", "How many works are chosen", choice => choice.Works.Count),
            Column<Choice>.Text(
                "works", "", "The chosen works, with blanks between; empty: none",
                choice => choice.Works.Count == 0 ? null : string.Join(' ', works.IdsOf(choice.Works))),
        ]);
    }

    /// <summary>A sum of decimals without what their binary forms add to it.</summary>
    public static double Cents(double sum) => Math.Round(sum, 6);

    /// <summary>A row for each work.</summary>
    public static Table<WorkGain> Works { get; } = new("works", FeatureShape.None,
    [
        Column<WorkGain>.Text("work", "", "The id of the work", gain => gain.Work.Id),
        Column<WorkGain>.Number("cost", "", "", "What it costs", gain => gain.Work.Cost),
        Column<WorkGain>.Text(
            "status", "", "free: may be chosen; fixed: done in any case; banned: never done",
            gain => gain.Work.Status switch
            {
                WorkStatus.Fixed => "fixed",
                WorkStatus.Banned => "banned",
                _ => "free",
            }),
        Column<WorkGain>.Number(
            "gain_alone_percent", "", "%",
            "Gain of the goal by it alone, with what it requires, beside the fixed works",
            gain => 100 * gain.Alone),
        Column<WorkGain>.Number(
            "gain_per_1000_percent", "", "%", "The same for 1 000 units of its cost; empty for one that costs nothing",
            gain => 100 * gain.AlonePerThousand),
        Column<WorkGain>.Number(
            "loss_left_out_percent", "", "%", "Loss of the goal where all works but it, and those that require it, "
                + "are done",
            gain => 100 * gain.LeftOut),
        Column<WorkGain>.Whole(
            "step", "", "Its place in the plan of the greatest budget, the best for its cost first; empty: not in it",
            gain => gain.Step),
        Column<WorkGain>.Number(
            "gain_in_plan_percent", "", "%", "Gain of the goal by its step; empty: not in the plan",
            gain => 100 * gain.InPlan),
        Column<WorkGain>.Number(
            "least_budget", "", "", "The least budget that chooses it; empty: none does", gain => gain.LeastBudget),
    ]);

    /// <summary>The budgets whose choices lie on the upper hull of cost against value.</summary>
    public static IReadOnlySet<double> BestBuys(IReadOnlyList<Choice> choices)
    {
        var hull = new List<Choice>();
        foreach (var next in choices.OrderBy(choice => choice.Cost).ThenByDescending(choice => choice.Value))
        {
            if (hull.Count > 0 && (next.Cost <= hull[^1].Cost || next.Value <= hull[^1].Value)) continue;
            while (hull.Count > 1 && Slope(hull[^2], next) >= Slope(hull[^2], hull[^1])) hull.RemoveAt(hull.Count - 1);
            hull.Add(next);
        }

        return hull.Select(choice => choice.Budget).ToHashSet();

        static double Slope(Choice from, Choice to) => (to.Value - from.Value) / (to.Cost - from.Cost);
    }
}
