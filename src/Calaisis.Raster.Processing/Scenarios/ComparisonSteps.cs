using Calaisis.Raster.Faults;
using Calaisis.Raster.Maps.Qgis;
using Calaisis.Raster.Operation.Running;
using Calaisis.Raster.Pipelines;
using Calaisis.Raster.Pipelines.Scenarios;
using Calaisis.Raster.Planning;
using Calaisis.Raster.Processing.Habitats;
using Calaisis.Raster.Processing.Links;
using Calaisis.Raster.Processing.Networks;
using Calaisis.Raster.Processing.Packages;
using Calaisis.Raster.Processing.Resistance;
using Calaisis.Raster.Processing.Steps;

namespace Calaisis.Raster.Processing.Scenarios;

/// <summary>
/// Scenarios beside the one they are compared with: a step for each trame of each scenario, then one that ranks them
/// and puts all tables together.
/// </summary>
static class ComparisonSteps
{
    public const string Kind = "comparison";

    public static readonly TrameRaster Corridors = new(Kind, "change-corridors.tif", RasterLooks.CorridorChange);

    public static readonly TrameRaster Cores = new(Kind, "change-habitats.tif", RasterLooks.HabitatChange);

    public static readonly TrameRaster Cost = new(Kind, "change-cost.tif", RasterLooks.CostChange);

    public static readonly TrameRaster Resistance = new(Kind, "change-resistance.tif", RasterLooks.ResistanceChange);

    /// <summary>Links by what became of them, and corridors and core areas gained, lost and kept as areas.</summary>
    public static readonly TrameResult Package = new(Kind, "change.gpkg");

    /// <summary>Figures, connectivity and sentences, for the step that ranks.</summary>
    public static readonly TrameResult Tables = new(Kind, ".comparison.gpkg");

    /// <summary>The rasters that a pair has.</summary>
    public static IEnumerable<TrameRaster> RastersOf(ComparedTrame pair) =>
    [
        Resistance,
        .. pair.HasCost ? [Cost] : Array.Empty<TrameRaster>(),
        .. pair.HasCorridors ? [Corridors] : Array.Empty<TrameRaster>(),
        .. pair.HasHabitats ? [Cores] : Array.Empty<TrameRaster>(),
    ];

    /// <summary>The step that ranks; its tables are shown in a folder of that name.</summary>
    public const string TablesId = $"{Scenario.ComparisonFolder}/tables";

    /// <summary>None where there are not two scenarios to compare.</summary>
    /// <param name="contexts">All scenarios of the run.</param>
    /// <param name="declared">Which are compared, and how.</param>
    /// <exception cref="PipelineException">A scenario lies on another grid.</exception>
    public static IReadOnlyList<BoundStep> Of(IReadOnlyList<StepContext> contexts, ComparisonDeclaration declared)
    {
        var pairs = PairsOf(contexts, declared);
        if (pairs.Count == 0) return [];
        foreach (var pair in pairs) pair.RequireOneGrid();
        return [.. pairs.Select(pair => new BoundStep(StepOf(pair), new ComparisonWork(pair))),
            new BoundStep(TablesStep(pairs), new ComparisonTablesWork(pairs))];
    }

    /// <summary>What is compared with what: a pair for each trame of each scenario that the base has, too.</summary>
    public static IReadOnlyList<ComparedTrame> PairsOf(
        IReadOnlyList<StepContext> contexts, ComparisonDeclaration declared) =>
        contexts.FirstOrDefault(context => context.Scenario == declared.Base) is not { } before
            ? []
            :
            [
                .. contexts.Where(context => context != before
                    && (declared.With.Count == 0 || declared.With.Contains(context.Scenario)))
                    .SelectMany(after => after.Pipeline.Trames.Where(trame => before.Has(trame.Name))
                        .Select(trame => new ComparedTrame(before, after, trame.Name, declared))),
            ];

    static Step StepOf(ComparedTrame pair) => new()
    {
        Id = pair.After.Id(pair.Trame, Kind),
        Kind = new StepKind(Kind, 13),
        Parameters = pair.Parameters(),
        Inputs = [.. pair.Inputs()],
        Outputs = [.. RastersOf(pair).Append(Package).Append(Tables).Select(result => result.File)],
        Needs = new StepNeeds(256L << 20, 2),
    };

    static Step TablesStep(IReadOnlyList<ComparedTrame> pairs) => new()
    {
        Id = TablesId,
        Kind = new StepKind("comparison tables", 5),
        Parameters = ComparisonTablesWork.Parameters(pairs),
        Inputs = [.. pairs.Select(pair => Tables.Of(pair.After, pair.Trame, pair.Role))],
        Outputs = ComparisonTablesWork.Outputs,
        Needs = StepNeeds.Modest,
    };
}

