using System.Globalization;
using System.Text.Json.Nodes;
using Calaisis.Raster.Cli.Steps;
using Calaisis.Raster.Flow;
using Calaisis.Raster.Geo.Vectors;
using Calaisis.Raster.Maps.Frames;
using Calaisis.Raster.Maps.Furniture;
using Calaisis.Raster.Maps.Networks;
using Calaisis.Raster.Maps.Pages;
using Calaisis.Raster.Maps.Sheets;
using Calaisis.Raster.Operation.Running;
using Calaisis.Raster.Packages;
using Calaisis.Raster.Pipelines;
using Calaisis.Raster.Planning;
using Calaisis.Raster.Resistance;

namespace Calaisis.Raster.Cli.Runs;

/// <summary>The sheets of networks, from the packages of trames; what lies beneath is read once for all of them.</summary>
sealed class NetworkSheets
{
    readonly StepContext _context;

    NetworkSheets(StepContext context, MapGround ground, MapShape? territory) => (_context, Ground, Territory) = (context, ground, territory);

    public MapGround Ground { get; }

    /// <summary>The outline of the study's territory; null where none is declared.</summary>
    public MapShape? Territory { get; }

    /// <summary>The trames that have a network to draw.</summary>
    public static IEnumerable<TrameDeclaration> TramesOf(StepContext context) => context.Pipeline.Trames.Where(trame => trame.Links is not null);

    /// <summary>What drawing is told.</summary>
    public static StepParameters ParametersOf(StepContext context, IReadOnlyList<TrameDeclaration> trames)
    {
        var parameters = context.Parameters()
            .Add("language", context.Pipeline.Language.ToString())
            .AddPart("map", "outputs", "map");
        if (context.Pipeline.Map.Urban is { } urban) parameters.AddSources([urban.Use.Source]);
        foreach (var trame in trames)
        {
            var caption = SheetCaptions.OfNetwork(context.Pipeline, trame, context.Grid);
            parameters
                .Add($"{trame.Name} texts", string.Join('|', [caption.Title, caption.Subtitle, caption.Trame.Name, caption.Method, caption.Software, .. caption.Sources]))
                .Add($"{trame.Name} colour", caption.Trame.Colour.ToString())
                .Add($"{trame.Name} obstacles", string.Join('|', LabelsOf(trame).Select(label => $"{label.Key}={label.Value}")));
        }

        return parameters;
    }

    /// <summary>What drawing reads.</summary>
    public static IReadOnlyList<StepInput> InputsOf(StepContext context, IReadOnlyList<TrameDeclaration> trames) =>
    [
        .. trames.SelectMany(trame => PackageSteps.ResultsOf(context, trame)),
        .. MapGrounds.InputsOf(context.Pipeline.Map),
        .. context.Pipeline.Map.Urban is { } urban ? context.SourceInputs([urban.Use.Source]) : [],
        .. context.Pipeline.Map.Territory is { } territory ? [new OutsideInput("territory", territory.Dataset.Full) { Shown = territory.Dataset.Declared }] : Array.Empty<StepInput>(),
    ];

    /// <summary>The path of a trame's summary.</summary>
    public static string SummaryOf(StepPlace place, TrameDeclaration trame) => place.Input(PackageSteps.SummaryRoleOf(trame));

    /// <summary>Reads what lies beneath all sheets.</summary>
    public static async Task<NetworkSheets> OpenAsync(
        StepContext context, StepPlace place, PageSettings page, StepResources resources, IRunListener listener, CancellationToken cancel)
    {
        var map = context.Pipeline.Map;
        var ground = MapGrounds.Read(map, context.Grid, cancel);
        if (map.Urban is { } urban)
        {
            using var sources = await StepSources.OpenAsync(context, [new SourceNeed(urban.Use.Source, 0)], resources, listener, cancel);
            ground = ground with { Urban = await Task.Run(() => ShadeOf(context, urban, sources, page, cancel), cancel) };
        }

        return new NetworkSheets(context, ground, map.Territory is { } territory ? OutlineOf(context, territory, cancel) : null);
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
            MajorFrom = _context.Pipeline.Map.MajorFrom,
        };
        return new NetworkSheet
        {
            Caption = SheetCaptions.OfNetwork(_context.Pipeline, trame, _context.Grid) with { Provenance = StepMetadata.Of(_context, place) },
            Ground = Ground,
            Extent = _context.Grid.Bounds,
            Network = tables.ToNetwork(_context.StyleOf(trame)),
            Territory = Territory,
            Facts = FactsOf(trame, place),
            Locator = Territory is null ? null : new LocatorMap { Extent = _context.Grid.Bounds, Units = [new LocatorUnit(Territory, IsHighlighted: true)] },
        };
    }

    List<SheetFact> FactsOf(TrameDeclaration trame, StepPlace place)
    {
        var summary = JsonNode.Parse(File.ReadAllBytes(SummaryOf(place, trame)))!;
        var french = _context.Pipeline.Language == Language.French;
        List<SheetFact> facts = [];
        if (summary["ec_ha"] is { } ec)
        {
            facts.Add(new SheetFact(french ? "Connectivité équivalente EC(PC)" : "Equivalent connectivity EC(PC)", Number((double)ec, french) + " ha"));
            facts.Add(new SheetFact(french ? "Composantes du réseau" : "Components of the network", Number((double)summary["components"]!, french)));
        }

        if (summary["corridor_ha"] is { } corridors)
            facts.Add(new SheetFact(french ? "Emprise des corridors, sans double compte" : "Area of corridors, counted once", Number((double)corridors, french) + " ha"));
        return facts;
    }

    static string Number(double value, bool french)
    {
        var text = Math.Round(value).ToString("#,0", CultureInfo.InvariantCulture);
        return french ? text.Replace(',', '\u202F') : text;
    }

    static Dictionary<string, string> LabelsOf(TrameDeclaration trame) => trame.Conflicts?.Labels.ToDictionary(StringComparer.Ordinal) ?? [];

    static MapShade ShadeOf(StepContext context, UrbanDeclaration urban, StepSources sources, PageSettings page, CancellationToken cancel)
    {
        var shares = new ThinnedShares(context.Grid, ResistanceSheetDrawing.ThinningStep(context.Grid, page));
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

    static MapShape OutlineOf(StepContext context, OutlineDeclaration territory, CancellationToken cancel) =>
        Dissolve.Of(MapGrounds.TerritoryOf(territory, context.Grid, cancel)
            .Select(line => new MapShape([[.. line.Xs.Zip(line.Ys, (x, y) => new MapPoint(x, y))]])));
}
