using Calaisis.Raster.CostDistance;
using Calaisis.Raster.Faults;
using Calaisis.Raster.Flow;
using Calaisis.Raster.Geo.CostDistance;
using Calaisis.Raster.Geo.Vectors;
using Calaisis.Raster.Grids;
using Calaisis.Raster.Outputs;
using Calaisis.Raster.Parameters;
using Calaisis.Raster.Pipelines;
using Calaisis.Raster.Processing.Processes;
using Calaisis.Raster.Tables;
using Calaisis.Raster.Texts;

namespace Calaisis.Raster.Processing.Costs;

/// <summary><c>cost-path</c>: least-cost paths from sources to targets as lines.</summary>
static class CostPathProcess
{
    static readonly Key<Location> From = CostProcessKeys.Places(
        "from",
        "Where paths begin: features or a raster of labels; each path takes the source that is nearest by cost",
        "patches.gpkg");

    static readonly Key<string> FromLayer = CostProcessKeys.Layer("from-layer", "the sources");

    static readonly Key<string> FromName = CostProcessKeys.Name(
        "from-name", "The attribute that names sources in the result; their labels when left out");

    static readonly Key<TextEncoding> FromEncoding = CostProcessKeys.Encoding("from-encoding", "the sources");

    static readonly Key<Location> To = CostProcessKeys.Places(
        "to", "Where paths end: features or a raster of labels; one path to the cheapest cell of each", "ponds.gpkg");

    static readonly Key<string> ToLayer = CostProcessKeys.Layer("to-layer", "the targets");

    static readonly Key<string> ToName = CostProcessKeys.Name(
        "to-name", "The attribute that names targets in the result; their labels when left out");

    static readonly Key<TextEncoding> ToEncoding = CostProcessKeys.Encoding("to-encoding", "the targets");

    static readonly Key<Location> Lines = Key<Location>.Required(
        "output",
        new PathSpec($"the GeoPackage or GeoJSON to write", mustExist: false)
        {
            Endings = [".gpkg", ".geojson", ".json"],
        },
        "The lines to write, with from_id, to_id, cost and length; replaced where it exists",
        "paths.gpkg");

    static readonly IReadOnlyList<Column> Columns =
    [
        new("from_id", ColumnType.Text), new("to_id", ColumnType.Text), new("cost", ColumnType.Number),
        new("length", ColumnType.Number),
    ];

    public static ProcessDefinition Definition { get; } = ProcessDefinition.Of(
        "cost-path",
        "Draws the least-cost path from the nearest source to each target",
        [
            CostProcessKeys.Resistance, From, To, Lines, .. CostKeys.All,
            FromLayer, FromName, FromEncoding, ToLayer, ToName, ToEncoding, CostProcessKeys.AllTouched,
        ],
        fields =>
        {
            var resistance = fields.Get(CostProcessKeys.Resistance);
            var from = SettingsOf(fields, From, FromLayer, FromName, FromEncoding);
            var to = SettingsOf(fields, To, ToLayer, ToName, ToEncoding);
            var rules = CostKeys.Build(fields);
            var output = fields.Get(Lines);
            if (!FeatureFile.IsSupported(output.Full))
                fields.Fault(Lines, $"found '{output.Declared}', expected a name that ends with .gpkg or .geojson");
            return (context, cancel) => Task.Run(
                () => Run(resistance, from, to, rules, output.Full, context, cancel), cancel);
        });

    static SourcesSettings SettingsOf(
        Fields fields, Key<Location> places, Key<string> layer, Key<string> name, Key<TextEncoding> encoding)
    {
        var location = fields.Get(places);
        return new SourcesSettings(location.Declared, location.Full)
        {
            Layer = fields.Find(layer),
            NameAttribute = fields.Find(name),
            Encoding = fields.Find(encoding),
            AllTouched = fields.Get(CostProcessKeys.AllTouched),
        };
    }

    static void Run(
        Location resistance,
        SourcesSettings from,
        SourcesSettings to,
        CostRules rules,
        string output,
        ProcessContext context,
        CancellationToken cancel)
    {
        using var input = ResistanceInput.Open(resistance, context.Resources, context.Listener, cancel);
        input.RequireMetres();
        using var sources = input.OpenSources(from, cancel);
        using var targets = input.OpenSources(to, cancel);
        var regions = targets.Regions(cancel);
        if (regions.Count == 0) throw new RasterException($"targets '{to.Name}': found none, expected at least one");
        OutputFolder.Make(Path.GetDirectoryName(output)!);
        var settings = CostSearch.SettingsOf(rules, input.Grid, input.Resources);
        using var surface = CostSearch.Solve(
            input.Tiles, sources.Sources, input.Grid.Shape, settings, output, $"cost-path", context.Listener, cancel);
        var lines = new List<FeatureRow>();
        foreach (var region in regions)
        {
            if (PathTo(region, surface, sources, input.Grid, cancel) is { } line)
            {
                lines.Add(line);
            }
            else
            {
                context.Listener
                    .Hear(new Warning($"targets '{to.Name}': target {region.Name} is not reached and gets no path"));
            }
        }

        FeatureFile.Write(
            output,
            input.Grid.Crs,
            [new FeatureTable("paths", FeatureShape.MultiLine, Columns, lines)],
            metadata: FeatureFile.HoldsMetadata(output) ? CostMetadata.OfTable(rules, input.Grid) : null);
    }

    /// <summary>From the source to the region's cheapest cell; of equals the first in row order.</summary>
    static FeatureRow? PathTo(
        SourceRegion region, CostSurface surface, SourcesFile sources, GridDefinition grid, CancellationToken cancel)
    {
        var end = region.Cells.Select(cell => (Cell: cell, Cost: surface.CostAt(cell)))
            .Where(found => !double.IsNaN(found.Cost))
            .OrderBy(found => found.Cost)
            .Select(found => ((Cell Cell, double Cost)?)found)
            .FirstOrDefault();
        if (end is not { } target) return null;
        var cells = surface.PathFrom(target.Cell, cancel).Reverse().ToList();
        var first = new int[1];
        sources.Sources.Read(new Window(cells[0].Row, cells[0].Col, 1, 1), first);
        var values = new object?[] { sources.NameOf(first[0]), region.Name, target.Cost, LengthOf(cells, grid) };
        return new FeatureRow(values, LineWkb.Of(cells, grid));
    }

    /// <summary>In map units, from centre to centre.</summary>
    static double LengthOf(List<Cell> cells, GridDefinition grid)
    {
        var length = 0.0;
        for (var i = 1; i < cells.Count; i++)
        {
            length += double.Hypot(
                (cells[i].Col - cells[i - 1].Col) * grid.CellWidth,
                (cells[i].Row - cells[i - 1].Row) * grid.CellHeight);
        }

        return length;
    }
}
