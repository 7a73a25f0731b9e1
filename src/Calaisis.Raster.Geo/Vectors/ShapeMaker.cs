using Calaisis.Raster.Grids;
using OSGeo.OGR;

namespace Calaisis.Raster.Geo.Vectors;

/// <summary>
/// Turns features into shapes to burn: repairs polygons, enlarges, and cuts large surfaces along the blocks, because
/// GDAL looks at every vertex of a polygon for every row it fills. Closed features are walked along as well, or only.
/// </summary>
/// <remarks>Thread rule: immutable, for any number of threads.</remarks>
sealed class ShapeMaker(GridDefinition grid, Window extent, bool allTouched)
{
    // Arcs are drawn so finely that they leave the true circle by at most this part of a cell.
    const double ArcErrorCells = 0.05;
    const int FewestArcSegments = 4;
    const int MostArcSegments = 90;

    // A thousand vertices or so.
    const int LargeBytes = 16 * 1024;

    // Cuts lie so far outside the blocks a piece is burned in that no cell of theirs sees them.
    const int CutMarginCells = 2;

    /// <summary>The shapes of one feature, none where it lies beyond the extent.</summary>
    public List<BurnShape> Of(RawFeature feature, out bool repaired)
    {
        var shapes = new List<BurnShape>(1);
        using var geometry = Geometry.CreateFromWkb(feature.Wkb);
        using var valid = feature.Dimension == 2 ? PlainGeometry.Repaired(geometry) : null;
        repaired = valid is not null;
        if (IsWalkOnly(feature))
        {
            Walk(geometry, feature.Value, shapes);
            return shapes;
        }

        using var enlarged = feature.Enlarge > 0
            ? (valid ?? geometry).Buffer(feature.Enlarge, ArcSegments(feature.Enlarge))
            : null;
        var ready = enlarged ?? valid ?? geometry;
        if (!ready.IsEmpty()) Cut(ready, feature.Value, BlocksOf(ready), feature.Closed, shapes);
        if (feature.Closed) Walk(feature.Dimension == 1 ? geometry : ready, feature.Value, shapes);
        return shapes;
    }

    /// <summary>
    /// Whether walking along a line takes all of its cells: a cell whose centre is at most half its shorter side away
    /// from a line is passed through. So are those of a line without a width.
    /// </summary>
    bool IsWalkOnly(RawFeature feature) => feature is { Closed: true, Dimension: 1 }
        && (feature.Enlarge == 0 || (!allTouched && feature.Enlarge <= Math.Min(grid.CellWidth, grid.CellHeight) / 2));

    void Walk(Geometry geometry, float value, List<BurnShape> shapes)
    {
        var blocks = BlocksOf(geometry);
        if (!blocks.IsEmpty && !geometry.IsEmpty())
            shapes.Add(new BurnShape(Wkb.Of(geometry), value, blocks, Walk: true, Wall: true));
    }

    /// <summary>Segments of a quarter of a circle: a chord over the angle a leaves it by r (1 - cos(a / 2)).</summary>
    int ArcSegments(double radius)
    {
        var error = ArcErrorCells * Math.Min(grid.CellWidth, grid.CellHeight);
        if (radius <= error) return FewestArcSegments;
        var half = Math.Acos(1 - (error / radius));
        return Math.Clamp((int)Math.Ceiling(Math.PI / (4 * half)), FewestArcSegments, MostArcSegments);
    }

    void Cut(Geometry geometry, float value, Window blocks, bool wall, List<BurnShape> shapes)
    {
        if (blocks.IsEmpty || geometry.IsEmpty()) return;
        if (blocks.CellCount == 1 || geometry.GetDimension() < 2 || geometry.WkbSize() <= LargeBytes)
        {
            shapes.Add(new BurnShape(Wkb.Of(geometry), value, blocks, Walk: false, wall));
            return;
        }

        foreach (var half in Halves(blocks))
        {
            using var piece = Part(geometry, grid.BoundsOf(CellsOf(half).Grow(CutMarginCells)));
            if (piece is not null) Cut(piece, value, half, wall, shapes);
            else shapes.Add(new BurnShape(Wkb.Of(geometry), value, half, Walk: false, wall));
        }
    }

    /// <summary>The part of a surface inside a rectangle; null where GEOS cannot cut it.</summary>
    static Geometry? Part(Geometry geometry, MapBounds bounds)
    {
        using var frame = Rectangle(bounds);
        try
        {
            return geometry.Intersection(frame);
        }
        catch (ApplicationException)
        {
            return null;
        }
    }

    Window BlocksOf(Geometry geometry)
    {
        using var envelope = new Envelope();
        geometry.GetEnvelope(envelope);
        var reach = grid.BoundsOf(extent);
        var minX = Math.Max(envelope.MinX - grid.CellWidth, reach.MinX);
        var maxX = Math.Min(envelope.MaxX + grid.CellWidth, reach.MaxX);
        var minY = Math.Max(envelope.MinY - grid.CellHeight, reach.MinY);
        var maxY = Math.Min(envelope.MaxY + grid.CellHeight, reach.MaxY);
        if (minX > maxX || minY > maxY) return default;
        var first = grid.CellAt(minX, maxY);
        var last = grid.CellAt(maxX, minY);
        var near = new Window(first.Row, first.Col, last.Row - first.Row + 1, last.Col - first.Col + 1);
        var cells = near.Intersect(extent);
        return cells.IsEmpty ? default : Block.Covering(cells);
    }

    static Window[] Halves(Window blocks)
    {
        var (upper, left) = (blocks.Rows / 2, blocks.Cols / 2);
        return blocks.Rows >= blocks.Cols
            ? [blocks with { Rows = upper }, blocks with { Row = blocks.Row + upper, Rows = blocks.Rows - upper }]
            : [blocks with { Cols = left }, blocks with { Col = blocks.Col + left, Cols = blocks.Cols - left }];
    }

    static Window CellsOf(Window blocks) =>
        new(blocks.Row * Block.Size, blocks.Col * Block.Size, blocks.Rows * Block.Size, blocks.Cols * Block.Size);

    static Geometry Rectangle(MapBounds bounds)
    {
        var polygon = new Geometry(wkbGeometryType.wkbPolygon);
        using var ring = new Geometry(wkbGeometryType.wkbLinearRing);
        ring.AddPoint_2D(bounds.MinX, bounds.MinY);
        ring.AddPoint_2D(bounds.MinX, bounds.MaxY);
        ring.AddPoint_2D(bounds.MaxX, bounds.MaxY);
        ring.AddPoint_2D(bounds.MaxX, bounds.MinY);
        ring.AddPoint_2D(bounds.MinX, bounds.MinY);
        polygon.AddGeometry(ring);
        return polygon;
    }
}
