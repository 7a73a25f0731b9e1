using Calaisis.Raster.Parameters;

namespace Calaisis.Raster.Pipelines.Actions;

/// <summary>What may be done for the networks of a pipeline, and with how much money.</summary>
/// <param name="Actions">The folder with the kinds of action.</param>
/// <param name="Candidates">The layers of works that may be done, in the order of the file.</param>
/// <param name="Budgets">Euros; works are chosen for each.</param>
public sealed record WorksDeclaration(
    Location Actions, IReadOnlyList<WorkLayerDeclaration> Candidates, IReadOnlyList<double> Budgets)
{
    /// <summary>The key of a pipeline.</summary>
    internal const string KeyName = "works";

    /// <summary>Whether the least of the relative gains counts, not their weighted mean.</summary>
    public bool CountsLeast { get; init; }

    /// <summary>The weights of trames by name; a trame that is not named weighs 1.</summary>
    public IReadOnlyDictionary<string, double> Weights { get; init; } = new Dictionary<string, double>();

    /// <summary>How far the proof of the best goes, in nodes of its search for each budget.</summary>
    public double Nodes { get; init; } = UsualNodes;

    const double UsualNodes = 2000;

    static readonly Key<Location> ActionsKey = Key<Location>.Required(
        "actions", new PathSpec($"a folder of kinds of action"), "The folder with the kinds of action, a file each",
        "actions");

    static readonly Key<IReadOnlyList<Named<WorkLayerDeclaration>>> CandidatesKey =
        Key<IReadOnlyList<Named<WorkLayerDeclaration>>>.Required(
            "candidates",
            new NamedSpec<WorkLayerDeclaration>("work layer", WorkLayerDeclaration.Spec),
            "Layers of works that may be done, each under a name of its own",
            "{ haies: { vector: works.gpkg, layer: hedge, action: haie-plantee } }");

    static readonly Key<IReadOnlyList<double>> BudgetsKey = Key<IReadOnlyList<double>>.Required(
        "budgets",
        new ListSpec<double>(new NumberSpec { Above = 0 }),
        "Euros that may be spent: works are chosen for each of these budgets",
        "[100000, 500000]");

    static readonly Key<bool> GoalKey = Key<bool>.WithDefault(
        "goal",
        new ChoiceSpec<bool>(("mean", false), ("least", true)),
        false,
        "What is made as great as possible: the weighted mean of what the connectivity (EC) of each trame becomes, "
            + "relative to today, or the least of these",
        "least");

    static readonly Key<IReadOnlyList<Named<double>>> WeightsKey = Key<IReadOnlyList<Named<double>>>.Optional(
        "weights",
        new NamedSpec<double>("weight", new NumberSpec { AtLeast = 0 }),
        "How much each trame counts; 1 for those that are left out, 0 for none",
        "{ verte: 2, bleue: 2 }");

    static readonly Key<double> NodesKey = Key<double>.WithDefault(
        "nodes",
        new NumberSpec { AtLeast = 1, Whole = true },
        UsualNodes,
        "How far the proof of the best goes, in nodes of its search for each budget; beyond, the tables say how much "
            + "better another choice may be",
        "50000");

    /// <summary>How a pipeline file declares it.</summary>
    public static RecordSpec<WorksDeclaration> Spec { get; } = new(
        "choice of works",
        "Works that may be done for the networks, and budgets to choose them for",
        [ActionsKey, CandidatesKey, BudgetsKey, GoalKey, WeightsKey, NodesKey],
        Build);

    static WorksDeclaration Build(Fields fields)
    {
        var weights = (fields.Find(WeightsKey) ?? []).ToDictionary(weight => weight.Name, weight => weight.Value);
        fields.Reading.Defer(() =>
        {
            var trames = fields.Reading.Declared("trame").Keys;
            foreach (var unknown in weights.Keys.Where(name => !trames.Contains(name)))
            {
                fields.Fault(WeightsKey, $"found a weight of the trame '{unknown}', which is not declared"
                    + $"{Spelling.DidYouMean(unknown, trames)}{Spelling.Declared([.. trames])}");
            }
        });
        return new WorksDeclaration(
            fields.Get(ActionsKey),
            [.. fields.Get(CandidatesKey).Select(layer => layer.Value with { Name = layer.Name })],
            [.. fields.Get(BudgetsKey).Distinct().Order()])
        {
            CountsLeast = fields.Get(GoalKey),
            Weights = weights,
            Nodes = fields.Get(NodesKey),
        };
    }
}
