using Calaisis.Raster.Maps.Texts;

namespace Calaisis.Raster.Maps.Atlases;

/// <summary>
/// What the last pages say: the atlas's method, each trame's, the sources each once, makers and program.
/// </summary>
static class MethodText
{
    public static IEnumerable<TextSection> Of(NetworkAtlas atlas)
    {
        var (caption, language) = (atlas.Caption, atlas.Caption.Language);
        if (atlas.Scenario is { } scenario)
        {
            yield return new TextSection(Set(caption.Scenario), Set(scenario.Sentences.Count == 0
                ? SheetTexts.Of(SheetText.NothingEdited, language)
                : string.Join('\n', scenario.Sentences)));
        }

        yield return new TextSection(SheetTexts.Of(SheetText.Method, language), Set(caption.Method));
        foreach (var sheet in atlas.Sheets)
        {
            var about = sheet.Caption.Subtitle == caption.Subtitle ? "" : sheet.Caption.Subtitle + "\n";
            yield return new TextSection(
                sheet.Caption.Trame.Name, Set(about + sheet.Caption.Method), sheet.Caption.Trame.Colour);
        }
        var sources = caption.Sources.Concat(atlas.Sheets.SelectMany(sheet => sheet.Caption.Sources)).Distinct();
        yield return new TextSection(SheetTexts.Of(SheetText.Sources, language), Set(string.Join('\n', sources)));
        yield return new TextSection(SheetTexts.Of(SheetText.Credits, language), Set(caption.Credits));
        yield return new TextSection(SheetTexts.Of(SheetText.Edition, language), Set(caption.Edition));
        yield return new TextSection(SheetTexts.Of(SheetText.Software, language), Set(caption.Software));

        string Set(string text) => Typography.Set(text, language);
    }
}
