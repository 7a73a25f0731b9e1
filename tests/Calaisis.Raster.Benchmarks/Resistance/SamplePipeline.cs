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

    static string Replace(string text, string old, string replacement) =>
        text.Contains(old, StringComparison.Ordinal)
            ? text.Replace(old, replacement, StringComparison.Ordinal)
            : throw new InvalidOperationException($"pipelines/calaisis.yaml no longer has '{old.Trim()}'");
}
