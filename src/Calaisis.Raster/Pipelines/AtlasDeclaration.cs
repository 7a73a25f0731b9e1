using Calaisis.Raster.Parameters;

namespace Calaisis.Raster.Pipelines;

/// <summary>The atlas of all networks as the pipeline file declares it.</summary>
/// <param name="Zones">The zone layer that gets a page per zone; null for none.</param>
/// <param name="Title">Its title; null for the usual one in the pipeline's language.</param>
/// <param name="ZoneWord">What a zone is called, above its name; null for the layer's name.</param>
public sealed record AtlasDeclaration(string? Zones, string? Title, string? ZoneWord)
{
    static readonly Key<string> ZonesKey = Key<string>.Optional(
        "zones",
        new TextSpec { Meaning = $"the name of a zone layer" },
        "The zone layer of which every zone gets a page; an atlas without such pages when left out",
        "ecodistrict");

    static readonly Key<string> TitleKey = Key<string>.Optional(
        "title", new TextSpec(), "Its title; the usual one in the language of the pipeline when left out",
        "\"Atlas des continuités écologiques\"");

    static readonly Key<string> ZoneWordKey = Key<string>.Optional(
        "zone-word",
        new TextSpec(),
        "What a zone is called, above its name; the name of the layer when left out",
        "Écodistrict");

    public static RecordSpec<AtlasDeclaration> Spec { get; } = new(
        "atlas", "One PDF: all networks together, a page per network, a page per zone",
        [ZonesKey, TitleKey, ZoneWordKey], Build);

    static AtlasDeclaration Build(Fields fields)
    {
        var zones = fields.Find(ZonesKey);
        if (zones is not null) CheckLater(zones, fields.MarkOf(ZonesKey), fields.Reading);
        return new AtlasDeclaration(zones, fields.Find(TitleKey), fields.Find(ZoneWordKey));
    }

    static void CheckLater(string zones, Mark mark, Reading reading) => reading.Defer(() =>
    {
        var declared = reading.Declared(ZoneLayerDeclaration.Declared);
        if (declared.ContainsKey(zones)) return;
        var known = declared.Count == 0
            ? (Sentence)$" (none is: declare it under 'zones')"
            : $"{Spelling.DidYouMean(zones, declared.Keys)}{Spelling.Declared([.. declared.Keys])}";
        reading.Add(mark, $"the atlas has pages for the zone layer '{zones}', which is not declared{known}");
    });
}
