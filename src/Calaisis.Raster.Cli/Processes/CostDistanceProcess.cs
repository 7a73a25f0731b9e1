using Calaisis.Raster.Cli.Costs;
using Calaisis.Raster.Flow;
using Calaisis.Raster.Geo.CostDistance;
using Calaisis.Raster.Geo.Rasters;
using Calaisis.Raster.Parameters;
using Calaisis.Raster.Pipelines;

namespace Calaisis.Raster.Cli.Processes;

/// <summary><c>cost-distance</c>: accumulated least cost from sources, with allocation and back-links.</summary>
static class CostDistanceProcess
{
    const int NamedAtMost = 5;

    static readonly Key<Location> Sources = CostProcessKeys.Places(
        "sources",
        "Where it begins: a raster of labels on the resistance's grid (positive integers; 0 and NoData are no source), or features",
        "patches.gpkg");

    static readonly Key<string> Layer = CostProcessKeys.Layer("layer", "the sources");

    static readonly Key<string> Label = Key<string>.Optional(
        "label", new TextSpec(), "The attribute that holds each feature's label; 1, 2, 3... by feature id when left out", "id");

    static readonly Key<string> StartCost = Key<string>.Optional(
        "start-cost", new TextSpec(), "The numeric attribute that holds what a feature costs to begin with; 0 when left out", "start");

    static readonly Key<Location> Allocation = Key<Location>.Optional(
        "allocation", new PathSpec("the GeoTIFF to write", mustExist: false), "Also writes the label of each cell's nearest source; of equals the lowest", "allocation.tif");

    static readonly Key<Location> BackLinks = Key<Location>.Optional(
        "backlink",
        new PathSpec("the GeoTIFF to write", mustExist: false),
        "Also writes the direction towards the source: 0 source, 1 east, clockwise to 8 north-east, 9 to 16 knight's moves",
        "backlink.tif");

    static readonly Key<CellType> Type = Key<CellType>.WithDefault(
        "type",
        new ChoiceSpec<CellType>(("float64", CellType.ExactQuantity), ("float32", CellType.Quantity)),
        CellType.ExactQuantity,
        "In what precision costs are written; they are always computed in double precision",
        "float32");

    public static ProcessDefinition Definition { get; } = ProcessDefinition.Of(
        "cost-distance",
        "Accumulates the least cost from sources over a resistance; cells that are not reached become NoData",
        [
            CostProcessKeys.Resistance, Sources, ProcessKeys.Output, .. CostKeys.All, Allocation, BackLinks, Type,
            Layer, CostProcessKeys.Where, Label, StartCost, CostProcessKeys.AllTouched,
        ],
        fields =>
        {
            var resistance = fields.Get(CostProcessKeys.Resistance);
            var sources = SourcesOf(fields);
            var rules = CostKeys.Build(fields);
            var type = fields.Get(Type);
            var paths = (Cost: fields.Get(ProcessKeys.Output).Full, Allocation: fields.Find(Allocation)?.Full, BackLinks: fields.Find(BackLinks)?.Full);
            return (context, cancel) => Task.Run(
                () =>
                {
                    using var input = ResistanceInput.Open(resistance, context.Resources);
                    using var opened = input.OpenSources(sources, cancel);
                    WarnOfLost(opened.FeaturesWithoutCells(cancel), sources.Name, context);
                    var threads = context.Resources.Jobs;
                    using var rasters = CostRasters.Begin(
                        input.Grid,
                        (paths.Cost, CostMetadata.OfCost(rules, input.Grid, type) with { Threads = threads }),
                        paths.Allocation is { } allocation
                            ? (allocation, CostMetadata.OfAllocation(rules, input.Grid) with { Threads = threads }) : null,
                        paths.BackLinks is { } backLinks
                            ? (backLinks, CostMetadata.OfBackLinks(rules, input.Grid) with { Threads = threads }) : null);
                    var settings = CostSearch.SettingsOf(rules, input.Grid, input.Resources) with
                    {
                        KeepAllocation = paths.Allocation is not null,
                    };
                    using var surface = CostSearch.Solve(
                        input.Tiles, opened.Sources, input.Grid.Shape, settings, paths.Cost, "cost-distance", context.Journal, cancel);
                    rasters.Write(surface, "files", context.Journal, cancel);
                },
                cancel);
        });

    static SourcesSettings SourcesOf(Fields fields)
    {
        var sources = fields.Get(Sources);
        return new SourcesSettings(sources.Declared, sources.Full)
        {
            Layer = fields.Find(Layer),
            Where = fields.Find(CostProcessKeys.Where),
            LabelAttribute = fields.Find(Label),
            StartCostAttribute = fields.Find(StartCost),
            AllTouched = fields.Get(CostProcessKeys.AllTouched),
        };
    }

    /// <summary>A patch smaller than a cell may cover no centre: that must not pass in silence.</summary>
    static void WarnOfLost(IReadOnlyList<int> lost, string name, ProcessContext context)
    {
        if (lost.Count == 0) return;
        var more = lost.Count > NamedAtMost ? $" and {lost.Count - NamedAtMost} more" : "";
        context.Journal.Hear(new Warning(
            $"sources '{name}': source {string.Join(", ", lost.Take(NamedAtMost))}{more} has no cell of its own, as it lies beyond the "
            + "grid, covers no cell's centre or lies under another; --all-touched true takes every cell a surface touches"));
    }
}
