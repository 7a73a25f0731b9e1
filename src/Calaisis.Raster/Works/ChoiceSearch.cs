using Calaisis.Raster.Faults;

namespace Calaisis.Raster.Works;

/// <summary>How much is looked at before a search gives up proving; no clock decides, so results repeat.</summary>
/// <param name="Evaluations">Sets of works tried by removing and exchanging.</param>
/// <param name="Nodes">Nodes of the proof for each budget.</param>
public sealed record ChoiceEffort(long Evaluations = 20_000, long Nodes = 50_000);

/// <summary>
/// The works that connect most for a budget: greedy choices, exchanges, then branch and bound, which proves the best or
/// says how far off it may be.
/// </summary>
/// <remarks>
/// Connectivity is not submodular, so no greedy choice comes with a guarantee (Hamonic et al., Methods in Ecology and
/// Evolution 2025, 10.1111/2041-210X.70055).
/// </remarks>
public sealed class ChoiceSearch
{
    /// <summary>Of more works, not every set is looked at, and proofs take long.</summary>
    public const int FewWorks = GreedyChoice.FewWorks;

    readonly ChoiceGoal _goal;
    readonly WorkList _works;
    readonly ChoiceEffort _effort;
    readonly ChoiceValues _values;

    /// <param name="goal">What is to be made as great as possible.</param>
    /// <param name="works">What may be done for it.</param>
    /// <param name="effort">How much is looked at.</param>
    public ChoiceSearch(ChoiceGoal goal, WorkList works, ChoiceEffort effort)
    {
        ArgumentNullException.ThrowIfNull(goal);
        ArgumentNullException.ThrowIfNull(works);
        ArgumentNullException.ThrowIfNull(effort);
        (_goal, _works, _effort) = (goal, works, effort);
        _values = new ChoiceValues(goal, works);
    }

    /// <summary>The best works for each budget, in the order of the budgets; more budget never brings less.</summary>
    /// <exception cref="UnfitException">A budget pays for no work, or not for the fixed ones.</exception>
    public IReadOnlyList<Choice> For(IReadOnlyList<double> budgets, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(budgets);
        foreach (var budget in budgets) Require(budget);
        var greedy = new GreedyChoice(_values, _effort.Evaluations);
        if (_works.All.Count <= FewWorks)
            greedy.Remove(greedy.Add(double.PositiveInfinity, perCost: true, cancel), cancel);
        var proofs = budgets.Distinct().Order()
            .ToDictionary(budget => budget, budget => Prove(greedy, Allowed(budget), cancel));
        return [.. budgets.Select(budget => ChoiceOf(budget, proofs[budget]))];
    }

    /// <summary>All sets that were met of which none costs less and connects as much, the cheapest first.</summary>
    public IReadOnlyList<(WorkSet Works, double Cost, double Value)> Frontier()
    {
        var frontier = new List<(WorkSet Works, double Cost, double Value)>();
        foreach (var met in _values.Met.Where(met => IsChoice(met.Works))
            .Select(met => (met.Works, Cost: _works.CostOf(met.Works), met.Value))
            .OrderBy(met => met.Cost).ThenByDescending(met => met.Value).ThenBy(met => met.Works.Count)
            .ThenBy(met => met.Works))
        {
            if (frontier.Count == 0 || met.Value > frontier[^1].Value * (1 + Rounding)) frontier.Add(met);
        }

        return frontier;
    }

    /// <summary>A plan as steps, those that gain most for their cost first, each with the gain of the goal.</summary>
    internal IReadOnlyList<(WorkSet Works, double Gain)> StepsOf(WorkSet plan, CancellationToken cancel) =>
        new GreedyChoice(_values, _effort.Evaluations).Steps(double.PositiveInfinity, perCost: true, plan, cancel);

    /// <summary>Works out what a set comes to without each of its works.</summary>
    internal void LookAtRests(WorkSet all) => LeaveOut.Each(_values, all);

    /// <summary>What a set of works comes to; decides, and is not written.</summary>
    internal double ValueOf(WorkSet works) => _values.Of(works);

    // Two ways of adding the same works differ in the last bits.
    const double Rounding = 1e-12;

    // 0.1, 0.2 and 0.3 cost 0.6 together, though their sum is a last bit more.
    static double Allowed(double budget) => budget * (1 + Rounding);

    bool IsChoice(WorkSet works) => _works.IsPossible(works) && works.Union(_works.Fixed) == works
        && !works.Overlaps(_works.Banned);

    void Require(double budget)
    {
        var needed = _works.CostOf(_works.Fixed);
        if (Allowed(budget) < needed)
        {
            throw new UnfitException(
                $"the budget is {budget}, the works that are done in any case cost {needed}: expected at least that");
        }

        var free = _works.All.Where((_, i) => !_works.Fixed.Contains(i) && !_works.Banned.Contains(i)).ToList();
        if (free.MinBy(work => work.Cost) is { } cheapest && needed + cheapest.Cost > budget && needed == 0)
        {
            throw new UnfitException($"the budget is {budget}, the cheapest work ('{cheapest.Id}') costs "
                + $"{cheapest.Cost}: expected at least that");
        }
    }

    (double Bound, bool IsProved) Prove(GreedyChoice greedy, double budget, CancellationToken cancel)
    {
        greedy.Add(budget, perCost: true, cancel);
        greedy.Add(budget, perCost: false, cancel);
        var choice = new Exchanges(_values, _effort.Evaluations).Better(BestMet(budget).Works, budget, cancel);
        var (_, bound, isProved) = new ChoiceProof(_values, _effort.Nodes).Of(choice, budget, cancel);
        return (bound, isProved);
    }

    Choice ChoiceOf(double budget, (double Bound, bool IsProved) proof)
    {
        var (works, cost, value) = BestMet(Allowed(budget));
        var ec = _goal.EcWith(works);
        return new Choice(
            budget, works, cost, ec, _goal.ValueOf(ec), Math.Max(proof.Bound, value), proof.IsProved);
    }

    // What a larger budget has met may serve a smaller one.
    (WorkSet Works, double Cost, double Value) BestMet(double budget) =>
        Frontier().Last(met => met.Cost <= budget);
}
