using Calaisis.Raster.Maps.Fonts;
using Calaisis.Raster.Maps.Legends;
using Calaisis.Raster.Maps.Texts;
using Xunit;

namespace Calaisis.Raster.SystemTests.Maps.Texts;

public sealed class SheetTextsTests
{
    public static TheoryData<SheetText, Language> All => [.. Enum.GetValues<SheetText>()
        .SelectMany(text => Enum.GetValues<Language>().Select(language => (text, language)))];

    [Theory]
    [MemberData(nameof(All))]
    public void Every_text_exists_in_every_language_and_can_be_written(SheetText text, Language language)
    {
        var words = SheetTexts.Of(text, language);
        Assert.NotEmpty(words.Trim());
        Assert.Empty(EmbeddedFonts.Missing(words));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void A_place_for_a_word_is_in_both_languages_or_in_none(SheetText text, Language language) =>
        Assert.Equal(
            SheetTexts.Of(text, Language.French).Contains("{0}", StringComparison.Ordinal),
            SheetTexts.Of(text, language).Contains("{0}", StringComparison.Ordinal));

    [Fact]
    public void The_font_has_what_French_and_measures_need()
    {
        Assert.Empty(EmbeddedFonts.Missing("àâæçéèêëîïôœùûüÿ ÀÂÆÇÉÈÊËÎÏÔŒÙÛÜŸ «»’“”–—…"));
        Assert.Empty(EmbeddedFonts.Missing("°²³µ×·€≤≥\u00A0\u202F 0123456789 ;:!?%"));
        Assert.Equal(["漢"], EmbeddedFonts.Missing("漢字漢".Replace("字", "")));
    }

    [Fact]
    public void Trames_have_their_name_and_one_of_ones_own_has_too()
    {
        Assert.Equal("Trame verte", TrameStyle.Of("verte", Language.French).Name);
        Assert.Equal("Dark network", TrameStyle.Of("noire", Language.English).Name);
        Assert.Equal("Trame turlututu", TrameStyle.Of("turlututu", Language.French).Name);
    }
}
