using System.Text.Json;
using Calaisis.Raster.Corridors;
using Calaisis.Raster.Flow;
using Calaisis.Raster.Geo.Rasters;
using Calaisis.Raster.Geo.Vectors;
using Calaisis.Raster.Grids;
using Calaisis.Raster.Links;
using Calaisis.Raster.Maps.Qgis;
using Calaisis.Raster.Networks;
using Calaisis.Raster.Operation.Running;
using Calaisis.Raster.Outputs;
using Calaisis.Raster.Packages;
using Calaisis.Raster.Pipelines;
using Calaisis.Raster.Planning;
using Calaisis.Raster.Processing.Habitats;
using Calaisis.Raster.Processing.Links;
using Calaisis.Raster.Processing.Networks;
using Calaisis.Raster.Processing.Steps;
using Calaisis.Raster.Sources;
using Calaisis.Raster.Summaries;
using Calaisis.Raster.Tables;
using Calaisis.Raster.Zones;

namespace Calaisis.Raster.Processing.Packages;

/// <summary>What people take away of each trame with habitats: its GeoPackage with styles, tables as CSV, and a summary by zone.</summary>
static class PackageSteps
{
    public const string Kind = "package";

    public const string Summary = "summary.json";

    /// <summary>Sentences on what could not be linked, for the report.</summary>
    public const string Remarks = ".links.json";

    /// <summary>The figures as a table.</summary>
    public const string SummaryTableFile = SummaryTable.Name + ".csv";

