using System.Globalization;
using Calaisis.Raster.Cli.Reporting;
using Calaisis.Raster.Geo.Plain;
using Calaisis.Raster.Processing.Circuits;
using Calaisis.Raster.Processing.Machine;
using Calaisis.Raster.Processing.Processes;
using Xunit;

namespace Calaisis.Raster.SystemTests.Circuits;

/// <summary>Circuits run as the program does, in this process, and what they write beside what is expected.</summary>
static class CircuitFiles
{
    /// <summary>A folder with the files of a case of a peer, or the test is skipped.</summary>
    public static void Copy(string peer, string name, Rasters.Folder into)
    {
        var from = Path.GetDirectoryName(Rasters.RealData.File($"../peers/{peer}/{name}/case.ini"))!;
        foreach (var file in Directory.EnumerateFiles(from)) File.Copy(file, into[Path.GetFileName(file)]);
    }

    /// <summary>What is expected of a case.</summary>
    public static IEnumerable<string> Expected(string peer, string name) => Directory
        .EnumerateFiles(Path.Combine(
            Path.GetDirectoryName(Rasters.RealData.File($"../peers/{peer}/{name}/case.ini"))!, "expected"))
        .Order(StringComparer.Ordinal);

    public static async Task RunAsync(ProcessDefinition process, int workers, params string[] arguments)
    {
        var work = ProcessArguments.Read(process, arguments);
        using var journal = new Journal(Verbosity.Quiet, null, TimeProvider.System);
        await work(
            new ProcessContext(new Resources(workers, 1L << 30, 256), journal), TestContext.Current.CancellationToken);
    }

    public static Task CircuitAsync(params string[] arguments) => RunAsync(CircuitProcess.Definition, 2, arguments);

    /// <summary>Numbers of a raster or a text that differ, each told.</summary>
    public static IEnumerable<string> Differences(
        string expected, string found, double absolute = 1e-5, double relative = 1e-6)
    {
        if (!File.Exists(found)) return [$"{found} is missing"];
        var (a, b) = (Numbers(expected), Numbers(found));
        if (a.Length != b.Length) return [$"{found}: {b.Length} numbers, expected {a.Length}"];
        return a.Zip(b).Index()
            .Where(pair => !AreClose(pair.Item.First, pair.Item.Second, absolute, relative))
            .Select(pair => FormattableString.Invariant(
                $"{Path.GetFileName(found)} {pair.Index}: {pair.Item.Second}, expected {pair.Item.First}"));
    }

    public static double[] Numbers(string file) => Path.GetExtension(file) == ".out"
        ? [.. File.ReadAllText(file).Split([' ', '\t', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries)
            .Select(word => double.Parse(word, CultureInfo.InvariantCulture))]
        : PlainGridReader.Read(file).Values;

    static bool AreClose(double expected, double found, double absolute, double relative) =>
        double.IsNaN(expected) ? double.IsNaN(found)
            : Math.Abs(expected - found) <= absolute + (relative * Math.Abs(expected));
}
