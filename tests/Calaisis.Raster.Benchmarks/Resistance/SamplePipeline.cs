using System.Globalization;

namespace Calaisis.Raster.Benchmarks.Resistance;

/// <summary>The pipeline of the sample, to be run from any folder.</summary>
static class SamplePipeline
{
    /// <summary>Its text with cells of another size, and with whole paths.</summary>
    /// <exception cref="InvalidOperationException">
    /// The shipped pipeline no longer has what is to be replaced.
    /// </exception>
    public static string Text(int cellMetres)
    {
        var text = File.ReadAllText(Repository.PathOf("pipelines", "calaisis.yaml"));
        text = Replace(
            text, "\n  cell: 10\n", string.Create(CultureInfo.InvariantCulture, $"\n  cell: {cellMetres}\n"));
        text = Replace(text, " ../data-samples/", " " + Repository.PathOf("data-samples") + "/");
        return Replace(text, " friction/", " " + Repository.PathOf("pipelines", "friction") + "/");
    }

    /// <summary>The same with its futures, in one file, as older programs read it too.</summary>
    public static string WithFutures(int cellMetres)
    {
        var futures = File.ReadAllText(Repository.PathOf("pipelines", "futures.yaml"));
        futures = Replace(futures, "\nextends: calaisis.yaml\n", "\n");
        return Text(cellMetres) + Replace(futures, " ../data-samples/", " " + Repository.PathOf("data-samples") + "/");
    }

    static string Replace(string text, string old, string replacement) =>
        text.Contains(old, StringComparison.Ordinal)
            ? text.Replace(old, replacement, StringComparison.Ordinal)
            : throw new InvalidOperationException($"the shipped pipelines no longer have '{old.Trim()}'");
}
