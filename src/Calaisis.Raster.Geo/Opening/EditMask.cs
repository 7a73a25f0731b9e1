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
    public static BurnedTileSource Open(CellEdit edit, EditArea area, GridDefinition grid, BurnLimits limits, CancellationToken cancel)
    {
        var features = area.Features ?? throw new InvalidOperationException("the zone layer of an edit was not looked up");
        features = OnGrid(features, grid);
        if (area.Names.Count > 0)
        {
            RequireNames(edit, area, features, cancel);
            features = features with { Where = Chosen(features.Where, area) };
        }

        return Prepare(features with { Edit = edit.Place }, grid, limits, cancel);
    }

    /// <summary>Features, burned on the grid; those of an edit have to be there.</summary>
    /// <exception cref="PipelineException">No feature of an edit lies on the grid.</exception>
    public static BurnedTileSource Prepare(VectorSourceSettings features, GridDefinition grid, BurnLimits limits, CancellationToken cancel)
    {
        var burned = BurnedTileSource.Prepare(features, grid, limits, cancel);
        if (features.Edit is not { } place || burned.Facts.Burned > 0) return burned;
        var which = place.Source == features.Name ? "" : $" of '{place.Source}'";
        throw Fault(place, $"this edit{which} changes nothing: none of its features lies on the grid "
            + $"({(features.Drawn is null ? $"{Secrets.Mask(features.Path)}{(features.Layer is null ? "" : $", layer '{features.Layer}'")}" : "drawn here")})");
    }

    /// <summary>Shapes drawn in a pipeline file are in the grid's coordinate system.</summary>
    public static VectorSourceSettings OnGrid(VectorSourceSettings features, GridDefinition grid) =>
        features.Drawn is null ? features : features with { DeclaredCrs = grid.Crs };

    static void RequireNames(CellEdit edit, EditArea area, VectorSourceSettings features, CancellationToken cancel)
    {
        var there = new SortedSet<string>(StringComparer.Ordinal);
        using (var layer = VectorLayer.Open(features))
        {
            var attribute = layer.Attribute(area.NameAttribute!);
            layer.ForEach(
                feature =>
                {
                    if (feature.IsFieldSetAndNotNull(attribute)) there.Add(feature.GetFieldAsString(attribute)!);
                },
                cancel);
        }

        var missing = area.Names.Where(name => !there.Contains(name)).ToList();
        if (missing.Count == 0) return;
        var guesses = missing.Select(name => $"'{name}'{Spelling.DidYouMean(name, there).TrimEnd('?')}");
        throw Fault(edit.Place, $"no zone is named {string.Join(", ", guesses)} (attribute '{area.NameAttribute}' of {Secrets.Mask(features.Path)} "
            + $"holds {there.Count} names: {string.Join(", ", there.Take(20))}{(there.Count > 20 ? "..." : "")})");
    }

    static string Chosen(string? where, EditArea area)
    {
        var names = area.Names.Select(name => $"'{name.Replace("'", "''", StringComparison.Ordinal)}'");
        var chosen = $"\"{area.NameAttribute}\" IN ({string.Join(", ", names)})";
        return where is null ? chosen : $"({where}) AND {chosen}";
    }

    internal static PipelineException Fault(EditPlace place, string message) =>
        new([new Fault(place.File, place.Line, place.Column, message)]);
}
