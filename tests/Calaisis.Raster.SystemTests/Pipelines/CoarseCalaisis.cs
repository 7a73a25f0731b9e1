using System.Globalization;
using Calaisis.Raster.SystemTests.Rasters;
using Calaisis.Raster.Tests;
using Xunit;

namespace Calaisis.Raster.SystemTests.Pipelines;

/// <summary>The shipped pipelines of the modelled Calaisis with larger cells, for tests that run all of it.</summary>
static class CoarseCalaisis
{
    static readonly string Shipped = Path.Combine(Repository.Root, "pipelines");

    /// <summary>Writes it as <c>coarse.yaml</c> into a folder, from where it finds its data.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="cellMetres">The size of its cells.</param>
    /// <param name="pipeline">Which pipeline; today's alone, or with its futures.</param>
    /// <param name="more">Further keys of its own.</param>
    public static Task WriteAsync(
        Folder folder, int cellMetres, string pipeline = "calaisis.yaml", string more = "") => File.WriteAllTextAsync(
            folder["coarse.yaml"],
            string.Create(
                CultureInfo.InvariantCulture,
                $"extends: {Path.Combine(Shipped, pipeline)}\ngrid: {{ cell: {cellMetres} }}\n{more}"),
            TestContext.Current.CancellationToken);
}
