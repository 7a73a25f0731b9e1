using Calaisis.Raster.Parameters;
using Calaisis.Raster.Pipelines.Actions;
using Calaisis.Raster.Pipelines.Scenarios;
using Calaisis.Raster.Sources;

namespace Calaisis.Raster.Pipelines;

/// <summary>How a whole pipeline file is written.</summary>
public static class PipelineSpec
{
    /// <summary>The key that makes a file another one with keys of its own.</summary>
    public const string ExtendsName = "extends";

    /// <summary>How a file says which one it extends.</summary>
    public static Spec<Location> ExtendedFile { get; } = new PathSpec($"a pipeline file");

    static readonly Key<Location> Extends = Key<Location>.Optional(
        ExtendsName,
        ExtendedFile,
        "Another pipeline file that this one is, but for its own keys: mappings are merged key by key, anything else "
            + "takes the place of what stands there, and a key without a value takes it away",
        "calaisis.yaml");

    static readonly Key<string> Name = Key<string>.Required(
        "name",
        new TextSpec { Meaning = $"a name of small letters, digits, '-' and '_'", Pattern = "^[a-z][a-z0-9_-]{0,39}$" },
        "What the pipeline is called; its results go to a folder of that name",
        "calaisis");

    static readonly Key<string> Title = Key<string>.Required(
        "title", new TextSpec(), "Its name on maps", "\"Pays du Calaisis\"");

    static readonly Key<Language> LanguageKey = Key<Language>.WithDefault(
        "language", new ChoiceSpec<Language>(("fr", Language.French), ("en", Language.English)), Language.French,
        "The language of maps, reports, and of what the program says; logs and JSON stay English", "fr");

    static readonly Key<IReadOnlyList<Named<SourceSettings>>> Sources =
        Key<IReadOnlyList<Named<SourceSettings>>>.Required(
            "sources",
            new NamedSpec<SourceSettings>(SourceUse.Declared, SourceSpecs.Spec),
            "The inputs, each under a name of its own",
            "{ land-cover: { raster: land-cover.tif, preset: ocs2d-cs } }");

    static readonly Key<IReadOnlyList<Named<ZoneLayerDeclaration>>> Zones =
        Key<IReadOnlyList<Named<ZoneLayerDeclaration>>>.Optional(
            "zones",
            new NamedSpec<ZoneLayerDeclaration>(ZoneLayerDeclaration.Declared, ZoneLayerDeclaration.Spec),
            "Areas by which results are read, each layer under a name of its own; none when left out",
            "{ commune: { vector: units.gpkg, layer: commune, name: NOM } }");

    static readonly Key<TerritoryDeclaration> Territory = Key<TerritoryDeclaration>.Optional(
        TerritoryDeclaration.KeyName,
        TerritoryDeclaration.Spec,
        "The territory that figures are given for first, the working extent beside it; "
            + "all is for the extent when left out",
        "{ vector: units.gpkg, layer: commune, where: \"EPCI <> ''\" }");

    static readonly Key<StandardDeclaration> Standard = Key<StandardDeclaration>.WithDefault(
        "standard",
        StandardDeclaration.Spec,
        StandardDeclaration.Default,
        "What the national tables (COVADIS SRCE) need to know of the study",
        "{ region: R32, document: FR32CER2020 }");

    static readonly Key<MapDeclaration> Map = Key<MapDeclaration>.Required(
        "map", MapDeclaration.Spec, "What the maps show beside the resistance", "{ edition: \"2026\" }");

    static RecordSpec<MapDeclaration> OutputsSpec { get; } = new(
        "outputs", "What is written beside the resistance grids", [Map], fields => fields.Get(Map));

    static readonly Key<MapDeclaration> Outputs = Key<MapDeclaration>.WithDefault(
        "outputs", OutputsSpec, MapDeclaration.Plain, "What is written beside the resistance grids",
        "{ map: { edition: \"2026\" } }");

    static readonly Key<IReadOnlyList<Named<ScenarioDeclaration>>> Scenarios =
        Key<IReadOnlyList<Named<ScenarioDeclaration>>>.Optional(
            "scenarios",
            ScenarioSpec.Spec,
            "Futures to compare with the pipeline as it is, each under a name of its own",
            "{ haies: { title: Haies replantées, edits: [...] } }");

