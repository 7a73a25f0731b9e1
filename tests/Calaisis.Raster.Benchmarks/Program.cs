using Calaisis.Raster.Benchmarks;
using Calaisis.Raster.Benchmarks.Circuits;
using Calaisis.Raster.Benchmarks.Corridors;
using Calaisis.Raster.Benchmarks.CostDistance;
using Calaisis.Raster.Benchmarks.Files;
using Calaisis.Raster.Benchmarks.Networks;
using Calaisis.Raster.Benchmarks.Operation;
using Calaisis.Raster.Benchmarks.Resistance;
using Calaisis.Raster.Benchmarks.Same;

Benchmark[] benchmarks =
[
    new("kernels", "resistance kernels, ns per cell, against copying the same arrays", KernelBenchmark.Run),
    new(
        "resistance",
        "five grids of the sample, against a script of GDAL's programs [--quick]",
        ResistanceBenchmark.Run),
    new("cost-distance", "cost distance, Mcells per second, against GRASS and scikit-image", CostDistanceBenchmark.Run),
    new(
        "corridors",
        "links and corridors of 250 to 4 000 core areas, and against a GRASS script [growth|grass [PATCHES]]",
        CorridorBenchmark.Run),
    new(
        "operation",
        "a run with nothing changed, a plan of 10 000 steps, and what a run spends beside its steps [CELL in metres]",
        OperationBenchmark.Run),
    new(
        "same",
        "every result of the sample, to the byte, against the program of a commit [COMMIT|PROGRAM]",
        SameBenchmark.Run),
    new(
        "files",
        "writing and reading rasters against GDAL, cost distance from file to file against GRASS [--full] [--files]",
        FilesBenchmark.Run),
    new("circuits", "effective resistances and currents of 20 points, seconds [SIDE ...]", CircuitBenchmark.Run),
    new("network", "indicators of planar networks with every removal, seconds", NetworkBenchmark.Run),
];

if (args.Length == 0)
{
    Console.WriteLine("usage: calaisis bench NAME");
    foreach (var benchmark in benchmarks) Console.WriteLine($"  {benchmark.Name,-14} {benchmark.Summary}");
    return 0;
}

if (Array.Find(benchmarks, benchmark => benchmark.Name == args[0]) is not { } chosen)
{
    var names = string.Join(", ", benchmarks.Select(benchmark => benchmark.Name));
    Console.Error.WriteLine($"calaisis bench: there is no benchmark '{args[0]}'; there are {names}");
    return 2;
}

chosen.Run(args[1..]);
return Environment.ExitCode;
