using Calaisis.Raster.Maps.Texts;
using Xunit;

namespace Calaisis.Raster.SystemTests.Maps.Texts;

public sealed class TypographyTests
{
    const Language French = Language.French;
    const Language English = Language.English;

    // In the expectations ~ stands for a no-break space and _ for a narrow one.
    [Theory]
    [InlineData(French, "Sources : A ; B", "Sources~: A_; B")]
    [InlineData(French, "de 1 à 3 000 ; mailles de 10 m.", "de 1 à 3_000_; mailles de 10~m.")]
    [InlineData(French, "« cœur de nuit »", "«~cœur de nuit~»")]
    [InlineData(French, "1 234 567 ha", "1_234_567~ha")]
    [InlineData(French, "12 mares, 4 haies", "12 mares, 4 haies")]
    [InlineData(French, "en 2021 2022", "en 2021 2022")]
    [InlineData(English, "cells of 10 m; roads : all", "cells of 10~m; roads : all")]
    public void Spaces_that_must_not_break_do_not(Language language, string typed, string set) =>
        Assert.Equal(set.Replace('~', '\u00A0').Replace('_', '\u202F'), Typography.Set(typed, language));

    [Theory]
    [InlineData(French, 1234567.5, "1_234_567,5")]
    [InlineData(English, 1234567.5, "1,234,567.5")]
    [InlineData(French, 0.2, "0,2")]
    [InlineData(English, 100, "100")]
    public void Numbers_follow_the_language(Language language, double value, string expected) =>
        Assert.Equal(expected.Replace('_', '\u202F'), MapNumbers.Format(value, language));

    [Theory]
    [InlineData(French, 0.123, "12_%")]
    [InlineData(English, 0.123, "12%")]
    [InlineData(English, 0.0001, "<_1%")]
    [InlineData(English, 0, "0%")]
    public void Shares_are_in_whole_per_cent(Language language, double share, string expected) =>
        Assert.Equal(expected.Replace('_', '\u202F'), MapNumbers.Percent(share, language));

    [Fact]
    public void A_scale_is_one_unbroken_word() =>
        Assert.Equal("1\u00A0:\u00A0250\u202F000", MapNumbers.Scale(250000, French));
}
