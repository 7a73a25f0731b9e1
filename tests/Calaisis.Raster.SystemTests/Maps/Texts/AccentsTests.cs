using Calaisis.Raster.Maps.Texts;
using Xunit;

namespace Calaisis.Raster.SystemTests.Maps.Texts;

public sealed class AccentsTests
{
    [Theory]
    [InlineData("Gui\u0302nes", "Guînes")]
    [InlineData("E\u0301glise, fac\u0327ade, nai\u0308f, a\u0300", "Église, façade, naïf, à")]
    [InlineData("déjà là", "déjà là")]
    [InlineData("\u0301x\u0301", "\u0301x\u0301")]
    [InlineData("", "")]
    public void A_letter_and_its_accent_become_one_character(string typed, string joined) =>
        Assert.Equal(joined, Accents.Join(typed));
}
