using Calaisis.Raster.Maps.Pages;

namespace Calaisis.Raster.Maps.Frames;

/// <summary>Paths of the shapes that a view shows, generalised for paper; paths are the caller's to dispose.</summary>
/// <remarks>Thread rule: one thread at a time.</remarks>
sealed class ShapePaths
{
    // At 200 dpi half a pixel is 0.064 mm: what is left out cannot be seen, and the stairs are gone.
    const double AreaCutMm = 0.35;
    const double LineCutMm = 0.45;
    const double ToleranceMm = 0.06;

    readonly Outline _areas = new(AreaCutMm, passes: 1, ToleranceMm);
    readonly Outline _lines = new(LineCutMm, passes: 2, ToleranceMm);
    readonly Outline _true = new(0, passes: 0, ToleranceMm);

    /// <summary>Areas from a raster, as one path: overlaps of different shapes are not holes.</summary>
    public IEnumerable<ShapePath> Areas(MapView view, IEnumerable<MapShape> shapes)
    {
        foreach (var shape in Seen(view, shapes))
        {
            var path = new ShapePath();
            foreach (var ring in shape.Parts) path.Add(_areas.Draw(view, ring, closed: true), closed: true);
            yield return path;
        }
    }

    /// <summary>Lines from a raster, all in one path.</summary>
    public ShapePath Lines(MapView view, IEnumerable<MapShape> shapes) => Together(view, shapes, _lines, closed: false);

    /// <summary>Lines as they are, all in one path.</summary>
    public ShapePath TrueLines(MapView view, IEnumerable<MapShape> shapes) =>
        Together(view, shapes, _true, closed: false);

    /// <summary>Areas as they are, all in one path; they must not overlap.</summary>
    public ShapePath TrueAreas(MapView view, IEnumerable<MapShape> shapes) =>
        Together(view, shapes, _true, closed: true);

    static ShapePath Together(MapView view, IEnumerable<MapShape> shapes, Outline outline, bool closed)
    {
        var path = new ShapePath();
        foreach (var part in Seen(view, shapes).SelectMany(shape => shape.Parts))
            path.Add(outline.Draw(view, part, closed), closed);
        return path;
    }

    static IEnumerable<MapShape> Seen(MapView view, IEnumerable<MapShape> shapes)
    {
        var seen = view.FrameBounds.Grow(Outline.BeyondFrameMm * view.UnitsPerMm);
        return shapes.Where(shape => shape.Bounds.Intersects(seen));
    }
}
