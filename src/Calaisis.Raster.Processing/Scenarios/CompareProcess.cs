using Calaisis.Raster.Comparison;
using Calaisis.Raster.Geo.Native;
using Calaisis.Raster.Geo.Rasters;
using Calaisis.Raster.Grids;
using Calaisis.Raster.Parameters;
using Calaisis.Raster.Pipelines;
using Calaisis.Raster.Processing.Machine;
using Calaisis.Raster.Processing.Processes;
using Calaisis.Raster.Processing.Steps;
using Calaisis.Raster.Resistance;
using Calaisis.Raster.Sources;
using Calaisis.Raster.Tables;

namespace Calaisis.Raster.Processing.Scenarios;

/// <summary><c>compare</c>: one raster of results before and after, as the comparison of scenarios has it.</summary>
static class CompareProcess
{
    enum Kind
    {
        Resistance,
        Cost,
        Corridors,
        Cores,
    }

    static readonly PathSpec Raster = new($"a raster file that GDAL opens");

    static readonly Key<Location> Before = Key<Location>.Required(
        "before", Raster, "The raster compared with", "base.tif");

    static readonly Key<Location> After = Key<Location>.Required(
        "after", Raster, "The other raster, on the same grid", "future.tif");

    static readonly Key<Kind> Of = Key<Kind>.Required(
        "kind",
        new ChoiceSpec<Kind>(
            ("resistance", Kind.Resistance), ("cost", Kind.Cost), ("corridors", Kind.Corridors), ("cores", Kind.Cores)),
        "What they hold: resistance or cost, whose difference is written; corridors (cells with data) "
            + "or cores (labels of core areas), "
            + "which become 1 gained, 2 lost, 3 kept",
        "corridors");

    static readonly Key<Location> Table = Key<Location>.Optional(
        "table",
        new PathSpec($"the CSV to write", mustExist: false) { Endings = [".csv"] },
        "Also writes how much changed, in cells and hectares",
        "change.csv");

    public static ProcessDefinition Definition { get; } = ProcessDefinition.Of(
        "compare",
        "Shows what differs between two rasters of results, and counts it",
        [Before, After, Of, ProcessKeys.Output, Table],
        fields =>
        {
            var (before, after, kind) = (fields.Get(Before), fields.Get(After), fields.Get(Of));
            var (output, table) = (fields.Get(ProcessKeys.Output).Full, fields.Find(Table)?.Full);
            return async (process, cancel) =>
            {
                var memory = MemoryShares.Of(process.Resources.MemoryBytes);
                GdalRuntime.LimitCache(memory.GdalMegabytes);
                var grid = RasterGrid.Like(before.Full);
                GridMatch.Require(grid, $"'{before.Declared}'", RasterGrid.Like(after.Full), $"'{after.Declared}'");
                var cells = kind == Kind.Cores ? CellKind.Classes : CellKind.Values;
                using var one = RasterTileSource.Open(
                    new RasterSourceSettings(before.Declared, before.Full, cells), grid);
                using var other = RasterTileSource.Open(
                    new RasterSourceSettings(after.Declared, after.Full, cells), grid);
                var metadata = SoftwareVersions.AddTo(new SortedDictionary<string, string>(StringComparer.Ordinal));
                using var sink = new CogSink(output, grid, SettingsOf(kind, metadata, process.Resources.Jobs));
                var layout = ProcessKeys.Tiles(grid, process.Resources);
                var counts = await new ChangePass(
                    grid, layout, RastersOf(kind, one), RastersOf(kind, other), new ChangeSettings([], []))
                    .RunAsync(
                        SinksOf(kind, sink),
                        $"changes",
                        new PassLimits(process.Resources.Jobs, memory.TileBytes),
                        process.Listener,
                        cancel);
                if (table is null) return;
                var rows = RowsOf(kind, counts.Everywhere, grid);
                ProcessTable.Write(
                    table, FeatureCsv.Bytes(rows), FeatureCsv.Dialect, FeatureCsv.ColumnsOf(rows), metadata);
            };
        });

    static CogSettings SettingsOf(Kind kind, SortedDictionary<string, string> metadata, int threads)
    {
        var (description, noData) = kind switch
        {
            Kind.Resistance => ("resistance afterwards less before", "impassable in one of the two or both"),
            Kind.Cost => ("cost afterwards less before", "not reached in one of the two or both"),
            Kind.Corridors => ("corridors: 1 gained, 2 lost, 3 kept", "no corridor in either"),
            _ => ("core areas: 1 gained, 2 lost, 3 kept", "no core area in either"),
        };
        return new CogSettings
        {
            CellType = kind is Kind.Resistance or Kind.Cost ? CellType.Quantity : CellType.SmallLabel,
            Description = description,
            Metadata =
                new SortedDictionary<string, string>(metadata, StringComparer.Ordinal) { ["CALAISIS_NODATA"] = noData },
            Threads = threads,
        };
    }

    // The pass looks at resistance in any case; what it finds there is written and told for that kind only.
    static ScenarioRasters RastersOf(Kind kind, ITileSource raster) => kind switch
    {
        Kind.Resistance => new ScenarioRasters(raster),
        Kind.Cost => new ScenarioRasters(raster) { Cost = raster },
        Kind.Corridors => new ScenarioRasters(raster) { Corridors = raster },
        _ => new ScenarioRasters(raster) { Habitats = raster, CoreCount = int.MaxValue },
    };

    static ChangeSinks SinksOf(Kind kind, CogSink sink) => kind switch
    {
        Kind.Resistance => new ChangeSinks { Resistance = sink },
        Kind.Cost => new ChangeSinks { Cost = sink },
        Kind.Corridors => new ChangeSinks { Corridors = sink },
        _ => new ChangeSinks { Cores = sink },
    };

    static FeatureTable RowsOf(Kind kind, ChangeTally counted, GridDefinition grid)
    {
        (string Change, long Cells)[] rows = kind switch
        {
            Kind.Resistance => [("lower", counted.Eased), ("higher", counted.Hardened), ("opened", counted.Opened),
                ("closed", counted.Closed)],
            Kind.Cost => [("changed", counted.CostChanged)],
            Kind.Corridors =>
                [("gained", counted.CorridorGained), ("lost", counted.CorridorLost), ("kept", counted.CorridorKept)],
            _ => [("gained", counted.CoreGained), ("lost", counted.CoreLost), ("kept", counted.CoreKept)],
        };
        return new FeatureTable(
            "change",
            FeatureShape.None,
            [
                new Column("change", ColumnType.Text)
                {
                    Meaning = "gained, lost, kept; lower, higher (by 1 % or more), "
                        + "opened, closed to any passage; changed",
                    IsKey = true,
                },
                new Column("cells", ColumnType.WholeNumber),
                new Column("area_ha", ColumnType.Number) { Unit = "ha" },
            ],
            [.. rows.Select(row => new FeatureRow([row.Change, row.Cells, grid.HectaresOf(row.Cells)], default))]);
    }
}
