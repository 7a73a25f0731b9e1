using Calaisis.Raster.Flow;
using Calaisis.Raster.Geo.Vectors;
using Calaisis.Raster.Maps.Changes;
using Calaisis.Raster.Maps.Frames;
using Calaisis.Raster.Maps.Furniture;
using Calaisis.Raster.Maps.Networks;
using Calaisis.Raster.Maps.Pages;
using Calaisis.Raster.Maps.Sheets;
using Calaisis.Raster.Operation.Running;
using Calaisis.Raster.Packages;
using Calaisis.Raster.Pipelines;
using Calaisis.Raster.Planning;
using Calaisis.Raster.Processing.Packages;
using Calaisis.Raster.Processing.Steps;
using Calaisis.Raster.Resistance;
using Calaisis.Raster.Summaries;

namespace Calaisis.Raster.Processing.Maps;

/// <summary>
/// The sheets of networks, from the packages of trames; what lies beneath is read once for all of them.
/// </summary>
sealed class NetworkSheets
{
    readonly ShownScenario _shown;

    readonly IReadOnlyDictionary<string, NightLight> _lights;

    NetworkSheets(
        ShownScenario shown, MapGround ground, MapShape? territory, SheetScenario? scenario,
        IReadOnlyDictionary<string, NightLight> lights) =>
        (_shown, Ground, Territory, Scenario, _lights) = (shown, ground, territory, scenario, lights);

    StepContext Context => _shown.Context;

    /// <summary>What the maps say and show of the scenario; null where they do not name it.</summary>
    public SheetScenario? Scenario { get; }

    public MapGround Ground { get; }

    /// <summary>The outline of the study's territory; null where none is declared.</summary>
    public MapShape? Territory { get; }

    /// <summary>The trames that have a network to draw.</summary>
    public static IEnumerable<TrameDeclaration> TramesOf(StepContext context) =>
        context.Pipeline.Trames.Where(trame => trame.Links is not null);

    /// <summary>What drawing is told.</summary>
    public static StepParameters ParametersOf(ShownScenario shown, IReadOnlyList<TrameDeclaration> trames)
    {
        var context = shown.Context;
        var parameters = shown.AddTo(context.Parameters())
            .Add("language", context.Pipeline.Language.ToString())
            .AddPart("map", "outputs", "map")
            .AddPart("territory", "territory");
        var urban = context.Pipeline.Map.Urban is { } built ? new[] { built.Use.Source } : [];
        parameters.AddSources(urban.Concat(NightLights.SourcesOf(trames)));
        shown.AddEdited(parameters, trames);
        foreach (var trame in trames)
        {
            var caption = SheetCaptions.OfNetwork(context.Pipeline, trame, context.Grid);
            parameters
                .Add($"{trame.Name} texts", string.Join('|', [caption.Title, caption.Subtitle, caption.Trame.Name,
                    caption.Method, caption.Software, .. caption.Sources]))
                .Add($"{trame.Name} colour", caption.Trame.Colour.ToString())
                .Add($"{trame.Name} obstacles", string.Join(
                    '|', LabelsOf(trame).Select(label => $"{label.Key}={label.Value}")));
        }

        return parameters;
    }

    /// <summary>What drawing reads.</summary>
    public static IReadOnlyList<StepInput> InputsOf(ShownScenario shown, IReadOnlyList<TrameDeclaration> trames) =>
    [
        .. trames.SelectMany(trame => PackageSteps.ResultsOf(shown.Context, trame)),
        .. MapGrounds.InputsOf(shown.Context.Pipeline.Map),
        .. shown.Context
            .SourceInputs([.. shown.Context.Pipeline.Map.Urban is { } urban ? new[] { urban.Use.Source } : [],
                .. NightLights.SourcesOf(trames)]),
        .. StepSources.TerritoryInputs(shown.Context),
        .. shown.InputsOf(trames),
    ];

    /// <summary>A trame's summary.</summary>
    public static TrameSummary SummaryOf(StepPlace place, TrameDeclaration trame) =>
        SummaryJson.Read(File.ReadAllBytes(place.Input(PackageSteps.SummaryRoleOf(trame))));

    /// <summary>Reads what lies beneath all sheets.</summary>
    public static async Task<NetworkSheets> OpenAsync(
        ShownScenario shown, IReadOnlyList<TrameDeclaration> trames, StepPlace place, PageSettings page,
        StepResources resources, IRunListener listener, CancellationToken cancel)
    {
        var context = shown.Context;
        var map = context.Pipeline.Map;
        var ground = MapGrounds.Read(map, context.Grid, cancel);
        if (map.Urban is { } urban)
        {
            using var sources = await StepSources.OpenAsync(
                context, [new SourceNeed(urban.Use.Source, 0)], resources, listener, cancel);
            ground = ground with
            {
                Urban = await Task.Run(() => ShadeOf(
                    context, urban, sources, ResistanceSheetDrawing.ThinningStep(context.Grid, page), cancel), cancel),
            };
        }

        var outline = context.Pipeline.Territory is { } territory ? OutlineOf(context, territory, cancel) : null;
        var lights = await NightLights.ReadAsync(
            context, trames, ResistanceSheetDrawing.ThinningStep(context.Grid, page), resources, listener, cancel);
        return new NetworkSheets(shown, ground, outline, shown.Read(place), lights);
    }

