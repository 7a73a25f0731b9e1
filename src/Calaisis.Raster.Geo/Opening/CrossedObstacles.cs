using Calaisis.Raster.Corridors;
using Calaisis.Raster.Geo.Crossings;
using Calaisis.Raster.Geo.Rasters;
using Calaisis.Raster.Geo.Vectors;
using Calaisis.Raster.Grids;
using Calaisis.Raster.Pipelines;
using Calaisis.Raster.Sources;

namespace Calaisis.Raster.Geo.Opening;

/// <summary>Which obstacles of trames features lead across that open them: what a wildlife crossing is for.</summary>
public static class CrossedObstacles
{
    /// <summary>
    /// What the obstacles are called, each once, in the order of the file; obstacles that are cells of a raster are not
    /// looked at.
    /// </summary>
    /// <param name="crossing">The features, which lead across or not whatever their width.</param>
    /// <param name="trames">The trames whose obstacles count.</param>
    /// <param name="sources">All sources of the pipeline, with those made for crossings.</param>
    /// <param name="grid">Features that come near it count.</param>
    /// <param name="cancel">Stops the reading.</param>
    /// <exception cref="Faults.RasterException">A layer is not as declared.</exception>
    public static IReadOnlyList<string> Read(
        VectorSourceSettings crossing, IReadOnlyList<TrameDeclaration> trames, IReadOnlyList<SourceSettings> sources,
        GridDefinition grid, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(crossing);
        ArgumentNullException.ThrowIfNull(trames);
        var shapes = CrossingShape.Of(
            CrossingFeatures.Read(EditMask.OnGrid(crossing, grid), grid, _ => true, cancel).Features);
        var met = new Dictionary<string, (Legend? Legend, List<(float Value, CrossingShape Shape)> Values)>(
            StringComparer.Ordinal);
        try
        {
            return [.. trames.SelectMany(trame => Of(trame, UndrawnIn(trame))).Distinct(StringComparer.Ordinal)];
        }
        finally
        {
            shapes.ForEach(shape => shape.Dispose());
        }

        IEnumerable<string> Of(TrameDeclaration trame, HashSet<long> undrawn)
        {
            if (trame.Conflicts is not { } conflicts) return [];
            foreach (var source in conflicts.Uses.Select(use => use.Source).Where(source => !met.ContainsKey(source)))
            {
                if (sources.FirstOrDefault(known => known.Name == source) is VectorSourceSettings obstacles)
                    met[source] = Met(obstacles, shapes, grid, cancel);
            }

            return conflicts.Build(LegendOf).Obstacles.Where(obstacle => met.TryGetValue(obstacle.Source, out var found)
                && found.Values.Exists(one => obstacle.Cells.Holds(one.Value)
                    && !one.Shape.Features.Any(feature => undrawn.Contains(feature.Id)))).Select(NameOf);
        }

        Legend? LegendOf(string source) => met.TryGetValue(source, out var found)
            ? found.Legend
            : sources.FirstOrDefault(known => known.Name == source)?.Legend;

        string NameOf(Obstacle obstacle) => obstacle.Label
            ?? sources.First(source => source.Name == obstacle.Source).DeclaredTitle ?? obstacle.Name;

        // Those for which cells are too large open nothing.
        HashSet<long> UndrawnIn(TrameDeclaration trame) =>
        [
            .. sources.OfType<CrossingSourceSettings>()
                .Where(made => made.Crossings.Name == crossing.Name
                    && trame.Layers.Any(layer => layer.Crossing?.Name == made.Name))
                .SelectMany(made => Undrawn(made, grid, cancel)),
        ];
    }

    static IEnumerable<long> Undrawn(CrossingSourceSettings made, GridDefinition grid, CancellationToken cancel)
    {
        var opened = OpenSource.Open(made, grid, new SharedPlaces(), new BurnLimits(), cancel);
        (opened.Tiles as IDisposable)?.Dispose();
        return opened.ShortCrossings.Where(told => told.SameCells is not null).SelectMany(told => told.Features);
    }

    /// <summary>The values of an obstacle that shapes lead across, what edits add to it included.</summary>
    static (Legend? Legend, List<(float Value, CrossingShape Shape)> Values) Met(
        VectorSourceSettings source, List<CrossingShape> shapes, GridDefinition grid, CancellationToken cancel)
    {
        Legend? legend = null;
        var walls = new List<(float Value, WallFeature Wall)>();
        foreach (var part in DrawnParts.Of(source))
        {
            var read = CrossingFeatures.Read(
                EditMask.OnGrid(part.Settings, grid), grid, feature => feature.Dimension > 0, cancel);
            if (part.Edit is null) legend = read.Legend;
            walls.AddRange(read.Features.Select(feature =>
                (
                    part.Edit is { } edit ? SourceEdits.ValueOf(edit, legend) : feature.Value,
                    WallFeature.Of(feature, source.Name, 1))));
        }

        var near = new NearBounds([.. walls.Select(wall => wall.Wall.Bounds)], 200);
        var met = new List<(float Value, CrossingShape Shape)>();
        foreach (var shape in shapes)
        {
            foreach (var value in near.Near(shape.Bounds).Select(i => walls[i]).GroupBy(wall => wall.Value))
            {
                using var surface = new WallSurface([.. value.Select(wall => wall.Wall)], shape.Bounds);
                if (surface.IsCrossedBy(shape)) met.Add((value.Key, shape));
            }
        }

        walls.ForEach(wall => wall.Wall.Dispose());
        return (legend, met);
    }
}