    static readonly Key<ComparisonDeclaration> Comparison = Key<ComparisonDeclaration>.WithDefault(
        "comparison", ComparisonDeclaration.Spec, ComparisonDeclaration.Usual, "How scenarios are compared and ranked",
        "{ base: base, with: [haies] }");

    static readonly Key<SensitivityDeclaration> Sensitivity = Key<SensitivityDeclaration>.Optional(
        "sensitivity",
        SensitivityDeclaration.Spec,
        "How far results depend on parameters nobody knows for sure; not looked at when left out",
        "{ draws: 100, trames: [verte], cell: 25, ranges: [...] }");

    static readonly Key<WorksDeclaration> Works = Key<WorksDeclaration>.Optional(
        WorksDeclaration.KeyName,
        WorksDeclaration.Spec,
        "Works that may be done for the networks, and the budgets they are chosen for; looked at by 'act' only",
        "{ actions: actions, candidates: { ... }, budgets: [100000] }");

    /// <summary>The keys that are no part of a single pipeline: they say which others there are.</summary>
    internal static IReadOnlyList<string> BesideOnePipeline { get; } =
        [Scenarios.Name, Comparison.Name, Sensitivity.Name, Works.Name];

    /// <summary>
    /// The keys that no scenario can have otherwise: where results go, what figures are of, and which others there are.
    /// </summary>
    internal static IReadOnlyList<string> OfTheWholeFile { get; } =
        [ExtendsName, Name.Name, TerritoryDeclaration.KeyName, .. BesideOnePipeline];

    /// <summary>
    /// What a trame may declare for operations that need no property of their own: a key is a line here, and its value
    /// is found in <see cref="TrameDeclaration.More"/>.
    /// </summary>
    static readonly IReadOnlyList<Key> OfOperations = [];

    /// <summary>The whole file.</summary>
    public static RecordSpec<Pipeline> Root { get; } = With(OfOperations);

    /// <summary>The whole file, with keys of operations in its trames.</summary>
    public static RecordSpec<Pipeline> With(IReadOnlyList<Key> ofTrames)
    {
        var trames = Key<IReadOnlyList<Named<TrameDeclaration>>>.Required(
            "trames",
            new NamedSpec<TrameDeclaration>("trame", TrameSpec.With(ofTrames)),
            "The ecological networks, each under a name of its own",
            "{ verte: { ... } }");
        RecordSpec<Pipeline>? self = null;
        self = new RecordSpec<Pipeline>(
            "pipeline",
            "From inputs to one resistance grid and map per trame",
            [
                Extends, Name, Title, LanguageKey, GridDeclaration.Key, Sources, trames, Territory, Zones,
                NameSourceDeclaration.Key, Standard, Outputs, Scenarios, Comparison, Sensitivity, Works,
            ],
            fields => Build(fields, fields.Get(trames)) with { Format = self! });
        return self;
    }

    static Pipeline Build(Fields fields, IReadOnlyList<Named<TrameDeclaration>> declared)
    {
        var zones = (fields.Find(Zones) ?? []).Select(zone => zone.Value with { Name = zone.Name }).ToList();
        var sources = fields.Get(Sources)
            .Select(source => SourceEdits.Complete(source.Value with { Name = source.Name }, zones, fields.Reading))
            .ToList();
        var trames = declared.Select(trame => trame.Value with { Name = trame.Name })
            .Select(trame => trame with { Layers = CrossingLayers.Of(trame, sources) }).ToList();
        return new Pipeline(
            fields.Get(Name), fields.Get(Title), fields.Get(LanguageKey), fields.Get(GridDeclaration.Key), sources,
            trames, fields.Get(Outputs))
        {
            Standard = fields.Get(Standard),
            Territory = fields.Find(Territory),
            Zones = zones,
            Names = fields.Find(NameSourceDeclaration.Key),
            Scenarios = ScenarioSpec.Named(fields.Find(Scenarios) ?? [], fields.Reading),
            Comparison = fields.Get(Comparison),
            Sensitivity = fields.Find(Sensitivity),
            Works = fields.Find(Works),
        };
    }
}
