using Calaisis.Raster.Grids;
using Calaisis.Raster.Pipelines.Scenarios;
using OSGeo.OGR;

namespace Calaisis.Raster.Geo.Vectors;

/// <summary>What an edit works on, as shapes in the grid's coordinate system, by feature id.</summary>
/// <param name="Points">x and y of each point.</param>
/// <param name="Lines">x, y, x, y of each line.</param>
/// <param name="Areas">The rings of each polygon, the outer one first.</param>
public sealed record EditedShapes(
    IReadOnlyList<(double X, double Y)> Points, IReadOnlyList<double[]> Lines,
    IReadOnlyList<IReadOnlyList<double[]>> Areas)
{
    // A circle of 64 sides is round on paper.
    const int QuarterSides = 16;

    /// <summary>
    /// Features that come near the grid, whole; a circle is the area it is, other buffers and widths are not looked at.
    /// </summary>
    /// <exception cref="Faults.RasterException">The layer is not as declared.</exception>
    public static EditedShapes Read(EditedPlace place, GridDefinition grid, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(place);
        ArgumentNullException.ThrowIfNull(grid);
        var settings = place.Features;
        using var layer = VectorLayer.Open(
            settings.Drawn is null ? settings : settings with { DeclaredCrs = grid.Crs });
        var name = place.Area is { Names.Count: > 0, NameAttribute: { } attribute } ? layer.Attribute(attribute) : -1;
        using var toGrid = new GridGeometry(layer, grid);
        var found = new List<(long Id, Parts Parts)>();
        layer.ForEach(Take, cancel);
        var ordered = found.OrderBy(feature => feature.Id).Select(feature => feature.Parts).ToList();
        return new EditedShapes(
            [.. ordered.SelectMany(parts => parts.Points)],
            [.. ordered.SelectMany(parts => parts.Lines)],
            [.. ordered.SelectMany(parts => parts.Areas)]);

        void Take(Feature feature)
        {
            if (name >= 0 && !place.Area!.Names.Contains(LayerTexts.Of(layer, feature, name))) return;
            using var geometry = toGrid.Of(feature);
            if (geometry is null || !toGrid.IsNear(geometry)) return;
            var isCircle = settings is { Drawn: not null, BufferMetres: > 0 } && geometry.GetDimension() == 0;
            using var round = isCircle ? geometry.Buffer(settings.BufferMetres, QuarterSides) : null;
            var parts = new Parts();
            parts.Add(round ?? geometry);
            found.Add((feature.GetFID(), parts));
        }
    }

    /// <summary>The simple parts of one feature.</summary>
    sealed class Parts
    {
        public List<(double X, double Y)> Points { get; } = [];

        public List<double[]> Lines { get; } = [];

        public List<IReadOnlyList<double[]>> Areas { get; } = [];

        public void Add(Geometry geometry)
        {
            var inner = geometry.GetGeometryCount();
            switch (Ogr.GT_Flatten(geometry.GetGeometryType()))
            {
                case wkbGeometryType.wkbPoint:
                    Points.Add((geometry.GetX(0), geometry.GetY(0)));
                    break;
                case wkbGeometryType.wkbLineString when geometry.GetPointCount() > 1:
                    Lines.Add(CoordinatesOf(geometry));
                    break;
                case wkbGeometryType.wkbPolygon:
                    Areas.Add([.. Enumerable.Range(0, inner).Select(ring => RingOf(geometry, ring))]);
                    break;
                default:
                    for (var i = 0; i < inner; i++)
                    {
                        using var part = geometry.GetGeometryRef(i)!;
                        Add(part);
                    }

                    break;
            }
        }

        static double[] RingOf(Geometry polygon, int ring)
        {
            using var inner = polygon.GetGeometryRef(ring)!;
            return CoordinatesOf(inner);
        }

        static double[] CoordinatesOf(Geometry line)
        {
            var coordinates = new double[2 * line.GetPointCount()];
            for (var i = 0; i < coordinates.Length / 2; i++)
                (coordinates[2 * i], coordinates[(2 * i) + 1]) = (line.GetX(i), line.GetY(i));
            return coordinates;
        }
    }
}
