using System.Globalization;
using System.Runtime.Intrinsics;

namespace Calaisis.Raster.Benchmarks.CostDistance;

/// <summary>
/// <c>cost-distance [agree] [race] [bounded] [growth] [scratch] [--full] [--size N]</c>. Without words: agree, race and
/// bounded; with <c>--full</c> everything, growth to 16384 and the scratch file at 20000 x 20000.
/// </summary>
static class CostDistanceBenchmark
{
    public static void Run(IReadOnlyList<string> args)
    {
        var full = args.Contains("--full");
        var at = args.ToList().IndexOf("--size");
        var size = at >= 0 ? int.Parse(args[at + 1], CultureInfo.InvariantCulture) : 4096;
        string[] parts = ["agree", "race", "bounded", "growth", "scratch"];
        var chosen = parts.Where(args.Contains).ToArray();
        if (chosen.Length == 0) chosen = full ? parts : parts[..3];
        Console.WriteLine($"{Environment.ProcessorCount} cores, {Processor()}, vectors of {Width()} bits, "
            + $".NET {Environment.Version}");
        OurRun.WarmUp();
        if (chosen.Contains("agree")) PeerTables.Agree(1000);
        if (chosen.Contains("race")) PeerTables.Race(size);
        if (chosen.Contains("bounded")) OwnTables.Bounded(4096);
        if (chosen.Contains("growth")) OwnTables.Growth(full ? 16384 : size);
        if (chosen.Contains("scratch"))
            OwnTables.Scratch(full ? 20_000 : size, full ? 1L << 30 : size * (long)size * 27 / 10);
    }

    static int Width() => Vector512.IsHardwareAccelerated ? 512 : Vector256.IsHardwareAccelerated ? 256 : 128;

    static string Processor() => File.ReadLines("/proc/cpuinfo")
        .First(line => line.StartsWith("model name", StringComparison.Ordinal)).Split(':')[1].Trim();
}
