using Calaisis.Raster.Faults;
using Calaisis.Raster.Flow;
using Xunit;

namespace Calaisis.Raster.Tests.Flow;

public sealed class TileBudgetTests
{
    [Theory]
    [InlineData(100, 100, int.MaxValue, 1)]
    [InlineData(199, 100, int.MaxValue, 1)]
    [InlineData(200, 100, int.MaxValue, 2)]
    [InlineData(long.MaxValue, 1, int.MaxValue, int.MaxValue)]
    [InlineData(1_000_000, 100, 8, 8)]
    public void As_many_tiles_as_fit_and_are_of_use(long memory, long tile, int useful, int expected) =>
        Assert.Equal(expected, new TileBudget(memory, tile, useful).Tiles);

    [Fact]
    public void A_tile_that_does_not_fit_is_said_in_one_sentence()
    {
        var error = Assert.Throws<PipelineException>(() => new TileBudget(16_000_000, 34_500_000));
        Assert.Equal(
            "memory limit: one tile needs 34.5 MB, found room for 16 MB; allow more memory or use smaller tiles",
            error.Message);
        Assert.Equal(2, error.ExitCode);
    }
}
