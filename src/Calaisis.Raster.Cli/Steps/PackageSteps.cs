using Calaisis.Raster.Corridors;
using Calaisis.Raster.Flow;
using Calaisis.Raster.Geo.Rasters;
using Calaisis.Raster.Geo.Vectors;
using Calaisis.Raster.Habitats;
using Calaisis.Raster.Links;
using Calaisis.Raster.Maps.Qgis;
using Calaisis.Raster.Operation.Running;
using Calaisis.Raster.Outputs;
using Calaisis.Raster.Packages;
using Calaisis.Raster.Pipelines;
using Calaisis.Raster.Planning;
using Calaisis.Raster.Sources;
using Calaisis.Raster.Summaries;
using Calaisis.Raster.Tables;

namespace Calaisis.Raster.Cli.Steps;

/// <summary>What people take away of each trame with habitats: its GeoPackage with styles, tables as CSV, and a summary by zone.</summary>
static class PackageSteps
{
    public const string Kind = "package";

    public const string Summary = "summary.json";

    /// <summary>The figures as a table.</summary>
    public const string SummaryTableFile = SummaryTable.Name + ".csv";

    const string TableFolder = "tables/";
    const double SquareMetresPerHectare = 10_000;

    public static IEnumerable<BoundStep> Of(StepContext context) => context.Pipeline.Trames
        .Where(trame => trame.Habitats is not null)
        .Select(trame => new BoundStep(StepOf(context, trame), new PackageWork(context, trame)));

    /// <summary>The name of a trame's GeoPackage.</summary>
    public static string FileOf(TrameDeclaration trame) => $"{trame.Name}.gpkg";

    /// <summary>The GeoPackage and the summary of a trame as inputs of another step.</summary>
    public static IEnumerable<StepInput> ResultsOf(StepContext context, TrameDeclaration trame) =>
    [
        new StepResult(PackageRoleOf(trame), context.Id(trame.Name, Kind), FileOf(trame)),
        new StepResult(SummaryRoleOf(trame), context.Id(trame.Name, Kind), Summary),
    ];

    /// <summary>What the GeoPackage of a trame is to steps that read those of several; short, as it becomes a keyword in pictures.</summary>
    public static string PackageRoleOf(TrameDeclaration trame) => $"{trame.Name} package";

    /// <summary>What the summary of a trame is to them.</summary>
    public static string SummaryRoleOf(TrameDeclaration trame) => $"{trame.Name} summary";

    /// <summary>The figures of a trame as an input of another step, under the name of the file.</summary>
    public static StepInput SummaryOf(StepContext context, string trame) => new StepResult(SummaryTableFile, context.Id(trame, Kind), SummaryTableFile);

    static Step StepOf(StepContext context, TrameDeclaration trame) => new()
    {
        Id = context.Id(trame.Name, Kind),
        Kind = new StepKind(Kind, 2),
        Parameters = context.Parameters()
            .AddTrame(trame.Name, "standard", "cost", "title", "colour")
            .Add("place", context.PlaceOf(trame))
            .Add("language", context.Pipeline.Language.ToString())
            .AddPart("standard of the study", "standard")
            .AddPart("zones", "zones")
            .All,
        Inputs =
        [
            .. HabitatSteps.ResultsOf(context, trame.Name),
            .. RadianceSteps.ResultOf(context, trame),
            .. trame.Links is null ? [] : new[] { LinkSteps.TablesOf(context, trame.Name) },
            .. trame.Corridors is null ? [] : new[] { LinkSteps.CorridorsOf(context, trame.Name, LinkSteps.Corridors) },
            .. ConflictSteps.ResultOf(context, trame),
            .. NetworkSteps.ResultOf(context, trame),
            .. StepSources.ZoneInputs(context),
        ],
        Outputs =
        [
            FileOf(trame),
            Summary,
            .. CsvFolder.NamesOf([SummaryTable.Name]),
            .. CsvFolder.NamesOf(TablesOf(context, trame)).Select(name => TableFolder + name),
        ],
        Needs = new StepNeeds(256L << 20, 1),
    };

    /// <summary>Which tables there are does not depend on what is in them.</summary>
    static IEnumerable<string> TablesOf(StepContext context, TrameDeclaration trame) =>
        TramePackage.Of(ContentOf(context, trame)).WithDictionary.Select(table => table.Name);

    /// <summary>The layers of a trame's GeoPackage, in its order.</summary>
    public static IEnumerable<string> LayersOf(StepContext context, TrameDeclaration trame) =>
        TramePackage.Of(ContentOf(context, trame)).Tables.Select(table => table.Name);

