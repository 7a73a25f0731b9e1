using Calaisis.Raster.Maps.Colours;
using Calaisis.Raster.Maps.Texts;

namespace Calaisis.Raster.Maps.Legends;

/// <summary>How a trame is called on maps, and its colour.</summary>
/// <param name="Name">The name in the map's language: <c>Trame verte</c>, <c>Green network</c>.</param>
/// <param name="Colour">The colour of its title; follows the French atlases.</param>
public sealed record TrameStyle(string Name, Rgb Colour)
{
    static readonly Dictionary<string, (string English, Rgb Colour)> Known = new(StringComparer.Ordinal)
    {
        ["verte"] = ("Green", Rgb.Parse("2E7D32")),
        ["bleue"] = ("Blue", Rgb.Parse("1565C0")),
        ["turquoise"] = ("Turquoise", Rgb.Parse("00897B")),
        ["noire"] = ("Dark", Rgb.Parse("4A148C")),
        ["marron"] = ("Farmland", Rgb.Parse("8D6E63")),
        ["brune"] = ("Soil", Rgb.Parse("6D4C41")),
        ["grise"] = ("Grey", Rgb.Parse("607D8B")),
    };

    /// <summary>
    /// The style of a trame by the name it has in a pipeline; a trame of one's own is named after itself, in slate.
    /// </summary>
    public static TrameStyle Of(string trame, Language language)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(trame);
        var (english, colour) = Known.GetValueOrDefault(trame, (trame, Rgb.Parse("455A64")));
        var word = language == Language.French ? trame : english;
        return new TrameStyle(SheetTexts.Of(SheetText.TrameNamed, language, word), colour);
    }
}
