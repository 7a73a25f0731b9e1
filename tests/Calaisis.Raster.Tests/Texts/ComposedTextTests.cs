using Calaisis.Raster.Texts;
using Xunit;

namespace Calaisis.Raster.Tests.Texts;

public sealed class ComposedTextTests
{
    /// <summary>The composed form (NFC) as the Unicode standard has it, written out.</summary>
    [Theory]
    [InlineData("fore\u0302t", "for\u00EAt")]
    [InlineData("for\u00EAt", "for\u00EAt")]
    [InlineData("E\u0301tang a\u0300 Roselie\u0300res", "\u00C9tang \u00E0 Roseli\u00E8res")]
    [InlineData("c\u0327a nai\u0308f ou\u0300 Noe\u0308l", "\u00E7a na\u00EFf o\u00F9 No\u00EBl")]
    [InlineData("\u0178", "Y\u0308")]
    // Two marks, in either order and half composed already.
    [InlineData("e\u0323\u0302", "\u1EC7")]
    [InlineData("e\u0302\u0323", "\u1EC7")]
    [InlineData("\u00EA\u0323", "\u1EC7")]
    [InlineData("\u1EB9\u0302", "\u1EC7")]
    // A second mark above stays where the first could not be composed with the letter.
    [InlineData("q\u0302\u0301", "q\u0302\u0301")]
    // Another mark above hinders it.
    [InlineData("q\u0301e\u0301", "q\u0301\u00E9")]
    [InlineData("\u0391\u0301 \u0438\u0306", "\u0386 \u0439")]
    [InlineData("\u0301abc", "\u0301abc")]
    [InlineData("", "")]
    public void Letters_and_their_marks_are_one_character(string text, string composed)
    {
        Assert.Equal(ComposedText.Of(composed), ComposedText.Of(text));
        if (!composed.Contains('\u0308', StringComparison.Ordinal)) Assert.Equal(composed, ComposedText.Of(text));
        Assert.True(ComposedText.AreSame(text, composed));
    }

    [Theory]
    [InlineData("for\u00EAt", "fore\u0302t")]
    [InlineData("\u1EC7", "e\u0323\u0302")]
    [InlineData("e\u0302\u0323", "e\u0323\u0302")]
    [InlineData("\u00EA\u0323", "e\u0323\u0302")]
    [InlineData("Ardres", "Ardres")]
    [InlineData("\u0153uvre 5 m\u00B2", "\u0153uvre 5 m\u00B2")]
    public void Letters_and_their_marks_are_taken_apart(string text, string apart)
    {
        Assert.Equal(apart, ComposedText.Apart(text));
        Assert.Equal(ComposedText.Of(text), ComposedText.Of(apart));
    }

    [Theory]
    [InlineData("Pays du Calaisis : forêt, œuvre, 5 m², « l’été »\u00A0;", true)]
    [InlineData("deux\nlignes", false)]
    [InlineData("une\ttabulation", false)]
    [InlineData("cloche\u0007", false)]
    [InlineData("For\uFFFDt", false)]
    [InlineData("caché\u200B", false)]
    [InlineData("retourné\u202E", false)]
    [InlineData("windows-1252 lu comme latin-1 : c\u009Cur", false)]
    [InlineData("moitié \uD83C", false)]
    [InlineData("arbre \uD83C\uDF33", true)]
    [InlineData("fin\u2028", false)]
    [InlineData("é\u00ADé", false)]
    [InlineData("For\u200Dêt", false)]
    [InlineData("fin\u200D", false)]
    [InlineData("l\u2064", false)]
    [InlineData("balise \U000E0041", false)]
    [InlineData("note \U0001D173", false)]
    [InlineData("vide \u3164", false)]
    [InlineData("logo \uF8FF", false)]
    [InlineData("logo \U000F0000", false)]
    [InlineData("\U0001FFFE", false)]
    [InlineData("\uFDD0", false)]
    // A family, and Persian: joined, or kept apart, within one word.
    [InlineData("\U0001F468\u200D\U0001F469\u200D\U0001F467", true)]
    [InlineData("\u0645\u06CC\u200C\u062E\u0648\u0627\u0647\u0645", true)]
    public void What_nobody_can_read_is_told(string text, bool isLegible) =>
        Assert.Equal(isLegible, Legibility.WhatIsWrong(text, isOfLines: false) is null);

    [Fact]
    public void Line_ends_and_tabs_are_legible_where_a_text_has_lines() =>
        Assert.Null(Legibility.WhatIsWrong("a\r\n\tb", isOfLines: true));
}
