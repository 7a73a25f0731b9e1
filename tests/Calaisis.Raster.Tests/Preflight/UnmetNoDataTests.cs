using Calaisis.Raster.Preflight;
using Calaisis.Raster.Sources;
using Xunit;

namespace Calaisis.Raster.Tests.Preflight;

public sealed class UnmetNoDataTests
{
    static readonly (double, double) Bytes = (0, 255);
    static readonly (double, double) Floats = (float.MinValue, float.MaxValue);

    [Theory]
    [InlineData(-9999, "255 255 1 2 3 4 5 6 7 8", true)]
    [InlineData(-9999, "0 0 0 0 1 2 3 4 5 6", false)]
    [InlineData(0, "100 100 100 40 50 60 70 80 90 95", false)]
    public void Of_bytes_the_largest_is_suspicious_and_zero_is_not(double noData, string numbers, bool isTold) =>
        Assert.Equal(isTold, Of(noData, numbers, Bytes) is not null);

    [Theory]
    [InlineData(-32768, "-9999 -9999 0 120 300 500 700 900 1100 4000", true)]
    [InlineData(-9999, "-3.4028234663852886E+38 0 1 2 3 4 5 6 7 8", true)]
    [InlineData(-9999, "65535 0 1 2 3 4 5 6 7 8", true)]
    [InlineData(-9999, "20 20 20 20 20", false)]
    [InlineData(-9999, "1 1 1 2 2 2", false)]
    // Fewer than a tenth.
    [InlineData(-32768, "-9999 0 1 2 3 4 5 6 7 8 9", false)]
    // The file's own is there.
    [InlineData(-9999, "-9999 65535 65535 1 2 3 4 5", false)]
    public void A_number_apart_from_all_others_is_suspicious(double noData, string numbers, bool isTold) =>
        Assert.Equal(isTold, Of(noData, numbers, Floats) is not null);

    [Theory]
    [InlineData("0 0 5 20 30 40 50 60 70 94", 0.0)]
    [InlineData("5 20 30 40 50 60 70 80 90 94 94", 94.0)]
    // A number that looks like a mark says more than one that is only frequent.
    [InlineData("0 0 0 20 30 40 50 60 255 255", 255.0)]
    // Fewer than a tenth.
    [InlineData("0 5 5 20 30 40 50 60 70 80 94", null)]
    [InlineData("1 1 1 2 2 2", null)]
    public void Of_quantities_any_frequent_extreme_is_told_and_of_classes_not(string numbers, double? told)
    {
        Assert.Equal(told, Of(254, numbers, Bytes, CellKind.Values)?.Value);
        Assert.Equal(told is 255 ? told : null, Of(254, numbers, Bytes)?.Value);
    }

    [Fact]
    public void It_says_how_many_cells_hold_it() =>
        Assert.Equal(new UnmetNoData(-9999, 255, 2, 5), Of(-9999, "255 1 255 2 3", Bytes));

    [Theory]
    [InlineData(
        "-3.4028234663852886E+38 0 1 2 3",
        "hold -3.4028234663852886E+38; declare 'no-data: [-3.4028234663852886E+38]'")]
    [InlineData("65535 0 1 2 3", "hold 65535; declare 'no-data: [65535]'")]
    public void It_names_the_number_so_that_it_can_be_declared(string numbers, string sentence) =>
        Assert.Contains(sentence, Of(-9999, numbers, Floats)!.Sentence.ToString(), StringComparison.Ordinal);

    static UnmetNoData? Of(double noData, string numbers, (double, double) limits, CellKind kind = CellKind.Classes) =>
        UnmetNoData.Of(kind, noData, [.. numbers.Split(' ').Select(double.Parse).Order()], limits);
}
