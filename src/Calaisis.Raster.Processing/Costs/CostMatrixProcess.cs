using System.Globalization;
using System.Text;
using Calaisis.Raster.CostDistance.Searches;
using Calaisis.Raster.Faults;
using Calaisis.Raster.Geo.CostDistance;
using Calaisis.Raster.Parameters;
using Calaisis.Raster.Pipelines;
using Calaisis.Raster.Processing.Processes;
using Calaisis.Raster.Tables;
using Calaisis.Raster.Texts;

namespace Calaisis.Raster.Processing.Costs;

/// <summary><c>cost-matrix</c>: the least cost between every two points or patches.</summary>
static class CostMatrixProcess
{
    const int NamedAtMost = 5;

    /// <summary>What stands above the names in the first column.</summary>
    const string Corner = "id";

    static readonly Key<Location> Points = CostProcessKeys.Places(
        "points",
        "What costs are wanted between: features (points, lines, patches) or a raster of labels",
        "ponds.gpkg");

    static readonly Key<string> Layer = CostProcessKeys.Layer("layer", "the points");

    static readonly Key<TextEncoding> TextsEncoding = CostProcessKeys.Encoding("encoding", "the points");

    static readonly Key<string> Name = CostProcessKeys.Name(
        "name", "The attribute that names features in the result; their numbers by feature id when left out");

    static readonly Key<Location> Table = Key<Location>.Required(
        "output",
        new PathSpec($"the CSV to write", mustExist: false) { Endings = [".csv"] },
        "The table to write: names in the first row and column, costs between, "
            + "empty where there is no way; replaced where it exists",
        "costs.csv");

    public static ProcessDefinition Definition { get; } = ProcessDefinition.Of(
        "cost-matrix",
        "Writes a table of the least cost between every two points or patches",
        [
            CostProcessKeys.Resistance, Points, Table, .. CostKeys.All, Layer, CostProcessKeys.Where, TextsEncoding,
            Name, CostProcessKeys.AllTouched,
        ],
        fields =>
        {
            var resistance = fields.Get(CostProcessKeys.Resistance);
            var declared = fields.Get(Points);
            var points = new SourcesSettings(declared.Declared, declared.Full)
            {
                Layer = fields.Find(Layer),
                Where = fields.Find(CostProcessKeys.Where),
                Encoding = fields.Find(TextsEncoding),
                NameAttribute = fields.Find(Name),
                AllTouched = fields.Get(CostProcessKeys.AllTouched),
            };
            var rules = CostKeys.Build(fields);
            var output = fields.Get(Table).Full;
            return (context, cancel) => Task.Run(
                () =>
                {
                    using var input = ResistanceInput.Open(resistance, context.Resources, context.Listener, cancel);
                    input.RequireMetres(rules.Units);
                    using var opened = input.OpenSources(points, cancel);
                    var regions = opened.Regions(cancel);
                    RequireCells(points.Name, regions);
                    RequireMemory(resistance.Declared, input);
                    using var raster = ResistanceRaster.Load(input.Tiles, input.Grid.Shape, cancel);
                    RequirePassable(points.Name, resistance.Declared, regions, raster, rules, input);
                    var settings = CostSearch.SettingsOf(rules, input.Grid, input.Resources);
                    var costs = CostMatrix.Between(
                        raster, settings, [.. regions.Select(region => region.Cells)], cancel);
                    var columns = ColumnsOf(regions, CostMetadata.UnitOf(rules, input.Grid));
                    ProcessTable.Write(
                        output, Encoding.UTF8.GetBytes(ToCsv(regions, costs)), new CsvDialect(','), columns,
                        CostMetadata.OfTable(rules, input.Grid));
                },
                cancel);
        });

    static void RequireCells(string name, IReadOnlyList<SourceRegion> regions)
    {
        if (regions.Count == 0) throw new RasterException($"points '{name}': found none, expected at least one");
        var empty = regions.Where(region => region.Cells.Count == 0).Select(region => region.Name).ToList();
        if (empty.Count == 0) return;
        throw new RasterException(
            $"points '{name}': found no cell for {Listed(empty)}, "
            + $"expected points on the resistance's grid and patches that cover "
            + $"a cell's centre; leave them out with --where, or set --all-touched true");
    }

    static void RequirePassable(
        string name, string resistance, IReadOnlyList<SourceRegion> regions, ResistanceRaster raster, CostRules rules,
        ResistanceInput input)
    {
        var search = new BoundedSearch(raster, CostSearch.SettingsOf(rules, input.Grid, input.Resources));
        search.Begin();
        var impassable = regions.Where(region => !region.Cells.Any(cell => search.AddStart(cell)))
            .Select(region => region.Name).ToList();
        if (impassable.Count == 0) return;
        throw new RasterException(
            $"points '{name}': found NoData of the resistance '{resistance}' under "
            + $"{Listed(impassable)}, expected cells that can "
            + $"be passed; move these points or give the cells a resistance");
    }

    static void RequireMemory(string resistance, ResistanceInput input)
    {
        var needed = input.Grid.Shape.CellCount * sizeof(float);
        if (needed <= input.Resources.MemoryBytes) return;
        throw new PipelineException(
            [new Fault("process run cost-matrix", 0, 0, $"the resistance '{resistance}' takes {needed >> 20} MB, more "
                + $"than --memory gives; expected room for all of it: set --memory {(needed * 8 / 7 >> 20) + 1}M")]);
    }

    static IReadOnlyList<Column> ColumnsOf(IReadOnlyList<SourceRegion> regions, string unit) =>
    [
        new Column(Corner, ColumnType.Text),
        .. regions.Select(region =>
            new Column(region.Name, ColumnType.Number) { Unit = unit, Meaning = $"least cost to {region.Name}" }),
    ];

    static string ToCsv(IReadOnlyList<SourceRegion> regions, double[,] costs)
    {
        var text = new StringBuilder(Corner);
        foreach (var region in regions) text.Append(',').Append(CsvText.Field(region.Name, ','));
        text.Append('\n');
        for (var row = 0; row < regions.Count; row++)
        {
            text.Append(CsvText.Field(regions[row].Name, ','));
            for (var col = 0; col < regions.Count; col++)
            {
                text.Append(',');
                if (!double.IsNaN(costs[row, col]))
                    text.Append(costs[row, col].ToString("R", CultureInfo.InvariantCulture));
            }

            text.Append('\n');
        }

        return text.ToString();
    }

    static string Listed(List<string> names) =>
        string.Join(", ", names.Take(NamedAtMost))
        + (names.Count > NamedAtMost ? $" and {names.Count - NamedAtMost} more" : "");
}
