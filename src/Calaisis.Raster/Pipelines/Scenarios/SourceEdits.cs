using Calaisis.Raster.Parameters;
using Calaisis.Raster.Sources;

namespace Calaisis.Raster.Pipelines.Scenarios;

/// <summary>What can be said of a source's edits only once the whole file is read.</summary>
static class SourceEdits
{
    /// <summary>
    /// The source with the zone layers of its edits looked up; notes edits that stand under the wrong source.
    /// </summary>
    public static SourceSettings Complete(
        SourceSettings source, IReadOnlyList<ZoneLayerDeclaration> zones, Reading reading)
    {
        if (source.Edits.Count == 0) return source;
        foreach (var edit in source.Edits.Where(edit => edit.Place.Source != source.Name))
        {
            reading.Add(
                MarkOf(edit.Place, reading),
                $"found an edit of '{edit.Place.Source}' under the source '{source.Name}', "
                    + $"expected one of '{source.Name}'");
        }

        return source with
        {
            Edits = [.. source.Edits.Select(edit =>
                edit is CellEdit { Area.Zones: not null } cells ? Complete(cells, zones, reading) : edit)],
        };
    }

    static CellEdit Complete(CellEdit edit, IReadOnlyList<ZoneLayerDeclaration> zones, Reading reading)
    {
        var layer = zones.FirstOrDefault(candidate => candidate.Name == edit.Area!.Zones);
        if (layer is null)
        {
            var names = zones.Select(zone => zone.Name).ToList();
            reading.Add(
                MarkOf(edit.Place, reading),
                $"this edit works in the zone layer '{edit.Area!.Zones}', which is not declared"
                + $"{Spelling.DidYouMean(edit.Area.Zones!, names)}{Spelling.Declared(names)}");
            return edit;
        }

        var features = layer.Settings with
        {
            Name = EditKeys.NameOf(MarkOf(edit.Place, reading), reading),
            NumberedBy = null,
            AreasOnly = true,
        };
        return edit with { Area = edit.Area! with { Features = features, NameAttribute = layer.NameAttribute } };
    }

    static Mark MarkOf(EditPlace place, Reading reading) => reading.MarkAt(place.File, place.Line, place.Column);
}
