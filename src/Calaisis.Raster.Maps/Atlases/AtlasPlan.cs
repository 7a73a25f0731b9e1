using Calaisis.Raster.Maps.Colours;
using Calaisis.Raster.Maps.Pages;
using Calaisis.Raster.Maps.Texts;

namespace Calaisis.Raster.Maps.Atlases;

/// <summary>
/// Which page comes where: cover, contents where the cover has no room for them, overview, trames, zones, method.
/// </summary>
sealed class AtlasPlan
{
    public AtlasPlan(NetworkAtlas atlas, PageSettings page)
    {
        var language = atlas.Caption.Language;
        var entries = 4 + atlas.Sheets.Count + atlas.Zones.Count;
        var perCover = ContentsList.RowsIn(CoverPage.ContentsRoom(atlas, page), page, isTight: true);
        ContentsPages = entries <= perCover
            ? 0
            : (entries + ContentsPage.Capacity(page) - 1) / ContentsPage.Capacity(page);
        Overview = 2 + ContentsPages;
        FirstTrame = Overview + 1;
        FirstZone = FirstTrame + atlas.Sheets.Count;
        Method = FirstZone + atlas.Zones.Count;
        var lines = new List<ContentsLine>
        {
            new(SheetTexts.Of(SheetText.Overview, language), Overview, IsHeading: true),
            new(SheetTexts.Of(SheetText.TrameMaps, language), FirstTrame, IsHeading: true),
        };
        lines.AddRange(atlas.Sheets.Select((sheet, i) =>
            new ContentsLine(sheet.Caption.Trame.Name, FirstTrame + i) { Colour = sheet.Caption.Trame.Colour }));
        if (atlas.Zones.Count > 0)
        {
            lines.Add(new ContentsLine(ZonesHeading(atlas), FirstZone, IsHeading: true));
            lines.AddRange(atlas.Zones.Select((zone, i) => new ContentsLine(zone.Name, FirstZone + i)));
        }
        lines.Add(new ContentsLine(SheetTexts.Of(SheetText.MethodAndSources, language), Method, IsHeading: true));
        Lines = lines;
    }

    // A word within a line begins small, but for an acronym.
    static string ZonesHeading(NetworkAtlas atlas)
    {
        var (word, language) = (atlas.ZoneWord, atlas.Caption.Language);
        if (word.Length == 0) return SheetTexts.Of(SheetText.ZoneMaps, language);
        var isAcronym = word.Length > 1 && char.IsUpper(word[1]);
        return SheetTexts.Of(
            SheetText.ZoneMapsBy, language, isAcronym ? word : char.ToLowerInvariant(word[0]) + word[1..]);
    }

    /// <summary>Pages between cover and overview.</summary>
    public int ContentsPages { get; }

    public int Overview { get; }

    public int FirstTrame { get; }

    public int FirstZone { get; }

    /// <summary>The first page of method and sources; they may take several.</summary>
    public int Method { get; }

    /// <summary>The table of contents.</summary>
    public IReadOnlyList<ContentsLine> Lines { get; }
}

/// <summary>A line of the table of contents.</summary>
sealed record ContentsLine(string Title, int Page, bool IsHeading = false)
{
    /// <summary>Colour of the trame; null for lines that are about none.</summary>
    public Rgb? Colour { get; init; }
}
