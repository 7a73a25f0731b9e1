namespace Calaisis.Raster.Benchmarks.Resistance;

/// <summary>
/// The five resistance grids of the sample by our program and by a script of GDAL's own programs: that they agree, then
/// time and memory of both, and our memory with four times the cells. Ours runs before and after the script, and the
/// slower of the two counts; it also draws the maps and computes the halo, which the script does not.
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
            var ours = new SampleRun(Path.Combine(folder, "ours"), cell, halo: true);
            var before = Say($"calaisis, {cell} m", ours.Measure);
            var layers = Path.Combine(folder, "layers");
            var script = Say("script, one gdal_calc.py per layer", () => Analyst.Measure(layers, cell, AnalystStyle.Layers));
            Compare(Path.Combine(folder, "without-halo"), layers, cell);
            var trames = Path.Combine(folder, "trames");
            var shorter = Say("script, one gdal_calc.py per trame", () => Analyst.Measure(trames, cell, AnalystStyle.Trames));
            var after = Say($"calaisis, {cell} m, again", ours.Measure);
            var slower = before.Seconds > after.Seconds ? before : after;
            Ratio("script, per layer", script, slower);
            Ratio("script, per trame", shorter, slower);
            var finer = new SampleRun(Path.Combine(folder, "finer"), cell / 2, halo: true);
            var large = Say($"calaisis, {cell / 2} m, 4 times the cells", finer.Measure);
            Console.WriteLine(FormattableString.Invariant(
                $"peak memory with 4 times the cells: {large.PeakBytes / (double)slower.PeakBytes:0.00} times"));
            Judge(script, slower, large);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    static MeasuredRun Say(string name, Func<MeasuredRun> measure)
    {
        var run = measure();
        Console.WriteLine(FormattableString.Invariant(
            $"{name,-38}{run.Seconds,8:0.0} s wall {run.ProcessorSeconds,8:0.0} s CPU {run.PeakBytes >> 20,6} MB peak"));
        return run;
    }

    static void Ratio(string name, MeasuredRun other, MeasuredRun ours) => Console.WriteLine(FormattableString.Invariant(
        $"{name + " / calaisis",-38}{other.Seconds / ours.Seconds,8:0.0} x wall {other.ProcessorSeconds / ours.ProcessorSeconds,8:0.0} x CPU {other.PeakBytes / (double)ours.PeakBytes,6:0.00} x peak"));

    // The script has no halo, so ours is compared without it.
    static void Compare(string folder, string theirs, int cell)
    {
        var ours = new SampleRun(folder, cell, halo: false);
        ours.Measure();
        Console.WriteLine(FormattableString.Invariant(
            $"agreement, share of cells:        within {GridAgreement.Tolerance}   shifted edge   different"));
        foreach (var trame in Trames)
        {
            var agreement = GridAgreement.Of(ours.Resistance(trame), Analyst.Resistance(theirs, trame));
            Console.WriteLine(FormattableString.Invariant(
                $"  {trame,-30}{agreement.Same,14:0.000 %}{agreement.Edge,15:0.000 %}{agreement.Different,12:0.000 %}"));
        }
    }

    static void Judge(MeasuredRun script, MeasuredRun ours, MeasuredRun large)
    {
        var fast = script.Seconds >= SpeedWanted * ours.Seconds;
        var small = Math.Max(ours.PeakBytes, large.PeakBytes) < PeakAllowed;
        Console.WriteLine(FormattableString.Invariant(
            $"wanted: {SpeedWanted} times as fast as the script ({Met(fast)}), below {PeakAllowed >> 20} MB ({Met(small)})"));
    }

    static string Met(bool reached) => reached ? "met" : "missed";
}
