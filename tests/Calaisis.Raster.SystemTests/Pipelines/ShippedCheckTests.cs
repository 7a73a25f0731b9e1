using Calaisis.Raster.SystemTests.Program;
using Calaisis.Raster.SystemTests.Rasters;
using Calaisis.Raster.Tests;
using Xunit;

namespace Calaisis.Raster.SystemTests.Pipelines;

/// <summary>The pipeline files that come with the program fit the data that come with it.</summary>
public sealed class ShippedCheckTests
{
    static readonly string Shipped = Path.Combine(Repository.Root, "pipelines");

    public static TheoryData<string> Files() =>
        new(Directory.EnumerateFiles(Shipped, "*.yaml").Select(file => Path.GetFileName(file)!)
            .Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Files))]
    public async Task Every_shipped_pipeline_passes_the_check(string file)
    {
        using var folder = new Folder();
        // Between them these scenarios hold the edits of all. Today's pipeline is checked with its own cells, that of
        // the futures with larger ones.
        await CoarseCalaisis.WriteAsync(folder, cellMetres: 25, file);
        string[] arguments = file == "calaisis.yaml"
            ? [Path.Combine(Shipped, file)]
            : ["coarse.yaml", "--scenario", "base,zone-etendue,ensemble"];
        var said = (await BuiltProgram.RunAsync(folder.Path, ["check", .. arguments])).EndedWith(0);
        // It says so in the language of the file.
        Assert.Contains("le pipeline peut être lancé", said.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("erreur  ", said.Output, StringComparison.Ordinal);
    }
}
