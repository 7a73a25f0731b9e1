using Calaisis.Raster.Cli.Runs;
using Calaisis.Raster.Flow;
using Calaisis.Raster.Maps.Atlases;
using Calaisis.Raster.Maps.Frames;
using Calaisis.Raster.Maps.Pages;
using Calaisis.Raster.Maps.Sheets;
using Calaisis.Raster.Operation.Running;
using Calaisis.Raster.Outputs;
using Calaisis.Raster.Pipelines;
using Calaisis.Raster.Planning;
using Calaisis.Raster.Sources;

namespace Calaisis.Raster.Cli.Steps;

/// <summary>The atlas of all networks: overview, a page per trame, a page per zone.</summary>
static class AtlasSteps
{
    public const string Kind = "atlas";

    public const string Pdf = "atlas.pdf";

    const long AtlasBytes = 512L << 20;

    static readonly Rgb AtlasColour = Rgb.Parse("455A64");

    public static IEnumerable<BoundStep> Of(StepContext context)
    {
        List<TrameDeclaration> trames = [.. NetworkSheets.TramesOf(context)];
        if (context.Pipeline.Map.Atlas is not { } atlas || trames.Count == 0) return [];
        var page = SheetSteps.PaperOf(context) ?? PageSettings.A3Landscape;
        return [new BoundStep(StepOf(context, trames, atlas), new AtlasWork(context, trames, atlas, page))];
    }

    static Step StepOf(StepContext context, List<TrameDeclaration> trames, AtlasDeclaration atlas) => new()
    {
        Id = context.Id(Kind),
        Kind = new StepKind(Kind, 2),
        Parameters = NetworkSheets.ParametersOf(context, trames).AddPart("atlas", "outputs", "map", "atlas").AddPart("zones", "zones").All,
        Inputs =
        [
            .. NetworkSheets.InputsOf(context, trames),
            .. HasOverlap(context) ? [new StepResult(OverlapSteps.Raster, context.Id(OverlapSteps.Kind), OverlapSteps.Raster)] : Array.Empty<StepInput>(),
            .. atlas.Zones is null ? [] : StepSources.ZoneInputs(context),
        ],
        Outputs = [Pdf],
        Needs = new StepNeeds(AtlasBytes, 1),
    };

    static bool HasOverlap(StepContext context) => OverlapSteps.Of(context).Any();

    sealed class AtlasWork(StepContext context, List<TrameDeclaration> trames, AtlasDeclaration atlas, PageSettings page) : IStepWork
    {
        public async Task RunAsync(
            IReadOnlyList<StepPlace> together, StepResources resources, IRunListener listener, CancellationToken cancel)
        {
            var place = together[0];
            var progress = new StepProgress(listener, Kind, 1);
            var sheets = await NetworkSheets.OpenAsync(context, place, page, resources, listener, cancel);
            var drawn = await Task.Run(() => Draw(place, sheets, cancel), cancel);
            WholeFile.Write(place.Output(Pdf), drawn);
            progress.Advance();
            progress.Finish();
        }

        byte[] Draw(StepPlace place, NetworkSheets sheets, CancellationToken cancel)
        {
            var pages = trames.ConvertAll(trame => sheets.SheetOf(trame, place));
            var plain = SheetCaptions.OfNetwork(context.Pipeline, trames[0], context.Grid);
            var title = atlas.Title ?? (context.Pipeline.Language == Language.French ? "Atlas des continuités écologiques" : "Atlas of ecological networks");
            return AtlasDrawing.ToPdf(
                new NetworkAtlas
                {
                    Caption = plain with
                    {
                        Title = title,
                        Subtitle = context.Pipeline.Title,
                        Trame = new TrameStyle("Atlas", AtlasColour),
                        Sources = [.. pages.SelectMany(sheet => sheet.Caption.Sources).Distinct()],
                        Provenance = StepMetadata.Of(context, place),
                    },
                    Ground = sheets.Ground,
                    Extent = context.Grid.Bounds,
                    Sheets = pages,
                    Territory = sheets.Territory,
                    Zones = atlas.Zones is { } layer ? ZonesOf(layer, place, pages, cancel) : [],
                    ZoneWord = atlas.ZoneWord ?? atlas.Zones ?? "",
                    Overlap = HasOverlap(context) ? OverlapOf(place, cancel) : null,
                },
                page);
        }

        List<AtlasZone> ZonesOf(string layer, StepPlace place, List<NetworkSheet> pages, CancellationToken cancel)
        {
            var outlines = StepSources.OpenZones(context, StepSources.SmallCacheBytes, cancel).First(zones => zones.Layer.Name == layer).Outlines;
            var summaries = trames.ConvertAll(trame => ZoneNumbers.Read(NetworkSheets.SummaryOf(place, trame), layer));
            var (name, area) = (outlines.IndexOf("name"), outlines.IndexOf("area_ha"));
            return
            [
                .. outlines.Rows.Zip(MapShapes.Of(outlines)).Select(zone => new AtlasZone(
                    (string)zone.First.Values[name]!,
                    zone.Second,
                    [.. summaries.Zip(pages, (summary, sheet) => RowOf(sheet, summary.GetValueOrDefault((string)zone.First.Values[name]!)))],
                    ZoneActions.In(zone.Second, [.. pages.Select(sheet => sheet.Network)], context.Pipeline.Language))
                {
                    SquareKilometres = (double)zone.First.Values[area]! / 100,
                }),
            ];
        }

        static ZoneRow RowOf(NetworkSheet sheet, ZoneNumbers? numbers) => new(
            sheet.Caption.Trame, numbers?.CoreHectares ?? 0, numbers?.CorridorHectares ?? 0, numbers?.LinkKilometres ?? 0, numbers?.Conflicts ?? 0);

        TrameOverlap OverlapOf(StepPlace place, CancellationToken cancel)
        {
            var counts = new ThinnedCounts(context.Grid, ResistanceSheetDrawing.ThinningStep(context.Grid, page));
            WrittenRasters.Gather("number of trames", place.Input(OverlapSteps.Raster), context.Grid, CellKind.Classes, (window, values) => counts.Add(window, values), cancel);
            return new TrameOverlap(counts.Grid, counts.Counts);
        }
    }
}