    const string TableFolder = "tables/";
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
        Kind = new StepKind(Kind, 13),
        Parameters = context.Parameters()
            .AddTrame(trame.Name, "standard", "cost", "title", "colour")
            .Add("place", context.PlaceOf(trame))
            .Add("language", context.Pipeline.Language.ToString())
            .AddPart("standard of the study", "standard")
            .AddPart("zones", "zones")
            .AddPart("territory", "territory")
            .AddSources(WatercourseSources(trame))
            .Add("source titles", string.Join('|', OpenersOf(context, trame).Select(source => source.Title)))
            .All,
        Inputs =
        [
            .. HabitatSteps.ResultsOf(context, trame.Name),
            .. RadianceSteps.ResultOf(context, trame),
            .. NameSteps.ResultOf(context, trame),
            .. trame.Links is null ? [] : new[] { LinkSteps.TablesOf(context, trame.Name), LinkSteps.FactsOf(context, trame.Name) },
            .. trame.Corridors is null ? [] : new[] { LinkSteps.CorridorsOf(context, trame.Name, LinkSteps.Corridors) },
            .. ConflictSteps.ResultOf(context, trame),
            .. NetworkSteps.ResultOf(context, trame),
            .. StepSources.ZoneInputs(context),
            .. StepSources.TerritoryInputs(context),
            .. context.SourceInputs(WatercourseSources(trame)),
        ],
        Outputs =
        [
            FileOf(trame),
            Summary,
            .. trame.Links is null ? Array.Empty<string>() : [Remarks],
            .. CsvFolder.NamesOf([SummaryTable.Name]),
            .. CsvFolder.NamesOf(TablesOf(context, trame)).Select(name => TableFolder + name),
        ],
        Needs = new StepNeeds(256L << 20, 1),
    };

    /// <summary>What may open an obstacle of the trame.</summary>
    static IEnumerable<SourceSettings> OpenersOf(StepContext context, TrameDeclaration trame) => trame.Conflicts is null ? [] :
        context.Pipeline.Sources.Where(source => trame.Layers.Any(layer => layer.Uses.Any(use => use.Source == source.Name)));

    /// <summary>What the tables of watercourses are read from; none where they are not declared.</summary>
    static string[] WatercourseSources(TrameDeclaration trame) => trame.Standard.Watercourses is { } declared ? [declared.Source] : [];

    /// <summary>The watercourses of a trame; null where it declares none.</summary>
    public static IReadOnlyList<Watercourse>? WatercoursesOf(
        Pipeline pipeline, TrameDeclaration trame, GridDefinition grid, CancellationToken cancel) =>
        trame.Standard.Watercourses is { } declared
            ? WatercourseReader.Read((VectorSourceSettings)pipeline.Sources.First(source => source.Name == declared.Source), declared, grid, cancel)
            : null;

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
        Watercourses = trame.Standard.Watercourses is null ? null : [],
        Indices = NetworkSteps.HasNetwork(trame) ? trame.Network!.Indices : NetworkIndices.None,
        ZoneLayers = [.. context.Pipeline.Zones.Select(zones => zones.Name)],
        Territory = context.Pipeline.Territory is null ? null : TerritoryShares.Nothing,
        HasNames = NameSteps.HasNames(context, trame),
        SourceTitles = context.Pipeline.Sources.ToDictionary(source => source.Name, source => source.Title, StringComparer.Ordinal),
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
            var (content, summary) = await Task.Run(
                () =>
                {
                    var read = Read(place) with { Watercourses = WatercoursesOf(context.Pipeline, trame, context.Grid, cancel) };
                    var counted = Count(place, read, sources, resources.Workers, cancel);
                    return (WithPlaces(read, counted.Territory, sources, cancel), counted.Summary);
                },
                cancel);
            var package = TramePackage.Of(content);
            var styles = PackageStyles.Of(package, context.StyleOf(trame), context.Pipeline.Language);
            var metadata = StepMetadata.Of(context, place);
            if (content.Indicators is { } network) metadata[NetworkSteps.DispersalKey] = network.Parameters.DispersalText.In(context.Pipeline.Language);
            FeatureFile.Write(place.Output(FileOf(trame)), context.Grid.Crs, package.Tables, styles, metadata);
            foreach (var (name, bytes) in CsvFolder.Of(package.WithDictionary, metadata)) WholeFile.Write(place.Output(TableFolder + name), bytes);
            WholeFile.Write(place.Output(Summary), SummaryJson.Bytes(summary));
            if (trame.Links is not null) Remark(place, content, listener);
            foreach (var (name, bytes) in CsvFolder.Of([SummaryTable.Of([summary])], metadata)) WholeFile.Write(place.Output(name), bytes);
        }

        /// <summary>What could not be linked is told here, where core areas have their names.</summary>
        void Remark(StepPlace place, TrameContent content, IRunListener listener)
        {
            var remarks = LinkFindings.Of(LinkSteps.ReadFacts(place.Input(LinkSteps.Facts)).Outcome, trame.Name, content.Patches);
            foreach (var remark in remarks) listener.Hear(new Warning(remark));
            WholeFile.Write(place.Output(Remarks), JsonSerializer.SerializeToUtf8Bytes(remarks));
        }

        TrameContent Read(StepPlace place)
        {
            var (patches, shapes) = HabitatSteps.Read(place);
            var content = ContentOf(context, trame) with
            {
                Patches = NameSteps.AddTo(RadianceSteps.AddTo(patches, place, trame), place, context, trame),
                PatchShapes = shapes,
                Conflicts = ConflictSteps.Read(place, trame),
            };
            if (trame.Links is null) return content;
            var links = LinkSteps.ReadLinks(place, context.Grid);
            content = content with { Links = links, Indicators = NetworkSteps.Read(place, context, trame, links) };
            if (trame.Corridors is null) return content;
            var table = FeatureFile.Read(place.Input(LinkSteps.Tables), CorridorTable.Name);
            var corridors = CorridorTable.To(table);
            var area = FeatureFile.Read(place.Input(LinkSteps.Tables), LayerNames.CorridorArea);
            return content with
            {
                Corridors = corridors,
                CorridorShapes = corridors.Zip(table.Rows).Where(pair => !pair.Second.Wkb.IsEmpty).ToDictionary(pair => pair.First.Link, pair => pair.Second.Wkb),
                CorridorArea = area.Rows.Count == 0 ? default : area.Rows[0].Wkb,
            };
        }

        /// <summary>The summary, and what was counted of the territory.</summary>
        (TrameSummary Summary, LayerCount? Territory) Count(
            StepPlace place, TrameContent content, StepSources sources, int workers, CancellationToken cancel)
        {
            using var labels = StepSources.Written("habitats", place.Input(HabitatSteps.Raster), context.Grid, CellKind.Classes);
            using var corridors = trame.Corridors is null ? null : StepSources.Written("corridors", place.Input(LinkSteps.Corridors), context.Grid);
            IReadOnlyList<ZoneLayer> layers = [.. sources.CountedZones, .. sources.Territory is { } declared ? [declared.AsLayer] : Array.Empty<ZoneLayer>()];
            var counts = LayerCount.Of(layers, content, new TrameRasters(labels, corridors), workers, cancel);
            var territory = sources.Territory is null ? null : counts[^1];
            var zones = counts.Take(context.Pipeline.Zones.Count).Select(count => ZoneFigures.Of(count, content));
            return (TrameSummaries.Of(content, HectaresOf(corridors, cancel), territory, [.. zones]), territory);
        }

        /// <summary>Adds in which zones links and corridors lie, and what of everything lies in the territory.</summary>
        TrameContent WithPlaces(TrameContent content, LayerCount? territory, StepSources sources, CancellationToken cancel)
        {
            var (grid, layers) = (context.Grid, sources.Zones.Select(layer => (Layer: layer, Cells: new ZoneCells(layer))).ToList());
            return content with
            {
                LinkZones = content.Links.ToDictionary(
                    link => link.Id, IReadOnlyList<string?> (link) => [.. layers.Select(zones => LinkZones.MostOf(link, zones.Layer, zones.Cells, grid))]),
                CorridorZones = content.CorridorShapes.ToDictionary(
                    shape => shape.Key, IReadOnlyList<string?> (shape) => [.. layers.Select(zones => MostOf(shape.Value, zones.Layer))]),
                Territory = territory is null ? null : SharesOf(content, territory, sources.Territory!.AsLayer),
            };

            string? MostOf(ReadOnlyMemory<byte> shape, ZoneLayer layer)
            {
                cancel.ThrowIfCancellationRequested();
                return ShapeZones.MostOf(shape, layer, grid);
            }
        }

        TerritoryShares SharesOf(TrameContent content, LayerCount inside, ZoneLayer layer)
        {
            var (grid, cells) = (context.Grid, new ZoneCells(layer));
            return new TerritoryShares(
                content.Patches.ToDictionary(patch => patch.Id, patch => inside.PatchHectares(patch.Id, 1)),
                content.Links.ToDictionary(link => link.Id, link => inside.LinkMetres(link.Id, 1)),
                content.CorridorShapes.ToDictionary(
                    shape => shape.Key,
                    shape => grid.HectaresOf(ShapeZones.CellsOf(shape.Value, layer, grid).GetValueOrDefault(1))),
                content.Conflicts.Where(conflict => cells.At(grid.CellAt(conflict.X, conflict.Y)) == 1).Select(conflict => conflict.Id).ToHashSet());
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
            return context.Grid.HectaresOf(cells);
        }
    }
}
