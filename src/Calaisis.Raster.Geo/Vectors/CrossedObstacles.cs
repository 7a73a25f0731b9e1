using Calaisis.Raster.Corridors;
using Calaisis.Raster.Grids;
using Calaisis.Raster.Pipelines;
using Calaisis.Raster.Sources;
using OSGeo.OGR;

namespace Calaisis.Raster.Geo.Vectors;

/// <summary>Which obstacles of trames lie under features that open them: what a wildlife crossing leads over.</summary>
public static class CrossedObstacles
{
    // A circle of 64 sides is round enough.
    const int QuarterSides = 16;

    /// <summary>What the obstacles are called, each once, in the order of the file; obstacles that are cells of a raster are not looked at.</summary>
    /// <param name="crossing">The features; their width is not looked at.</param>
    /// <param name="trames">The trames whose obstacles count.</param>
    /// <param name="sources">All sources of the pipeline.</param>
    /// <param name="grid">Features that come near it count.</param>
    /// <param name="cancel">Stops the reading.</param>
    /// <exception cref="Faults.RasterException">A layer is not as declared.</exception>
    public static IReadOnlyList<string> Read(
        VectorSourceSettings crossing, IReadOnlyList<TrameDeclaration> trames, IReadOnlyList<SourceSettings> sources, GridDefinition grid, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(crossing);
        ArgumentNullException.ThrowIfNull(trames);
        var found = new Dictionary<string, (Legend? Legend, SortedSet<float> Values)>(StringComparer.Ordinal);
        var conflicts = trames.Select(trame => trame.Conflicts).OfType<ConflictDeclaration>().ToList();
        var features = ShapesOf(crossing, grid, cancel);
        try
        {
            foreach (var source in conflicts.SelectMany(conflict => conflict.Uses).Select(use => use.Source).Distinct(StringComparer.Ordinal))
            {
                if (sources.FirstOrDefault(known => known.Name == source) is VectorSourceSettings obstacles)
                    found[source] = Met(obstacles, features, grid, cancel);
            }
        }
        finally
        {
            foreach (var feature in features) feature.Dispose();
        }

        Legend? LegendOf(string source) => found.TryGetValue(source, out var met) ? met.Legend : sources.FirstOrDefault(known => known.Name == source)?.Legend;
        return [.. conflicts.SelectMany(conflict => conflict.Build(LegendOf).Obstacles).Where(IsMet).Select(NameOf).Distinct(StringComparer.Ordinal)];

        bool IsMet(Obstacle obstacle) => found.TryGetValue(obstacle.Source, out var met) && met.Values.Any(obstacle.Cells.Holds);

        string NameOf(Obstacle obstacle) => obstacle.Label ?? sources.First(source => source.Name == obstacle.Source).DeclaredTitle ?? obstacle.Name;
    }

    static List<Geometry> ShapesOf(VectorSourceSettings settings, GridDefinition grid, CancellationToken cancel)
    {
        var shapes = new List<Geometry>();
        using var layer = Open(settings, grid);
        using var toGrid = new GridGeometry(layer, grid);
        layer.ForEach(Take, cancel);
        return shapes;

        void Take(Feature feature)
        {
            var geometry = toGrid.Of(feature);
            if (geometry is null) return;
            if (settings.BufferMetres > 0 && geometry.Buffer(settings.BufferMetres, QuarterSides) is { } wide)
            {
                geometry.Dispose();
                geometry = wide;
            }

            shapes.Add(geometry);
        }
    }

    /// <summary>The values of the features that any of the shapes meets.</summary>
    static (Legend? Legend, SortedSet<float> Values) Met(VectorSourceSettings settings, List<Geometry> shapes, GridDefinition grid, CancellationToken cancel)
    {
        var values = new SortedSet<float>();
        using var layer = Open(settings, grid);
        var burned = FeatureValues.Of(layer, new FeatureFaults(layer.Label), cancel);
        using var toGrid = new GridGeometry(layer, grid);
        layer.ForEach(Take, cancel);
        return (burned.Legend, values);

        void Take(Feature feature)
        {
            using var geometry = toGrid.Of(feature);
            if (geometry is not null && shapes.Exists(geometry.Intersects)) values.Add(burned.Of(feature));
        }
    }

    static VectorLayer Open(VectorSourceSettings settings, GridDefinition grid) =>
        VectorLayer.Open(settings.Drawn is null ? settings : settings with { DeclaredCrs = grid.Crs });
}