/// <summary>A trame in two scenarios.</summary>
sealed record ComparedTrame(StepContext Before, StepContext After, string Trame, ComparisonDeclaration Declared)
{
    const string BeforePrefix = "before ";
    const string AfterPrefix = "after ";

    public bool HasHabitats => Both(trame => trame.Habitats is not null);

    public bool HasCost => Both(trame => trame.Cost is not null || trame.Habitats is not null);

    public bool HasLinks => Both(trame => trame.Links is not null);

    public bool HasCorridors => Both(trame => trame is { Links: not null, Corridors: not null });

    public bool HasConflicts => Both(ConflictSteps.HasConflicts);

    public string Role => $"{After.Scenario} {Trame}";

    /// <summary>Whether the light is read from the same file, in the same way and with the same edits.</summary>
    public bool SharesLight => Declared.Light is { } light
        && Before.SourceInputs([light.Source]).SequenceEqual(After.SourceInputs([light.Source]))
        && Before.Parameters().AddSources([light.Source]).All
            .SequenceEqual(After.Parameters().AddSources([light.Source]).All);

    public void RequireOneGrid()
    {
        if (Before.Grid == After.Grid) return;
        throw new PipelineException([new Fault("comparison", 0, 0,
            $"the scenario '{After.Scenario}' lies on another grid than '{Before.Scenario}', expected the same: "
                + $"leave it out of the comparison with 'with'")]);
    }

    public IReadOnlyDictionary<string, string> Parameters()
    {
        var all = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var light = Declared.Light is { } in_ ? new[] { in_.Source } : [];
        Put(BeforePrefix, Before.Parameters().AddSources(light).All);
        Put(AfterPrefix, After.Parameters().Add("trame", Trame).AddSources(light).AddPart("zones", "zones")
            .AddPart("territory", "territory").All);
        all["base"] = CanonicalJson.Of(Before.Scenario);
        all["scenario"] = CanonicalJson.Of(After.Scenario);
        all["language"] = CanonicalJson.Of(After.Pipeline.Language.ToString());
        if (Declared.Light is { } lit) all["light above"] = $"[{string.Join(',', lit.Above.Select(CanonicalJson.Of))}]";
        return all;

        void Put(string prefix, IReadOnlyDictionary<string, string> parameters)
        {
            foreach (var (name, value) in parameters) all[prefix + name] = value;
        }
    }

    public IEnumerable<StepInput> Inputs() =>
        [
            .. InputsOf(Before, BeforePrefix), .. InputsOf(After, AfterPrefix), .. StepSources.ZoneInputs(After),
            .. StepSources.TerritoryInputs(After),
        ];

    /// <summary>
    /// The step's place as one of the two scenarios has it: inputs under the names that the makers of results give
    /// them.
    /// </summary>
    public static StepPlace PlaceBefore(StepPlace place) => Part(place, BeforePrefix);

    public static StepPlace PlaceAfter(StepPlace place) => Part(place, AfterPrefix);

    IEnumerable<StepInput> InputsOf(StepContext context, string prefix)
    {
        var trame = context.Trame(Trame);
        IEnumerable<StepInput> inputs =
        [
            ResistanceSteps.Raster.Of(context, Trame),
            .. HasHabitats ? HabitatSteps.ResultsOf(context, Trame) : [],
            .. HasHabitats ? NameSteps.Names.IfMade(context, trame) : [],
            .. HasHabitats ? PackageSteps.SummaryCsv.IfMade(context, trame) : [],
            .. HasCost ? CostSteps.Raster.IfMade(context, trame) : [],
            .. HasLinks ? LinkSteps.Tables.IfMade(context, trame).Concat(LinkSteps.Facts.IfMade(context, trame)) : [],
            .. HasCorridors ? LinkSteps.Corridors.IfMade(context, trame) : [],
            .. HasLinks ? NetworkSteps.Tables.IfMade(context, trame) : [],
            .. HasConflicts ? ConflictSteps.Table.IfMade(context, trame) : [],
            .. Declared.Light is { } light ? context.SourceInputs([light.Source]) : [],
        ];
        return inputs.Select(input => input with { Role = prefix + input.Role });
    }

    bool Both(Func<TrameDeclaration, bool> has) => has(Before.Trame(Trame)) && has(After.Trame(Trame));

    static StepPlace Part(StepPlace place, string prefix) => place with
    {
        Inputs = place.Inputs.Where(input => input.Key.StartsWith(prefix, StringComparison.Ordinal))
            .ToDictionary(input => input.Key[prefix.Length..], input => input.Value, StringComparer.Ordinal),
    };
}
