using System.Globalization;

namespace Calaisis.Raster.Benchmarks.Resistance;

/// <summary>
/// The five resistance grids of the sample by our program and by a script of GDAL's own programs: that they agree, then
/// time and memory of both, and our memory with four times the cells. Ours runs before and after the script, and the
/// slower of the two counts; both do the same work, without halo and maps, and our whole run is printed beside. The
/// script works in two styles: with results as exact as ours, and as few calls and as little exactness as it can.
/// </summary>
static class ResistanceBenchmark
{
    const double SpeedWanted = 10;
    const long PeakAllowed = 1L << 30;

    static readonly string[] Trames = ["verte", "bleue", "noire", "marron", "grise"];

    public static void Run(IReadOnlyList<string> words)
    {
        var cell = words.Contains("--quick") ? 50 : 10;
        Analyst.Prepare();
        var folder = Directory.CreateTempSubdirectory("calaisis-bench-resistance-").FullName;
        try
        {
            var ours = new SampleRun(Path.Combine(folder, "ours"), cell, whole: false);
            Say(
                $"calaisis, {cell} m, with halo and maps",
                new SampleRun(Path.Combine(folder, "whole"), cell, whole: true).Measure);
            var before = Say($"calaisis, {cell} m", ours.Measure);
            var exactly = Path.Combine(folder, "exact");
            var exact = Say("script, exact", () => Analyst.Measure(exactly, cell, AnalystStyle.Exact));
            var hasty = Say(
                "script, hasty", () => Analyst.Measure(Path.Combine(folder, "hasty"), cell, AnalystStyle.Hasty));
            // In a folder of its own, as nothing would have to run in the first one.
            var after = Say(
                $"calaisis, {cell} m, again", new SampleRun(Path.Combine(folder, "again"), cell, whole: false).Measure);
            var slower = before.Seconds > after.Seconds ? before : after;
            Ratio("script, exact / calaisis", exact, slower);
            Ratio("script, hasty / calaisis", hasty, slower);
            Compare(ours, exactly, Path.Combine(folder, "hasty"));
            var finer = new SampleRun(Path.Combine(folder, "finer"), cell / 2, whole: false);
            var large = Say($"calaisis, {cell / 2} m, 4 times the cells", finer.Measure);
            Console.WriteLine(FormattableString.Invariant(
                $"peak memory with 4 times the cells: {large.PeakBytes / (double)slower.PeakBytes:0.00} times"));
            Judge(exact, slower, large);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    static MeasuredRun Say(string name, Func<MeasuredRun> measure)
    {
        var run = measure();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-38}{run.Seconds,8:0.0} s wall "
            + $"{run.ProcessorSeconds,8:0.0} s CPU {run.PeakBytes >> 20,6} MB peak"));
        return run;
    }

    static void Ratio(string name, MeasuredRun other, MeasuredRun ours)
    {
        var wall = other.Seconds / ours.Seconds;
        var processor = other.ProcessorSeconds / ours.ProcessorSeconds;
        var peak = other.PeakBytes / (double)ours.PeakBytes;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-38}{wall,8:0.0} x wall "
            + $"{processor,8:0.0} x CPU {peak,6:0.00} x  peak"));
    }

    static void Compare(SampleRun ours, string exact, string hasty)
    {
        Console.WriteLine(FormattableString.Invariant(
            $"share of cells within {GridAgreement.Tolerance}, at a shifted edge, different:"));
        foreach (var trame in Trames)
        {
            var mine = ours.Resistance(trame);
            Console.WriteLine($"  {trame,-8}exact {GridAgreement.Of(mine, Analyst.Resistance(exact, trame))}"
                + $"    hasty {GridAgreement.Of(mine, Analyst.Resistance(hasty, trame))}");
        }
    }

    static void Judge(MeasuredRun script, MeasuredRun ours, MeasuredRun large)
    {
        var fast = script.Seconds >= SpeedWanted * ours.Seconds;
        var small = Math.Max(ours.PeakBytes, large.PeakBytes) < PeakAllowed;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"wanted: {SpeedWanted} times as fast as the "
            + $"script ({Met(fast)}), below {PeakAllowed >> 20} MB ({Met(small)})"));
    }

    static string Met(bool reached) => reached ? "met" : "missed";
}
