using Calaisis.Raster.Sources;

namespace Calaisis.Raster.Geo.Opening;

/// <summary>
/// Features that become cells of a source: its own, less those that edits remove, or those that an edit adds.
/// </summary>
/// <param name="Settings">The features.</param>
/// <param name="Edit">The edit that adds them; null for the source's own.</param>
sealed record DrawnParts(VectorSourceSettings Settings, CellEdit? Edit)
{
    /// <summary>What edits do to whole areas, by cells, has no features.</summary>
    public static IEnumerable<DrawnParts> Of(VectorSourceSettings source) =>
    [
        new(source with { Edits = [.. source.Edits.OfType<FeatureRemoval>()] }, null),
        .. source.Edits.OfType<CellEdit>()
            .Where(edit =>
                edit is { Operation: CellOperation.Set, Area: { Features: not null, Zones: null, Names.Count: 0 } })
            .Select(edit => new DrawnParts(edit.Area!.Features! with { Edit = edit.Place }, edit)),
    ];
}
