using Calaisis.Raster.Flow;
using Calaisis.Raster.Geo.Vectors;
using Calaisis.Raster.Maps.Atlases;
using Calaisis.Raster.Maps.Colours;
using Calaisis.Raster.Maps.Frames;
using Calaisis.Raster.Maps.Legends;
using Calaisis.Raster.Maps.Pages;
using Calaisis.Raster.Maps.Sheets;
using Calaisis.Raster.Operation.Running;
using Calaisis.Raster.Outputs;
using Calaisis.Raster.Pipelines;
using Calaisis.Raster.Planning;
using Calaisis.Raster.Processing.Habitats;
using Calaisis.Raster.Processing.Links;
using Calaisis.Raster.Processing.Steps;
using Calaisis.Raster.Summaries;

namespace Calaisis.Raster.Processing.Maps;

/// <summary>The atlas of all networks: overview, a page per trame, a page per zone.</summary>
static class AtlasSteps
{
    public const string Kind = "atlas";

    public const string Pdf = "atlas.pdf";

    const long AtlasBytes = 512L << 20;

    // What of a zone lies in the territory has a page from this area or share of the zone on.
    const double LeastHectares = 100;
    const double LeastShare = 0.01;

    static readonly Rgb AtlasColour = Rgb.Parse("455A64");

    public static IEnumerable<BoundStep> Of(ShownScenario shown)
    {
        var context = shown.Context;
        List<TrameDeclaration> trames = [.. NetworkSheets.TramesOf(context)];
        if (context.Pipeline.Map.Atlas is not { } atlas || trames.Count == 0) return [];
        var page = SheetSteps.PaperOf(context) ?? PageSettings.A3Landscape;
        return [new BoundStep(StepOf(shown, trames, atlas), new AtlasWork(shown, trames, atlas, page))];
    }

    static Step StepOf(ShownScenario shown, List<TrameDeclaration> trames, AtlasDeclaration atlas) => new()
    {
        Id = shown.Context.Id(Kind),
        Kind = new StepKind(Kind, 14),
        Parameters = NetworkSheets.ParametersOf(shown, trames).AddPart("atlas", "outputs", "map", "atlas")
            .AddPart("zones", "zones").All,
        Inputs =
        [
            .. NetworkSheets.InputsOf(shown, trames),
            .. HasOverlap(shown.Context) ? trames.SelectMany(trame => SynthesisInputs(shown.Context, trame)) : [],
            .. atlas.Zones is null ? [] : StepSources.ZoneInputs(shown.Context),
        ],
        Outputs = [shown.FileOf(Pdf)],
        Needs = new StepNeeds(AtlasBytes, 1),
    };

    static IEnumerable<StepInput> SynthesisInputs(StepContext context, TrameDeclaration trame) =>
    [
        HabitatSteps.Raster.Of(context, trame.Name, HabitatsOf(trame)),
        .. LinkSteps.Corridors.IfMade(context, trame, CorridorsOf(trame)),
    ];

    static string HabitatsOf(TrameDeclaration trame) => $"core areas of {trame.Name}";

    static string CorridorsOf(TrameDeclaration trame) => $"corridors of {trame.Name}";

    static bool HasOverlap(StepContext context) => OverlapSteps.Of(context).Any();

