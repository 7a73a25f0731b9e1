using Calaisis.Raster.Faults;
using Calaisis.Raster.Geo.Vectors;
using Calaisis.Raster.Grids;
using Calaisis.Raster.Parameters;
using Calaisis.Raster.Sources;

namespace Calaisis.Raster.Geo.Opening;

/// <summary>Opens the area that an edit works in: the cells of its features.</summary>
static class EditMask
{
    /// <exception cref="PipelineException">No feature lies on the grid, or a name does not occur.</exception>
    public static BurnedTileSource Open(
        CellEdit edit, EditArea area, GridDefinition grid, BurnLimits limits, CancellationToken cancel)
    {
        var features = area.Features
            ?? throw new InvalidOperationException("the zone layer of an edit was not looked up");
        features = OnGrid(features, grid);
        if (area.Names.Count > 0)
        {
            features = features with { Where = Chosen(edit, area, features, cancel) };
        }

        return Prepare(features with { Edit = edit.Place }, grid, limits, cancel);
    }

    /// <summary>Features, burned on the grid; those of an edit have to be there.</summary>
    /// <exception cref="PipelineException">No feature of an edit lies on the grid.</exception>
    public static BurnedTileSource Prepare(
        VectorSourceSettings features, GridDefinition grid, BurnLimits limits, CancellationToken cancel)
    {
        var burned = BurnedTileSource.Prepare(features, grid, limits, cancel);
        if (features.Edit is not { } place || burned.Facts.Burned > 0) return burned;
        var which = place.Source == features.Name ? Sentence.Empty : $" of '{place.Source}'";
        var layer = features.Layer is null ? Sentence.Empty : $", layer '{features.Layer}'";
        var origin = features.Drawn is null ? (Sentence)$"{Secrets.Mask(features.Path)}{layer}" : $"drawn here";
        throw Fault(place, $"this edit{which} changes nothing: none of its features lies on the grid ({origin})");
    }

    /// <summary>Shapes drawn in a pipeline file are in the grid's coordinate system.</summary>
    public static VectorSourceSettings OnGrid(VectorSourceSettings features, GridDefinition grid) =>
        features.Drawn is null ? features : features with { DeclaredCrs = grid.Crs };

    /// <summary>The filter for the features of these names, each of which has to occur.</summary>
    static string Chosen(CellEdit edit, EditArea area, VectorSourceSettings features, CancellationToken cancel)
    {
        // Names as compared, and as they are stored, which is what a filter looks at.
        var stored = new SortedDictionary<string, SortedSet<string>>(StringComparer.Ordinal);
        string field;
        using (var layer = VectorLayer.Open(features))
        {
            var attribute = layer.Attribute(area.NameAttribute!);
            field = layer.AttributeNames()[attribute];
            layer.ForEach(
                feature =>
                {
                    if (!feature.IsFieldSetAndNotNull(attribute)) return;
                    var name = LayerTexts.Of(layer, feature, attribute);
                    if (!stored.TryGetValue(name, out var forms)) stored.Add(name, forms = new(StringComparer.Ordinal));
                    forms.Add(feature.GetFieldAsString(attribute)!);
                },
                cancel);
        }

        RequireNames(edit, area, features, [.. stored.Keys]);
        var names = area.Names.SelectMany(name => stored[name])
            .Select(name => $"'{name.Replace("'", "''", StringComparison.Ordinal)}'");
        var chosen = $"\"{field}\" IN ({string.Join(", ", names)})";
        return features.Where is null ? chosen : $"({features.Where}) AND {chosen}";
    }

    static void RequireNames(CellEdit edit, EditArea area, VectorSourceSettings features, List<string> there)
    {
        var missing = area.Names.Where(name => !there.Contains(name)).ToList();
        if (missing.Count == 0) return;
        var guesses = missing.Select(name => (Sentence)$"'{name}'{Spelling.DidYouMean(name, there)}");
        throw Fault(edit.Place, $"no zone is named {Sentence.Join(", ", guesses)} (attribute '{area.NameAttribute}' of "
            + $"{Secrets.Mask(features.Path)} "
            + $"holds {there.Count} [name|names]: "
            + $"{string.Join(", ", there.Take(20))}{(there.Count > 20 ? "..." : "")})");
    }

    internal static PipelineException Fault(EditPlace place, Sentence message) =>
        new([new Fault(place.File, place.Line, place.Column, message)]);
}
