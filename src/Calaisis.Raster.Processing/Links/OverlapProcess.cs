using Calaisis.Raster.Corridors;
using Calaisis.Raster.Geo.Native;
using Calaisis.Raster.Geo.Rasters;
using Calaisis.Raster.Parameters;
using Calaisis.Raster.Pipelines;
using Calaisis.Raster.Processing.Machine;
using Calaisis.Raster.Processing.Processes;
using Calaisis.Raster.Processing.Steps;
using Calaisis.Raster.Sources;
using Calaisis.Raster.Tables;

namespace Calaisis.Raster.Processing.Links;

/// <summary><c>overlap</c>: where the corridors of several trames pass together.</summary>
static class OverlapProcess
{
    static readonly Key<IReadOnlyList<Location>> Corridors = Key<IReadOnlyList<Location>>.Required(
        "corridors",
        new ListSpec<Location>(new PathSpec($"a raster file that GDAL opens"))
        {
            AtLeast = 2,
            AtMost = OverlapPass.MostTrames,
        },
        "Rasters of corridors on one grid: every cell with data is corridor",
        "[verte.tif, bleue.tif]");

    static readonly Key<IReadOnlyList<string>> Names = Key<IReadOnlyList<string>>.Optional(
        "names",
        new ListSpec<string>(new TextSpec()),
        "What the table calls them, in their order; the names of their files when left out",
        "[verte, bleue]");

    static readonly Key<Location> Table = Key<Location>.Optional(
        "table",
        new PathSpec($"the CSV to write", mustExist: false) { Endings = [".csv"] },
        "Also writes how much each combination of trames has",
        "overlap.csv");

    public static ProcessDefinition Definition { get; } = ProcessDefinition.Of(
        "overlap",
        "Counts at each cell how many trames have a corridor there",
        [Corridors, ProcessKeys.Output, Table, Names],
        fields =>
        {
            var corridors = fields.Get(Corridors);
            var names = fields.Find(Names)
                ?? [.. corridors.Select(file => Path.GetFileNameWithoutExtension(file.Full))];
            if (names.Count != corridors.Count)
            {
                fields.Fault(
                    Names, $"found {names.Count} [name|names] for {corridors.Count} rasters, expected one for each");
            }

            if (names.GroupBy(name => name, StringComparer.Ordinal)
                .FirstOrDefault(same => same.Count() > 1) is { } twice)
            {
                fields.Fault(fields.Has(Names) ? Names : Corridors, $"found the name '{twice.Key}' twice, "
                    + $"expected each once: say them with 'names'");
            }

            var (output, table) = (fields.Get(ProcessKeys.Output).Full, fields.Find(Table)?.Full);
            return (process, cancel) => Task.Run(
                () => RunAsync(corridors, names, output, table, process, cancel), cancel);
        });

    static async Task RunAsync(
        IReadOnlyList<Location> corridors, IReadOnlyList<string> names, string output, string? table,
        ProcessContext process, CancellationToken cancel)
    {
        var memory = MemoryShares.Of(process.Resources.MemoryBytes);
        GdalRuntime.LimitCache(memory.GdalMegabytes);
        var grid = RasterGrid.Like(corridors[0].Full);
        foreach (var file in corridors)
        {
            GridMatch.Require(
                grid, $"'{corridors[0].Declared}'", RasterGrid.Like(file.Full), $"corridors '{file.Declared}'");
        }

        var open = new List<RasterTileSource>();
        try
        {
            foreach (var (file, name) in corridors.Zip(names))
                open.Add(RasterTileSource.Open(new RasterSourceSettings(name, file.Full, CellKind.Values), grid));
            var run = new OverlapRun(grid, [.. open.Zip(names, (raster, name) => new TrameCorridors(name, raster))]);
            var metadata = SoftwareVersions.AddTo(new SortedDictionary<string, string>(StringComparer.Ordinal));
            var counted = await run.WriteAsync(
                output, metadata, process.Resources with { MemoryBytes = memory.TileBytes }, process.Listener, cancel);
            if (table is null) return;
            ProcessTable.Write(
                table, FeatureCsv.Bytes(counted), FeatureCsv.Dialect, FeatureCsv.ColumnsOf(counted), metadata);
        }
        finally
        {
            open.ForEach(raster => raster.Dispose());
        }
    }
}
