using Calaisis.Raster.Maps.Colours;
using Calaisis.Raster.Maps.Fonts;
using Calaisis.Raster.Maps.Texts;
using CsCheck;
using Xunit;

namespace Calaisis.Raster.SystemTests.Maps.Texts;

public sealed class TextBlockTests
{
    static readonly TextStyle Style = new(FontFace.Regular, 9, new Rgb(0, 0, 0));

    [Fact]
    public void No_line_is_wider_than_its_room_and_no_letter_is_lost() =>
        Gen.Select(Gen.String[Gen.Char["abcé œ-/. \u00A0W"], 0, 120], Gen.Double[5, 60]).Sample((text, width) =>
        {
            var block = TextBlock.Lay(text, Style, width);
            Assert.All(block.Lines, line => Assert.True(TextBlock.WidthOf(line, Style) <= width + 1e-6, line));
            Assert.Equal(text.Where(char.IsLetter), string.Concat(block.Lines).Where(char.IsLetter));
        }, iter: 300);

    [Fact]
    public void Lines_break_at_spaces_but_not_at_no_break_spaces()
    {
        var width = TextBlock.WidthOf("mailles de", Style) + 0.5;
        Assert.Equal(["mailles de", "10\u00A0m"], TextBlock.Lay("mailles de 10\u00A0m", Style, width).Lines);
    }

    [Fact]
    public void What_does_not_fit_ends_in_an_ellipsis_within_the_width()
    {
        var block = TextBlock.Lay("Résistance des milieux au déplacement des amphibiens", Style, 30, maxLines: 2);
        Assert.True(block.IsCut);
        Assert.Equal(2, block.Lines.Count);
        Assert.EndsWith("…", block.Lines[1], StringComparison.Ordinal);
        Assert.True(TextBlock.WidthOf(block.Lines[1], Style) <= 30);
    }

    [Fact]
    public void An_empty_text_takes_no_room() => Assert.Equal(0, TextBlock.Lay("  \n ", Style, 30).HeightMm);

    [Fact]
    public void Width_grows_with_the_size_and_nothing_else() =>
        Assert.Equal(
            2 * TextBlock.WidthOf("Échelle 1 : 25 000", Style),
            TextBlock.WidthOf("Échelle 1 : 25 000", Style with { Points = 18 }), 3);
}
