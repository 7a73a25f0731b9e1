using Calaisis.Raster.Faults;
using Calaisis.Raster.Grids;
using Calaisis.Raster.Sources;

namespace Calaisis.Raster.Geo.Vectors;

/// <summary>All shapes of a layer, ready to be burned.</summary>
sealed record PreparedShapes(Sentence Label, Window Extent, ShapeIndex Shapes, BurnFacts Facts, Legend? Legend)
{
    const int BatchFeatures = 8192;

    public static PreparedShapes Read(
        VectorSourceSettings settings, GridDefinition grid, BurnLimits limits, CancellationToken cancel)
    {
        var removed = RemovedFeatures.Of(settings, cancel);
        using var layer = VectorLayer.Open(settings);
        var extent = grid.Shape.Whole.Grow(limits.MarginCells);
        var faults = new FeatureFaults(layer.Label);
        var values = FeatureValues.Of(layer, faults, cancel);
        var enlargement = Enlargement.Of(layer, grid, cancel);
        using var toGrid = new GridGeometry(layer, grid, grid.BoundsOf(extent).Grow(enlargement.Largest));
        var reader = new FeatureReader(layer, toGrid, values, enlargement, faults, removed);
        var placed = new List<PlacedShape>();
        var (burned, repaired) = (0L, 0L);
        var maker = new ShapeMaker(grid, extent, settings.AllTouched);
        var batch = new List<RawFeature>(BatchFeatures);
        for (var more = true; more;)
        {
            cancel.ThrowIfCancellationRequested();
            batch.Clear();
            more = reader.ReadInto(batch, BatchFeatures);
            foreach (var made in Make(batch, maker, faults))
            {
                if (made.Shapes.Count > 0) burned++;
                if (made.Repaired) repaired++;
                for (var part = 0; part < made.Shapes.Count; part++)
                    placed.Add(new PlacedShape(made.Order, made.Id, part, made.Shapes[part]));
            }
        }

        faults.ThrowIfAny($"Mend the data, or leave these features out with 'where'");
        placed.Sort();
        var facts = new BurnFacts(reader.Read, burned, reader.Empty, repaired, reader.Widened)
        {
            Lines = reader.Lines,
            RealSquareMetres = reader.RealSquareMetres,
        };
        var index = new ShapeIndex(Block.Covering(extent), placed);
        return new PreparedShapes(layer.Label, extent, index, facts, values.Legend);
    }

    /// <summary>Of features that have been read already; what cannot be drawn is left out.</summary>
    public static PreparedShapes Of(
        Sentence label, IReadOnlyList<RawFeature> features, GridDefinition grid, BurnLimits limits, bool allTouched)
    {
        var extent = grid.Shape.Whole.Grow(limits.MarginCells);
        var placed = Make([.. features], new ShapeMaker(grid, extent, allTouched), new FeatureFaults(label))
            .SelectMany(made => made.Shapes.Select((shape, part) => new PlacedShape(made.Order, made.Id, part, shape)))
            .Order().ToList();
        var index = new ShapeIndex(Block.Covering(extent), placed);
        return new PreparedShapes(label, extent, index, new BurnFacts(features.Count, placed.Count, 0, 0, 0), null);
    }

    static List<Made> Make(List<RawFeature> batch, ShapeMaker maker, FeatureFaults faults)
    {
        using var quiet = new QuietScope();
        var made = batch.ConvertAll(feature => Make(feature, maker));
        foreach (var failed in made.Where(m => m.Failure is not null)) faults.Add(failed.Id, failed.Failure!);
        return made;
    }

    static Made Make(RawFeature feature, ShapeMaker maker)
    {
        try
        {
            var shapes = maker.Of(feature, out var repaired);
            return new Made(feature.Id, feature.Order, shapes, repaired, null);
        }
        catch (ApplicationException e)
        {
            return new Made(
                feature.Id, feature.Order, [], false, $"its geometry cannot be repaired ({LibraryTexts.Of(e)})");
        }
    }

    readonly record struct Made(long Id, double Order, List<BurnShape> Shapes, bool Repaired, Sentence? Failure);
}