    /// <summary>The sheet of a trame.</summary>
    public NetworkSheet SheetOf(TrameDeclaration trame, StepPlace place)
    {
        var package = place.Input(PackageSteps.PackageRoleOf(trame));
        var tables = new NetworkTables
        {
            Habitats = FeatureFile.Read(package, LayerNames.Habitats),
            SteppingStones = FeatureFile.Read(package, LayerNames.SteppingStones),
            Links = FeatureFile.Read(package, LayerNames.Links),
            Corridors = FeatureFile.Read(package, LayerNames.Corridors),
            Conflicts = FeatureFile.Read(package, LayerNames.Conflicts),
            ObstacleLabels = LabelsOf(trame),
            ZoneColumn = Context.Pipeline.Zones is [var first, ..] ? first.Name : null,
            MajorFrom = Context.Pipeline.Map.MajorFrom,
        };
        return new NetworkSheet
        {
            Caption = SheetCaptions.OfNetwork(Context.Pipeline, trame, Context.Grid).For(_shown) with
            {
                Provenance = StepMetadata.Of(Context, place),
            },
            Ground = Ground,
            Extent = Context.Grid.Bounds,
            Network = WithLengths(tables.ToNetwork(Context.StyleOf(trame)), SummaryOf(place, trame)),
            Light = NightLights.SourceOf(trame) is { } light ? _lights[light] : null,
            Scenario = _shown.For(trame, Scenario),
            Changes = _shown.ChangesOf(trame, place),
            Territory = Territory,
            TerritoryName = Context.Pipeline.Territory?.TitleIn(Context.Pipeline.Language),
            Facts = FactsOf(trame, place),
            Locator = Territory is null ? null : new LocatorMap
            {
                Extent = Context.Grid.Bounds,
                Units = [new LocatorUnit(Territory, IsHighlighted: true)],
            },
        };
    }

    static TrameNetwork WithLengths(TrameNetwork network, TrameSummary summary)
    {
        return network with
        {
            Figures = Of(network.Figures, summary.Extent ?? summary),
            Inside = network.Inside is { } inside ? Of(inside, summary) : null,
        };

        static Raster.Maps.Networks.NetworkFigures Of(Raster.Maps.Networks.NetworkFigures figures, AreaFigures area) =>
            figures with { PathKilometres = area.PathKilometres, GroundKilometres = area.GroundKilometres };
    }

    /// <summary>
    /// Of the territory, then of the extent: <c>1 234 / 5 678 ha</c>; of the extent alone where no territory is
    /// declared.
    /// </summary>
    List<SheetFact> FactsOf(TrameDeclaration trame, StepPlace place)
    {
        var summary = SummaryOf(place, trame);
        var french = Context.Pipeline.Language == Language.French;
        List<SheetFact> facts = [];
        if (summary.Network is not null)
        {
            Add(
                "Connectivité équivalente EC(PC)", "Equivalent connectivity EC(PC)",
                area => area.Network!.EcHectares, " ha");
            Add("Composantes du réseau", "Components of the network", area => area.Network!.Components, "");
        }

        if (trame.Corridors is not null)
        {
            Add(
                "Emprise des corridors, sans double compte", "Area of corridors, counted once",
                area => area.CorridorHectares, " ha");
        }

        return facts;

        void Add(string nameInFrench, string nameInEnglish, Func<AreaFigures, double> value, string unit)
        {
            var beside = summary.Extent is { } extent ? $" / {Number(value(extent), french)}" : "";
            facts.Add(
                new SheetFact(french ? nameInFrench : nameInEnglish, Number(value(summary), french) + beside + unit));
        }
    }

    static string Number(double value, bool french) =>
        Math.Round(value).ToString("#,0", NumberMarks.Of(french ? Language.French : Language.English));

    static Dictionary<string, string> LabelsOf(TrameDeclaration trame) =>
        trame.Conflicts?.Labels.ToDictionary(StringComparer.Ordinal) ?? [];

    /// <summary>Built-up land, of which so many cells in each direction are one.</summary>
    public static MapShade ShadeOf(
        StepContext context, UrbanDeclaration urban, StepSources sources, int step, CancellationToken cancel)
    {
        var shares = new ThinnedShares(context.Grid, step);
        var marks = Array.Empty<float>();
        WrittenRasters.Gather(
            sources.Tiles.First(),
            context.Grid.Shape,
            (window, values) =>
            {
                if (marks.Length < values.Length) marks = new float[values.Length];
                var marked = marks.AsSpan(0, values.Length);
                marked.Fill(1);
                urban.Mask.Apply(values, marked);
                shares.AddMarked(window, marked);
            },
            cancel);
        return shares.ToShade();
    }

    /// <summary>The territory as one area.</summary>
    public static MapShape OutlineOf(StepContext context, TerritoryDeclaration territory, CancellationToken cancel) =>
        Dissolve.Of(PlaceReader.ReadLines(territory.Settings, context.Grid, cancel)
            .Select(line => new MapShape([[.. line.Xs.Zip(line.Ys, (x, y) => new MapPoint(x, y))]])));
}
