namespace Calaisis.Raster.Benchmarks.Resistance;

/// <summary>
/// The program on a copy of the pipeline of the sample that ends with the resistance grids, with cells of another size;
/// with halo and maps, or only what the script does: grids without either.
/// </summary>
sealed class SampleRun(string folder, int cellMetres, bool whole)
{
    static readonly string[] AfterResistance =
        [
            "habitats", "links", "corridors", "dispersal", "network", "conflicts", "atlas", "zones", "scenarios",
            "comparison", "sensitivity",
        ];

    /// <summary>Runs it, and leaves the results in its folder.</summary>
    public MeasuredRun Measure()
    {
        Directory.CreateDirectory(folder);
        var pipeline = Path.Combine(folder, "calaisis.yaml");
        File.WriteAllText(pipeline, Pipeline());
        string[] gridsOnly = whole ? [] : ["--no-maps"];
        return MeasuredRun.Of(
            Repository.Program, ["run", pipeline, "--out", folder, "--quiet", "--scenario", "base", .. gridsOnly]);
    }

    public string Resistance(string trame) => Path.Combine(folder, "calaisis", "base", trame, "resistance.tif");

    string Pipeline()
    {
        var text = WithoutBlocks(SamplePipeline.Text(cellMetres), AfterResistance);
        return whole ? text : WithoutHalo(text);
    }

    // A key goes on to the next line that is not further in.
    static string WithoutBlocks(string text, string[] keys)
    {
        var kept = new List<string>();
        var within = -1;
        foreach (var line in text.Split('\n'))
        {
            var indent = line.Length - line.TrimStart().Length;
            if (within >= 0 && (line.Trim().Length == 0 || indent > within)) continue;
            within = keys.Any(key => line.AsSpan(indent).StartsWith(key + ":", StringComparison.Ordinal)) ? indent : -1;
            if (within < 0) kept.Add(line);
        }

        return string.Join('\n', kept);
    }

    // The layer goes on to the line before the next layer or the next trame.
    static string WithoutHalo(string text)
    {
        var begin = text.IndexOf("      - halo:", StringComparison.Ordinal);
        if (begin < 0) throw new InvalidOperationException("pipelines/calaisis.yaml no longer has a halo");
        var layer = text.IndexOf("\n      - ", begin + 1, StringComparison.Ordinal);
        var trame = text.IndexOf("\n  ", begin + 1, StringComparison.Ordinal);
        while (text[trame + 3] == ' ') trame = text.IndexOf("\n  ", trame + 1, StringComparison.Ordinal);
        return text.Remove(begin, (layer > 0 ? Math.Min(layer, trame) : trame) + 1 - begin);
    }
}
