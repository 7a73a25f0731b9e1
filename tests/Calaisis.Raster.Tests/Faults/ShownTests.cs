using Calaisis.Raster.Faults;
using Xunit;

namespace Calaisis.Raster.Tests.Faults;

/// <summary>Messages of several problems are several lines.</summary>
public sealed class ShownTests
{
    [Fact]
    public void Each_problem_of_several_sources_is_a_sentence_of_its_own()
    {
        var faults = new PipelineException([new Fault("a", 1, 2, $"one"), new Fault("b", 0, 0, $"two")]);
        var all = new RasterException([new RasterException($"first"), faults, new OutputException($"last")]);
        Assert.Equal(["first", "a(1,2): one", "b: two", "last"], all.Shown.Select(sentence => sentence.ToString()));
        Assert.Equal("first", Assert.Single(new RasterException($"first").Shown).ToString());
    }
}
