using Calaisis.Raster.Comparison;
using Calaisis.Raster.Flow;
using Calaisis.Raster.Geo.Vectors;
using Calaisis.Raster.Operation.Running;
using Calaisis.Raster.Outputs;
using Calaisis.Raster.Planning;
using Calaisis.Raster.Processing.Steps;
using Calaisis.Raster.Tables;

namespace Calaisis.Raster.Processing.Scenarios;

/// <summary>Ranks scenarios and puts the tables of all comparisons together.</summary>
sealed class ComparisonTablesWork(IReadOnlyList<ComparedTrame> pairs) : IStepWork
{
    /// <summary>
    /// The tables that comparisons of single trames have written, in the order they are put together.
    /// </summary>
    static readonly string[] Gathered = ["figures", "connectivity", "statements"];

    public const string Json = "comparison.json";

    public static IReadOnlyList<string> Outputs { get; } =
        [.. CsvFolder.NamesOf(Gathered.Append(RankingTable.Name)), Json];

    public static IReadOnlyDictionary<string, string> Parameters(IReadOnlyList<ComparedTrame> pairs)
    {
        var declared = pairs[0].Declared;
        var all = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (criterion, weight) in declared.Weights.Criteria)
            all[$"weight {criterion}"] = CanonicalJson.Of(weight);
        foreach (var (trame, weight) in declared.Weights.Trames)
            all[$"weight of trame {trame}"] = CanonicalJson.Of(weight);
        foreach (var (criterion, change) in declared.Scale.Indifference)
            all[$"indifference {criterion}"] = CanonicalJson.Of(change);
        foreach (var (criterion, change) in declared.Scale.FullScale)
            all[$"full scale {criterion}"] = CanonicalJson.Of(change);
        var rules = RulesOf(pairs);
        all["lit above"] = rules.LitAbove is { } above ? CanonicalJson.Of(above) : "null";
        all["light counts in"] =
            $"[{string.Join(',', rules.LightTrames.Order(StringComparer.Ordinal).Select(CanonicalJson.Of))}]";
        all["least area in ha"] = CanonicalJson.Of(rules.LeastHectares);
        all["language"] = CanonicalJson.Of(pairs[0].After.Pipeline.Language.ToString());
        // Rows follow it, and so do scenarios of equal score.
        all["order"] = $"[{string.Join(',', pairs.Select(pair => CanonicalJson.Of(pair.Role)))}]";
        return all;
    }

    public Task RunAsync(
        IReadOnlyList<StepPlace> together, StepResources resources, IRunListener listener, CancellationToken cancel) =>
        Task.Run(() => Run(together[0]), cancel);

    void Run(StepPlace place)
    {
        var rules = RulesOf(pairs);
        var tables = Gathered.Select(
            name => Together(pairs.Select(pair => FeatureFile.Read(place.Input(pair.Role), name)).ToList())).ToList();
        var ranking = RankingTable.Of(ScenarioRanking.Of(tables[0], rules), rules, pairs[0].After.Pipeline.Language);
        foreach (var (name, bytes) in CsvFolder.Of([.. tables, ranking], StepMetadata.Of(pairs[0].After, place)))
            WholeFile.Write(place.Output(name), bytes);
        WholeFile.Write(place.Output(Json), ComparisonJson.Bytes([ranking, tables[2], tables[1], tables[0]]));
    }

    // Light that matters to a trame of one scenario matters to it in all: points have to be comparable.
    static RankingRules RulesOf(IReadOnlyList<ComparedTrame> pairs) =>
        RankingRules.Of(pairs[0].Declared, pairs.Select(pair => pair.After.Trame(pair.Trame)), pairs[0].After.Grid);

    static FeatureTable Together(List<FeatureTable> tables) =>
        tables[0] with { Rows = [.. tables.SelectMany(table => table.Rows)] };
}
