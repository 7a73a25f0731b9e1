using Calaisis.Raster.Packages;
using Calaisis.Raster.Parameters;
using Calaisis.Raster.Pipelines;
using Calaisis.Raster.Tests;
using Xunit;

namespace Calaisis.Raster.SystemTests.Pipelines;

/// <summary>What is written about pipeline files against what reads them.</summary>
public sealed class ReferenceTests
{
    static readonly string Folder = Path.Combine(Repository.Root, "pipelines");

    [Fact]
    public void The_reference_in_the_readme_is_that_of_the_program()
    {
        var readme = File.ReadAllText(Path.Combine(Folder, "README.md"));
        var start = readme.IndexOf("<!-- reference -->\n", StringComparison.Ordinal);
        Assert.True(start > 0, "the marker <!-- reference --> is missing");
        var written = ReferenceWriter.Write(PipelineSpec.Root.Description) + PresetReference.Write() + PackageReference.Write();
        Assert.Equal(written, readme[(start + "<!-- reference -->\n".Length)..]);
    }
}
