using Calaisis.Raster.Comparison;
using Calaisis.Raster.Flow;
using Calaisis.Raster.Geo.Vectors;
using Calaisis.Raster.Operation.Running;
using Calaisis.Raster.Outputs;
using Calaisis.Raster.Planning;
using Calaisis.Raster.Tables;

namespace Calaisis.Raster.Cli.Steps;

/// <summary>Ranks scenarios and puts the tables of all comparisons together.</summary>
sealed class ComparisonTablesWork(IReadOnlyList<ComparedTrame> pairs) : IStepWork
{
    /// <summary>The tables that comparisons of single trames have written, in the order they are put together.</summary>
    static readonly string[] Gathered = ["figures", "connectivity", "statements"];

    public const string Json = "comparison.json";

    public static IReadOnlyList<string> Outputs { get; } = [.. CsvFolder.NamesOf(Gathered.Append("ranking")), Json];

    public static IReadOnlyDictionary<string, string> Parameters(IReadOnlyList<ComparedTrame> pairs)
    {
        var declared = pairs[0].Declared;
        var all = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (criterion, weight) in declared.Weights.Criteria) all[$"weight {criterion}"] = CanonicalJson.Of(weight);
        foreach (var (trame, weight) in declared.Weights.Trames) all[$"weight of trame {trame}"] = CanonicalJson.Of(weight);
        all["light above"] = $"[{string.Join(',', (declared.Light?.Above ?? []).Select(CanonicalJson.Of))}]";
        // Rows follow it, and so do scenarios of equal score.
        all["order"] = $"[{string.Join(',', pairs.Select(pair => CanonicalJson.Of(pair.Role)))}]";
        return all;
    }

    public Task RunAsync(IReadOnlyList<StepPlace> together, StepResources resources, IRunListener listener, CancellationToken cancel) =>
        Task.Run(() => Run(together[0]), cancel);

    void Run(StepPlace place)
    {
        var declared = pairs[0].Declared;
        var tables = Gathered.Select(name => Together(pairs.Select(pair => FeatureFile.Read(place.Input(pair.Role), name)).ToList())).ToList();
        var ranking = ComparisonTables.Ranking(ScenarioRanking.Of(tables[0], declared.Weights, declared.Light?.Above ?? []));
        foreach (var (name, bytes) in CsvFolder.Of([.. tables, ranking], StepMetadata.Of(pairs[0].After, place))) WholeFile.Write(place.Output(name), bytes);
        WholeFile.Write(place.Output(Json), ComparisonJson.Bytes([ranking, tables[2], tables[1], tables[0]]));
    }

    static FeatureTable Together(List<FeatureTable> tables) => tables[0] with { Rows = [.. tables.SelectMany(table => table.Rows)] };
}
