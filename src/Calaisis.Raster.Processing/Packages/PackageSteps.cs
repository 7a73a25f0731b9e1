using Calaisis.Raster.Flow;
using Calaisis.Raster.Geo.Vectors;
using Calaisis.Raster.Grids;
using Calaisis.Raster.Networks;
using Calaisis.Raster.Packages;
using Calaisis.Raster.Pipelines;
using Calaisis.Raster.Planning;
using Calaisis.Raster.Processing.Habitats;
using Calaisis.Raster.Processing.Links;
using Calaisis.Raster.Processing.Networks;
using Calaisis.Raster.Processing.Operations;
using Calaisis.Raster.Processing.Steps;
using Calaisis.Raster.Sources;
using Calaisis.Raster.Summaries;
using Calaisis.Raster.Tables;

namespace Calaisis.Raster.Processing.Packages;

/// <summary>
/// What people take away of each trame with habitats: its GeoPackage with styles, tables as CSV, and a summary by zone.
/// </summary>
static class PackageSteps
{
    public const string Kind = "package";

    /// <summary>The trame's GeoPackage.</summary>
    public static readonly TrameResult Package = new(Kind, "*.gpkg") { IsMade = HasPackage, IsReported = true };

    /// <summary>Its figures, for the territory and by zone.</summary>
    public static readonly TrameResult Summary = new(Kind, "summary.json") { IsMade = HasPackage, IsReported = true };

    /// <summary>The figures as a table.</summary>
    public static readonly TrameResult SummaryCsv = new(Kind, SummaryTable.Name + ".csv") { IsMade = HasPackage };

    /// <summary>Sentences on what could not be linked, for the report.</summary>
    public static readonly TrameRemarks Remarks = new(Kind, ".links.json")
    {
        IsMade = (_, trame) => trame is { Habitats: not null, Links: not null },
        IsReported = true,
    };

    public const string TableFolder = "tables/";

    public static TrameOperation Operation { get; } = new(Kind, 13)
    {
        IsFor = HasPackage,
        Parameters = ParametersOf,
        Reads = (context, trame) =>
        [
            .. HabitatSteps.ResultsOf(context, trame.Name),
            .. RadianceSteps.Means.IfMade(context, trame),
            .. NameSteps.Names.IfMade(context, trame),
            .. LinkSteps.Tables.IfMade(context, trame),
            .. LinkSteps.Facts.IfMade(context, trame),
            .. LinkSteps.Corridors.IfMade(context, trame),
            .. ConflictSteps.Table.IfMade(context, trame),
            .. NetworkSteps.Tables.IfMade(context, trame),
            .. context.ResultsOf<TrameColumn>(trame).Select(column => column.Of(context, trame.Name)),
            .. context.ResultsOf<TrameFigure>(trame).Select(figure => figure.Of(context, trame.Name)),
            .. StepSources.ZoneInputs(context),
            .. StepSources.TerritoryInputs(context),
            .. context.SourceInputs(WatercourseSources(trame)),
        ],
        Results = [Package, Summary, Remarks, SummaryCsv],
        MoreFiles = (context, trame) =>
        [
            CsvMetadata.FileName,
            .. CsvFolder.NamesOf(TablesOf(context, trame)).Select(name => TableFolder + name),
        ],
        Needs = (_, _) => new StepNeeds(256L << 20, 1),
        Work = (job, cancel) => new PackageWork(job).RunAsync(cancel),
    };

    /// <summary>The GeoPackage and the summary of a trame as inputs of a step that reads those of several.</summary>
    public static IEnumerable<StepInput> ResultsOf(StepContext context, TrameDeclaration trame) =>
        [Package.Of(context, trame.Name, PackageRoleOf(trame)), Summary.Of(context, trame.Name, SummaryRoleOf(trame))];

    /// <summary>
    /// What the GeoPackage of a trame is to steps that read those of several; short, as it becomes a keyword in
    /// pictures.
    /// </summary>
    public static string PackageRoleOf(TrameDeclaration trame) => $"{trame.Name} package";

    /// <summary>What the summary of a trame is to them.</summary>
    public static string SummaryRoleOf(TrameDeclaration trame) => $"{trame.Name} summary";

    static bool HasPackage(StepContext context, TrameDeclaration trame) => trame.Habitats is not null;

    static StepParameters ParametersOf(StepContext context, TrameDeclaration trame) => context.Parameters()
        .AddTrame(trame.Name, "standard", "cost", "title", "colour")
        .Add("place", context.PlaceOf(trame))
        .Add("language", context.Pipeline.Language.ToString())
        .AddPart("standard of the study", "standard")
        .AddPart("zones", "zones")
        .AddPart("territory", "territory")
        .AddSources(WatercourseSources(trame))
        .Add("source titles", string.Join('|', OpenersOf(context, trame).Select(source => source.Title)));

    /// <summary>What may open an obstacle of the trame.</summary>
    static IEnumerable<SourceSettings> OpenersOf(StepContext context, TrameDeclaration trame) =>
        trame.Conflicts is null ? [] :
            context.Pipeline.Sources
                .Where(source => trame.Layers.Any(layer => layer.Uses.Any(use => use.Source == source.Name)));

    /// <summary>What the tables of watercourses are read from; none where they are not declared.</summary>
    static string[] WatercourseSources(TrameDeclaration trame) =>
        trame.Standard.Watercourses is { } declared ? [declared.Source] : [];

    /// <summary>The watercourses of a trame; null where it declares none.</summary>
    public static IReadOnlyList<Watercourse>? WatercoursesOf(
        Pipeline pipeline, TrameDeclaration trame, GridDefinition grid, CancellationToken cancel) =>
        trame.Standard.Watercourses is { } declared
            ? WatercourseReader.Read(
                (VectorSourceSettings)pipeline.Sources.First(source => source.Name == declared.Source), declared,
                grid, cancel)
            : null;

    /// <summary>Which tables there are does not depend on what is in them.</summary>
    static IEnumerable<string> TablesOf(StepContext context, TrameDeclaration trame) =>
        TramePackage.Of(ContentOf(context, trame)).WithDictionary.Select(table => table.Name);

    /// <summary>The layers of a trame's GeoPackage, in its order.</summary>
    public static IEnumerable<string> LayersOf(StepContext context, TrameDeclaration trame) =>
        TramePackage.Of(ContentOf(context, trame)).Tables.Select(table => table.Name);

    /// <summary>What a package says before anything is in it.</summary>
    internal static TrameContent ContentOf(StepContext context, TrameDeclaration trame) => new()
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
        More = [.. context.ResultsOf<TrameColumn>(trame).Select(column => column.Column)],
        SourceTitles = context.Pipeline.Sources
            .ToDictionary(source => source.Name, source => source.Title, StringComparer.Ordinal),
        PatchShapes = new Dictionary<int, ReadOnlyMemory<byte>>(),
        CorridorShapes = new Dictionary<int, ReadOnlyMemory<byte>>(),
        Standard = StandardCodes.Of(context.Pipeline.Standard, trame.Standard, trame.Name, context.PlaceOf(trame)),
    };
}