    sealed class AtlasWork(
        ShownScenario shown, List<TrameDeclaration> trames, AtlasDeclaration atlas, PageSettings page) : IStepWork
    {
        readonly StepContext _context = shown.Context;

        public async Task RunAsync(
            IReadOnlyList<StepPlace> together, StepResources resources, IRunListener listener, CancellationToken cancel)
        {
            var place = together[0];
            var progress = new StepProgress(listener, $"atlas", 1);
            var sheets = await NetworkSheets.OpenAsync(shown, trames, place, page, resources, listener, cancel);
            var drawn = await Task.Run(() => Draw(place, sheets, cancel), cancel);
            WholeFile.Write(place.Output(shown.FileOf(Pdf)), drawn);
            progress.Advance();
            progress.Finish();
        }

        byte[] Draw(StepPlace place, NetworkSheets sheets, CancellationToken cancel)
        {
            var pages = trames.ConvertAll(trame => sheets.SheetOf(trame, place));
            var plain = SheetCaptions.OfNetwork(_context.Pipeline, trames[0], _context.Grid).For(shown);
            var title = atlas.Title ?? (_context.Pipeline.Language == Language.French
                ? "Atlas des continuités écologiques"
                : "Atlas of ecological networks");
            return AtlasDrawing.ToPdf(
                new NetworkAtlas
                {
                    Caption = plain with
                    {
                        Title = title,
                        Subtitle = _context.Pipeline.Title,
                        Method = SheetCaptions.AtlasMethod(_context.Pipeline, _context.Grid),
                        Trame = new TrameStyle("Atlas", AtlasColour),
                        Sources = [.. pages.SelectMany(sheet => sheet.Caption.Sources).Distinct()],
                        Provenance = StepMetadata.Of(_context, place),
                    },
                    Ground = sheets.Ground,
                    Extent = _context.Grid.Bounds,
                    Sheets = pages,
                    Territory = sheets.Territory,
                    Scenario = sheets.Scenario,
                    Zones = atlas.Zones is { } layer ? ZonesOf(layer, place, pages, cancel) : [],
                    ZoneWord = atlas.ZoneWord ?? atlas.Zones ?? "",
                    Overlap = HasOverlap(_context) ? OverlapOf(place, cancel) : null,
                },
                page);
        }

        List<AtlasZone> ZonesOf(string layer, StepPlace place, List<NetworkSheet> pages, CancellationToken cancel)
        {
            var whole = StepSources.OpenZones(_context, StepSources.SmallCacheBytes, cancel)
                .First(zones => zones.Layer.Name == layer).Outlines;
            var outlines = _context.Pipeline.Territory is { } territory
                ? TerritoryFile.Clip(whole, territory.Settings, _context.Grid, cancel)
                : whole;
            var (name, area) = (outlines.IndexOf("name"), outlines.IndexOf("area_ha"));
            var areas = whole.Rows.ToDictionary(
                row => (string)row.Values[name]!, row => (double)row.Values[area]!, StringComparer.Ordinal);
            var summaries = trames.ConvertAll(
                trame => NetworkSheets.SummaryOf(place, trame).ZoneLayers.First(zones => zones.Layer == layer).Zones
                    .Where(zone => zone.Zone is not null).ToDictionary(zone => zone.Zone!, StringComparer.Ordinal));
            return
            [
                .. from row in outlines.Rows.Zip(MapShapes.Of(outlines), (row, shape) =>
                    (Name: (string)row.Values[name]!, Hectares: (double)row.Values[area]!, Shape: shape))
                   where summaries.All(summary => summary.ContainsKey(row.Name))
                       && IsWorthAPage(row.Hectares, areas[row.Name])
                   select new AtlasZone(
                       row.Name,
                       row.Shape,
                       [.. summaries.Zip(pages, (summary, sheet) => RowOf(sheet, summary[row.Name]))],
                       ZoneActions.In(row.Shape, [.. pages.Select(sheet => sheet.Network)], _context.Pipeline.Language))
                   {
                       SquareKilometres = row.Hectares / 100,
                       WholeSquareKilometres = areas[row.Name] / 100,
                   },
            ];
        }

        // Borders drawn from different maps leave slivers, on which there is nothing to see.
        static bool IsWorthAPage(double hectares, double ofHectares) => hectares >= LeastHectares
            || hectares >= LeastShare * ofHectares;

        static ZoneRow RowOf(NetworkSheet sheet, ZoneSummary zone) => new(
            sheet.Caption.Trame, zone.CoreHectares, zone.CorridorHectares, zone.PathKilometres, zone.GroundKilometres,
            zone.Conflicts);

        TrameOverlap OverlapOf(StepPlace place, CancellationToken cancel) => Synthesis.Read(
            _context.Grid,
            ResistanceSheetDrawing.ThinningStep(_context.Grid, page),
            [.. trames.Select(trame => (
                place.Input(HabitatsOf(trame)),
                CoresOf(trame, place),
                trame.Corridors is null ? null : place.Input(CorridorsOf(trame))))],
            cancel);

        // Labels are those of the whole extent.
        static int CoresOf(TrameDeclaration trame, StepPlace place)
        {
            var summary = NetworkSheets.SummaryOf(place, trame);
            return (summary.Extent ?? summary).Cores;
        }
    }
}
