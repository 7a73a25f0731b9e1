using Calaisis.Raster.Parameters;
using Xunit;

namespace Calaisis.Raster.Tests.Parameters;

public sealed class SpellingTests
{
    [Theory]
    [InlineData("reistance", "resistance")]
    [InlineData("Combien", "combine")]
    [InlineData("soruce", "source")]
    [InlineData("xyz", null)]
    [InlineData("", null)]
    public void The_nearest_word_is_offered_only_when_it_is_near(string found, string? expected) =>
        Assert.Equal(expected, Spelling.Nearest(found, ["source", "resistance", "combine"]));
}
