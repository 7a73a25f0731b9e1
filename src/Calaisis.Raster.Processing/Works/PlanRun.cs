using Calaisis.Raster.Faults;
using Calaisis.Raster.Pipelines.Actions;
using Calaisis.Raster.Works;

namespace Calaisis.Raster.Processing.Works;

/// <summary>The choice among works, by what each makes of all trames.</summary>
sealed class PlanRun
{
    /// <summary>Of more works the proof is given few nodes: each takes as long as all works together.</summary>
    const int NodesOfMany = 10;

    readonly WorksDeclaration _declared;
    readonly IReadOnlyList<PlacedWork> _placed;
    readonly IReadOnlyList<TrameGains> _gains;
    readonly ILookup<string, (int Trame, WorkGains Gains)> _made;
    readonly WorkList _works;

    public PlanRun(WorksDeclaration declared, IReadOnlyList<PlacedWork> placed, IReadOnlyList<TrameGains> gains)
    {
        (_declared, _placed, _gains) = (declared, placed, gains);
        _made = gains.SelectMany((trame, i) => trame.Works.Select(work => (Trame: i, Gains: work)))
            .ToLookup(made => made.Gains.Work, StringComparer.Ordinal);
        _works = new WorkList(placed.Select(work => work.Candidate.Work with { Status = StatusOf(work) }));
        Networks = [.. gains.Select(trame => PlanNetworks.Of(trame, _works))];
        var weights = gains.Select(trame => declared.Weights.GetValueOrDefault(trame.Trame, 1)).ToList();
        Goal = new ChoiceGoal(
            Networks,
            [.. weights.Select(weight => declared.CountsLeast ? 1 : weight / weights.Sum())],
            declared.CountsLeast ? GoalKind.Least : GoalKind.Sum);
        foreach (var (trame, ec) in gains.Zip(Goal.EcBefore))
        {
            if (ec > 0) continue;
            throw new PipelineException([new Fault("works", 0, 0, $"no core area of the trame '{trame.Trame}' lies in "
                + $"the territory, so no gain can be related to what there is: give it the weight 0")]);
        }
    }

    public IReadOnlyList<ImprovedNetwork> Networks { get; }

    public ChoiceGoal Goal { get; }

    public WorkList Works => _works;

    /// <summary>What is chosen for each budget, and what every work brings.</summary>
    /// <exception cref="PipelineException">A budget pays for no work.</exception>
    public WorkPlan Choose(CancellationToken cancel)
    {
        var nodes = _works.All.Count > ChoiceSearch.FewWorks ? Math.Min(_declared.Nodes, NodesOfMany) : _declared.Nodes;
        var search = new ChoiceSearch(Goal, _works, new ChoiceEffort(Nodes: (long)nodes));
        try
        {
            var choices = search.For(_declared.Budgets, cancel);
            var gains = WorkGain.Of(search, _works, choices, cancel).ToDictionary(gain => gain.Work.Id);
            return new WorkPlan(
                choices, search.Frontier(), [.. _placed.Select(work => PlannedOf(work, gains, choices))]);
        }
        catch (UnfitException unfit)
        {
            throw new PipelineException([new Fault("works", 0, 0, unfit.Sentence)]);
        }
    }

    PlannedWork PlannedOf(
        PlacedWork work, Dictionary<string, WorkGain> gains, IReadOnlyList<Choice> choices)
    {
        var (id, place) = (work.Candidate.Work.Id, _works.PlaceOf(work.Candidate.Work.Id));
        var trames = new Dictionary<string, TrameGain>(StringComparer.Ordinal);
        foreach (var (i, made) in _made[id])
        {
            var (before, links) = (Goal.EcBefore[i], made.Effect.Links);
            var ec = Networks[i].Improvements[place].Count == 0 || made.LostCells > 0
                ? before
                : ProductSearch.EcOf(Networks[i], WorkSet.None.With(place));
            trames.Add(_gains[i].Trame, new TrameGain(
                made.LostCells > 0 ? double.NaN : ec - before,
                made.LostCells > 0 ? double.NaN : (ec / before) - 1,
                links.Count(link => link.After < link.Before && !double.IsPositiveInfinity(link.Before)),
                links.Count(link => double.IsPositiveInfinity(link.Before)),
                links.Count(link => link.After > link.Before),
                links.Where(link => link.After < link.Before && !double.IsPositiveInfinity(link.Before))
                    .Sum(link => link.Before - link.After),
                made.LostCells));
        }

        return new PlannedWork(
            work, gains.GetValueOrDefault(id), trames,
            [.. choices.Where(choice => choice.Works.Contains(place)).Select(choice => choice.Budget)], WhyNot(work));
    }

    /// <summary>What takes habitat away, or changes nothing, is not chosen.</summary>
    WorkStatus StatusOf(PlacedWork work) => WhyNot(work) is null ? work.Candidate.Work.Status : WorkStatus.Banned;

    Sentence? WhyNot(PlacedWork work)
    {
        if (work.Candidate.Work.Status != WorkStatus.Free) return null;
        var made = _made[work.Candidate.Work.Id].ToList();
        if (made.Find(one => one.Gains.LostCells > 0) is { Gains: not null } taking)
            return $"it takes habitat of the trame {_gains[taking.Trame].Trame} away";
        if (made.Exists(one => one.Gains.Effect.Cores.Count > 0
            || one.Gains.Effect.Links.Any(link => link.After < link.Before)))
        {
            return null;
        }

        return $"it betters no network";
    }
}

/// <summary>Works chosen for budgets.</summary>
/// <param name="Choices">For each budget, the least first.</param>
/// <param name="Frontier">The sets that were met of which none costs less and connects as much.</param>
/// <param name="Works">All works, in the order of their ids.</param>
sealed record WorkPlan(
    IReadOnlyList<Choice> Choices, IReadOnlyList<(WorkSet Works, double Cost, double Value)> Frontier,
    IReadOnlyList<PlannedWork> Works);