    static TrameContent ContentOf(StepContext context, TrameDeclaration trame) => new()
    {
        Trame = trame.Name,
        Language = context.Pipeline.Language,
        Grid = context.Grid,
        CostUnits = CostSteps.RulesOf(trame).Units,
        Patches = [],
        Links = [],
        Corridors = [],
        ZoneLayers = [.. context.Pipeline.Zones.Select(zones => zones.Name)],
        PatchShapes = new Dictionary<int, ReadOnlyMemory<byte>>(),
        CorridorShapes = new Dictionary<int, ReadOnlyMemory<byte>>(),
        Standard = StandardCodes.Of(context.Pipeline.Standard, trame.Standard, trame.Name, context.PlaceOf(trame)),
    };

    sealed class PackageWork(StepContext context, TrameDeclaration trame) : IStepWork
    {
        public async Task RunAsync(
            IReadOnlyList<StepPlace> together, StepResources resources, IRunListener listener, CancellationToken cancel)
        {
            var place = together[0];
            using var sources = await StepSources.OpenAsync(context, [], resources, listener, cancel);
            var content = await Task.Run(() => Read(place), cancel);
            var package = TramePackage.Of(content);
            var styles = PackageStyles.Of(package, context.StyleOf(trame), context.Pipeline.Language);
            var metadata = StepMetadata.Of(context, place);
            FeatureFile.Write(place.Output(FileOf(trame)), context.Grid.Crs, package.Tables, styles, metadata);
            foreach (var (name, bytes) in CsvFolder.Of(package.WithDictionary, metadata)) WholeFile.Write(place.Output(TableFolder + name), bytes);
            var summary = Summarise(place, content, sources, resources.Workers, cancel);
            WholeFile.Write(place.Output(Summary), SummaryJson.Bytes(summary));
            foreach (var (name, bytes) in CsvFolder.Of([SummaryTable.Of([summary])], metadata)) WholeFile.Write(place.Output(name), bytes);
        }

        TrameContent Read(StepPlace place)
        {
            var (patches, shapes) = HabitatSteps.Read(place);
            var content = ContentOf(context, trame) with
            {
                Patches = RadianceSteps.AddTo(patches, place, trame),
                PatchShapes = shapes,
                Conflicts = ConflictSteps.Read(place, trame),
                Indicators = NetworkSteps.Read(place, trame),
            };
            if (trame.Links is null) return content;
            content = content with { Links = LinkSteps.ReadLinks(place, context.Grid) };
            if (trame.Corridors is null) return content;
            var table = FeatureFile.Read(place.Input(LinkSteps.Tables), CorridorTable.Name);
            var corridors = CorridorTable.To(table);
            var area = FeatureFile.Read(place.Input(LinkSteps.Tables), LinkSteps.AreaLayer);
            return content with
            {
                Corridors = corridors,
                CorridorShapes = corridors.Zip(table.Rows).Where(pair => !pair.Second.Wkb.IsEmpty).ToDictionary(pair => pair.First.Link, pair => pair.Second.Wkb),
                CorridorArea = area.Rows.Count == 0 ? default : area.Rows[0].Wkb,
            };
        }

        TrameSummary Summarise(StepPlace place, TrameContent content, StepSources sources, int workers, CancellationToken cancel)
        {
            using var labels = StepSources.Written("habitats", place.Input(HabitatSteps.Raster), context.Grid, CellKind.Classes);
            using var corridors = trame.Corridors is null ? null : StepSources.Written("corridors", place.Input(LinkSteps.Corridors), context.Grid);
            var cores = content.Patches.Count(patch => patch.Role == PatchRole.Core);
            List<Link> active = [.. content.Links.Where(link => link.State == LinkState.Active)];
            var zones = sources.Zones
                .Select(layer => ZoneFigures.Count(layer, context.Grid, labels, cores, corridors, active, content.Conflicts, workers, cancel))
                .ToList();
            return TrameSummaries.Of(
                trame.Name, content.Patches, content.Links, content.Corridors, HectaresOf(corridors, cancel), content.Conflicts, content.Indicators, zones);
        }

        double HectaresOf(RasterTileSource? corridors, CancellationToken cancel)
        {
            if (corridors is null) return 0;
            var cells = 0L;
            WrittenRasters.Gather(
                corridors,
                context.Grid.Shape,
                (_, tile) =>
                {
                    foreach (var value in tile)
                    {
                        if (!float.IsNaN(value)) cells++;
                    }
                },
                cancel);
            return cells * (context.Grid.CellWidth * context.Grid.CellHeight) / SquareMetresPerHectare;
        }
    }
}
