using Calaisis.Raster.Geo.Crossings;
using Calaisis.Raster.Geo.Vectors;
using Calaisis.Raster.Grids;
using Calaisis.Raster.Sources;

namespace Calaisis.Raster.Geo.Opening;

/// <summary>The features of a wall near crossings, drawn with what they resist.</summary>
/// <param name="Settings">How they are drawn on cells.</param>
/// <param name="Label">Source, file and layer.</param>
/// <param name="Features">They, at their real width.</param>
sealed record NearWalls(VectorSourceSettings Settings, Sentence Label, IReadOnlyList<WallFeature> Features)
{
    readonly HashSet<WallFeature> _own = new(Features, ReferenceEqualityComparer.Instance);

    /// <summary>Whether a feature is one of these.</summary>
    public bool Holds(WallFeature feature) => _own.Contains(feature);

    /// <summary>Those that resist more than the crossings, of the source and of each edit that adds to it.</summary>
    public static IEnumerable<NearWalls> Of(
        CrossedWall wall, double resistance, GridDefinition grid, Func<RawFeature, bool> isNear,
        CancellationToken cancel)
    {
        Legend? legend = null;
        foreach (var part in DrawnParts.Of(wall.Source))
        {
            var settings = EditMask.OnGrid(part.Settings, grid);
            var read = CrossingFeatures.Read(settings, grid, feature => IsWall(feature) && isNear(feature), cancel);
            if (part.Edit is null) legend = read.Legend;
            var resistanceOf = wall.ResistanceBy(legend);
            var resisting = read.Features
                .Select(feature => (Feature: feature, Resistance: resistanceOf(
                    part.Edit is { } edit ? SourceEdits.ValueOf(edit, legend) : feature.Value)))
                .Where(feature => feature.Resistance > resistance).ToList();
            yield return new NearWalls(
                settings,
                read.Label,
                [.. resisting.Select(feature => WallFeature.Of(
                    CrossingTileSource.Ranked(feature.Feature, feature.Resistance),
                    wall.Source.Name,
                    feature.Resistance))]);
        }

        bool IsWall(RawFeature feature) => feature.Dimension == 1 || (feature.Dimension == 2 && wall.HasSurfaces);
    }
}
