using Calaisis.Raster.Benchmarks.CostDistance;
using Calaisis.Raster.Benchmarks.Resistance;

namespace Calaisis.Raster.Benchmarks.Files;

/// <summary>
/// From file to file: our process, scikit-image between GDAL's reading and writing, GRASS's search alone.
/// </summary>
static class WholeTable
{
    const int Rounds = 3;

    const string Scikit = """
        import sys, numpy
        from osgeo import gdal
        from skimage.graph import MCP_Geometric
        cost = gdal.Open('resistance.tif').ReadAsArray().astype(numpy.float64)
        cost[numpy.isnan(cost)] = -1
        starts = numpy.argwhere(gdal.Open('sources.tif').ReadAsArray() > 0)
        found, _ = MCP_Geometric(cost, sampling=(10, 10)).find_costs(starts)
        found[numpy.isinf(found)] = numpy.nan
        read = gdal.Open('resistance.tif')
        memory = gdal.GetDriverByName('MEM').Create('', found.shape[1], found.shape[0], 1, gdal.GDT_Float32)
        memory.SetProjection(read.GetProjection())
        memory.SetGeoTransform(read.GetGeoTransform())
        memory.GetRasterBand(1).WriteArray(found.astype(numpy.float32))
        memory.GetRasterBand(1).SetNoDataValue(float('nan'))
        options = ['COMPRESS=ZSTD', 'LEVEL=1', 'PREDICTOR=STANDARD', 'NUM_THREADS=2']
        gdal.GetDriverByName('COG').CreateCopy('scikit.tif', memory, options=options)
        """;

    public static void Print(FileWorld world, bool withPeers)
    {
        Console.WriteLine("  cost distance from file to file, s by the clock and of the processor, peak MB:");
        var single = Ours(world, "float32");
        Row("process run cost-distance, float32", single);
        Row("process run cost-distance, float64", Ours(world, "float64"));
        if (!withPeers) return;
        using (var peers = new Peers(world.Resistance, world.Sources))
        {
            var grass = peers.Grass(8);
            Console.WriteLine(
                $"    {"r.cost, its search alone",-44}{grass.Seconds,7:0.00} {grass.ProcessorSeconds,7:0.00}"
                + $": {grass.Seconds / single.Seconds:0.0} x by the clock, "
                + $"{grass.ProcessorSeconds / single.ProcessorSeconds:0.0} x of the processor");
        }

        File.WriteAllText(world["scikit.py"], Scikit);
        var scikit = MeasuredRun.In(Path.GetDirectoryName(world["scikit.py"])!, "/usr/bin/python3", "scikit.py").Run;
        Row("scikit-image, read and written by GDAL", scikit);
        Console.WriteLine($"      {scikit.Seconds / single.Seconds:0.0} x by the clock, "
            + $"{scikit.ProcessorSeconds / single.ProcessorSeconds:0.0} x of the processor");
    }

    static MeasuredRun Ours(FileWorld world, string type) => Enumerable.Range(0, Rounds)
        .Select(_ => MeasuredRun.Of(
            Repository.Program, "process", "run", "cost-distance", "--quiet", "--resistance", world["resistance.tif"],
            "--sources", world["sources.tif"], "--output", world["cost.tif"], "--type", type))
        .MinBy(run => run.Seconds)!;

    static void Row(string name, MeasuredRun run) =>
        Console.WriteLine($"    {name,-44}{run.Seconds,7:0.00} {run.ProcessorSeconds,7:0.00} {run.PeakBytes >> 20,6}");
}
