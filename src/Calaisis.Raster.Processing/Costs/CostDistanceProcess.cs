using Calaisis.Raster.CostDistance;
using Calaisis.Raster.Flow;
using Calaisis.Raster.Geo.CostDistance;
using Calaisis.Raster.Geo.Rasters;
using Calaisis.Raster.Parameters;
using Calaisis.Raster.Pipelines;
using Calaisis.Raster.Processing.Processes;
using Calaisis.Raster.Texts;

namespace Calaisis.Raster.Processing.Costs;

/// <summary><c>cost-distance</c>: accumulated least cost from sources, with allocation and back-links.</summary>
static class CostDistanceProcess
{
    const int NamedAtMost = 5;

    static readonly Key<Location> Sources = CostProcessKeys.Places(
        "sources",
        "Where it begins: a raster of labels on the resistance's grid (positive integers; "
            + "0 and NoData are no source), or features",
        "patches.gpkg");

    static readonly Key<string> Layer = CostProcessKeys.Layer("layer", "the sources");

    static readonly Key<TextEncoding> Encoding = CostProcessKeys.Encoding("encoding", "the sources");

    static readonly Key<string> Label = Key<string>.Optional(
        "label", new TextSpec(),
        "The attribute that holds each feature's label; 1, 2, 3... by feature id when left out", "id");

    static readonly Key<string> StartCost = Key<string>.Optional(
        "start-cost",
        new TextSpec(),
        "The numeric attribute that holds what a feature costs to begin with; 0 when left out",
        "start");

    static readonly Key<Location> Allocation = Key<Location>.Optional(
        "allocation",
        ProcessKeys.GeoTiff,
        "Also writes the label of each cell's nearest source; of equals the lowest",
        "allocation.tif");

    static readonly Key<Location> BackLinks = Key<Location>.Optional(
        "backlink",
        ProcessKeys.GeoTiff,
        "Also writes the direction towards the source: 0 source, 1 east, "
            + "clockwise to 8 north-east, 9 to 16 knight's moves",
        "backlink.tif");

    static readonly Key<DirectionForm> Directions = Key<DirectionForm>.WithDefault(
        "directions",
        new ChoiceSpec<DirectionForm>(
            ("codes", DirectionForm.Codes), ("arcgis-codes", DirectionForm.ArcGis),
            ("grass-degrees", DirectionForm.GrassDegrees)),
        DirectionForm.Codes,
        "In what numbers 'backlink' holds directions: codes 0 to 16; ArcGIS's back-link, 0 to 8; "
            + "or GRASS's degrees from east, "
            + "counter-clockwise, with NoData at the source, for r.path and r.drain",
        "grass-degrees");

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
            CostProcessKeys.Resistance, Sources, ProcessKeys.Output, .. CostKeys.All, Allocation, BackLinks,
            Directions, Type,
            Layer, CostProcessKeys.Where, Encoding, Label, StartCost, CostProcessKeys.AllTouched,
        ],
        fields =>
        {
            var resistance = fields.Get(CostProcessKeys.Resistance);
            var sources = SourcesOf(fields);
            var rules = CostKeys.Build(fields);
            var type = fields.Get(Type);
            var directions = DirectionsOf(fields, rules);
            var paths = (
                Cost: fields.Get(ProcessKeys.Output).Full, Allocation: fields.Find(Allocation)?.Full,
                BackLinks: fields.Find(BackLinks)?.Full);
            return (context, cancel) => Task.Run(
                () =>
                {
                    using var input = ResistanceInput.Open(resistance, context.Resources, context.Listener, cancel);
                    input.RequireMetres(rules.Units);
                    using var opened = input.OpenSources(sources, cancel);
                    WarnOfLost(opened.FeaturesWithoutCells(cancel), sources.Name, context);
                    var threads = context.Resources.Jobs;
                    using var rasters = CostRasters.Begin(
                        input.Grid,
                        (paths.Cost, CostMetadata.OfCost(rules, input.Grid, type) with { Threads = threads }),
                        paths.Allocation is { } allocation
                            ? (allocation, CostMetadata.OfAllocation(rules, input.Grid) with { Threads = threads })
                            : null,
                        paths.BackLinks is { } backLinks
                            ? (
                                backLinks,
                                CostMetadata.OfBackLinks(rules, input.Grid, directions) with { Threads = threads })
                            : null,
                        directions);
                    var settings = CostSearch.SettingsOf(rules, input.Grid, input.Resources) with
                    {
                        KeepAllocation = paths.Allocation is not null,
                    };
                    using var surface = CostSearch.Solve(
                        input.Tiles, opened.Sources, input.Grid.Shape, settings, paths.Cost, $"cost-distance",
                        context.Listener, cancel);
                    rasters.Write(surface, $"files", context.Listener, cancel);
                },
                cancel);
        });

    static DirectionForm DirectionsOf(Fields fields, CostRules rules)
    {
        var form = fields.Get(Directions);
        if (form == DirectionForm.Codes) return form;
        if (fields.Find(BackLinks) is null)
        {
            fields.Fault(Directions, $"found a form of directions, but no 'backlink' to write them "
                + $"to; name that file, or leave this out");
        }

        if (form == DirectionForm.ArcGis && rules.Neighbourhood == Neighbourhood.Sixteen)
        {
            fields.Fault(
                Directions,
                $"found arcgis-codes with 16 neighbours, expected 4 or 8: ArcGIS has no codes for knight's moves; "
                + $"set --neighbours 8, or --directions codes or grass-degrees");
        }

        return form;
    }

    static SourcesSettings SourcesOf(Fields fields)
    {
        var sources = fields.Get(Sources);
        return new SourcesSettings(sources.Declared, sources.Full)
        {
            Layer = fields.Find(Layer),
            Where = fields.Find(CostProcessKeys.Where),
            Encoding = fields.Find(Encoding),
            LabelAttribute = fields.Find(Label),
            StartCostAttribute = fields.Find(StartCost),
            AllTouched = fields.Get(CostProcessKeys.AllTouched),
        };
    }

    /// <summary>A patch smaller than a cell may cover no centre: that must not pass in silence.</summary>
    static void WarnOfLost(IReadOnlyList<int> lost, string name, ProcessContext context)
    {
        if (lost.Count == 0) return;
        var more = lost.Count > NamedAtMost ? $" and {lost.Count - NamedAtMost} more" : Sentence.Empty;
        context.Listener.Hear(new Warning(
            $"sources '{name}': source {string.Join(", ", lost.Take(NamedAtMost))}{more} has no "
            + $"cell of its own, as it lies beyond the "
            + $"grid, covers no cell's centre or lies under another; "
            + $"--all-touched true takes every cell a surface touches"));
    }
}
