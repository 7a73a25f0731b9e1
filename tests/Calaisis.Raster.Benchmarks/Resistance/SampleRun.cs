using System.Globalization;

namespace Calaisis.Raster.Benchmarks.Resistance;

/// <summary>
/// The program on a copy of the pipeline of the sample, with cells of another size; whole, or only what the script does:
/// grids without the halo and without maps.
/// </summary>
sealed class SampleRun(string folder, int cellMetres, bool whole)
{
    /// <summary>Runs it, and leaves the results in its folder.</summary>
    public MeasuredRun Measure()
    {
        Directory.CreateDirectory(folder);
        var pipeline = Path.Combine(folder, "calaisis.yaml");
        File.WriteAllText(pipeline, Pipeline());
        string[] gridsOnly = whole ? [] : ["--no-maps"];
        return MeasuredRun.Of(Repository.Program, ["run", pipeline, "--out", folder, "--quiet", "--scenario", "base", .. gridsOnly]);
    }

    public string Resistance(string trame) => Path.Combine(folder, "calaisis", "base", trame, "resistance.tif");

    string Pipeline()
    {
        var text = File.ReadAllText(Repository.PathOf("pipelines", "calaisis.yaml"));
        text = Replace(text, "\n  cell: 10\n", string.Create(CultureInfo.InvariantCulture, $"\n  cell: {cellMetres}\n"));
        text = Replace(text, " ../data-samples/", " " + Repository.PathOf("data-samples") + "/");
        text = Replace(text, " friction/", " " + Repository.PathOf("pipelines", "friction") + "/");
        return whole ? text : WithoutHalo(text);
    }

    static string Replace(string text, string old, string replacement) =>
        text.Contains(old, StringComparison.Ordinal)
            ? text.Replace(old, replacement, StringComparison.Ordinal)
            : throw new InvalidOperationException($"pipelines/calaisis.yaml no longer has '{old.Trim()}'");

    // The layer goes on to the line before the next layer or the empty line that ends the trame.
    static string WithoutHalo(string text)
    {
        var begin = text.IndexOf("      - halo:", StringComparison.Ordinal);
        if (begin < 0) throw new InvalidOperationException("pipelines/calaisis.yaml no longer has a halo");
        var layer = text.IndexOf("\n      - ", begin + 1, StringComparison.Ordinal);
        var trame = text.IndexOf("\n\n", begin, StringComparison.Ordinal);
        return text.Remove(begin, (layer > 0 ? Math.Min(layer, trame) : trame) + 1 - begin);
    }
}
