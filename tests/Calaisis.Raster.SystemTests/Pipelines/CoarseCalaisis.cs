using System.Globalization;
using Calaisis.Raster.SystemTests.Rasters;
using Calaisis.Raster.Tests;
using Xunit;

namespace Calaisis.Raster.SystemTests.Pipelines;

/// <summary>The shipped pipeline of the modelled Calaisis with larger cells, for tests that run all of it.</summary>
static class CoarseCalaisis
{
    const string FineCells = "cell: 10\n";

    static readonly string Shipped = Path.Combine(Repository.Root, "pipelines");

    /// <summary>Writes it as <c>coarse.yaml</c> into a folder, from where it finds its data.</summary>
    public static async Task WriteAsync(Folder folder, int cellMetres)
    {
        var cancel = TestContext.Current.CancellationToken;
        var text = await File.ReadAllTextAsync(Path.Combine(Shipped, "calaisis.yaml"), cancel);
        Assert.Contains(FineCells, text, StringComparison.Ordinal);
        text = text.Replace(
            FineCells, string.Create(CultureInfo.InvariantCulture, $"cell: {cellMetres}\n"), StringComparison.Ordinal)
            .Replace("../data-samples/", Path.Combine(Repository.Root, "data-samples") + "/", StringComparison.Ordinal)
            .Replace("friction/", Path.Combine(Shipped, "friction") + "/", StringComparison.Ordinal);
        await File.WriteAllTextAsync(folder["coarse.yaml"], text, cancel);
    }
}
