using System.Globalization;
using Calaisis.Raster.Parameters;
using Calaisis.Raster.Sources;

namespace Calaisis.Raster.Pipelines.Scenarios;

/// <summary>How edits say where they work: a file of features, or shapes drawn in the pipeline file.</summary>
static class EditShapes
{
    static readonly NumberSpec Positive = new() { Above = 0 };

    static readonly ListSpec<double> Point = new(new NumberSpec())
    {
        AtLeast = 2,
        AtMost = 2,
        Meaning = $"a point: a list of 2 numbers, x and y on the grid's map",
    };

    static readonly Key<IReadOnlyList<IReadOnlyList<double>>> Line = Key<IReadOnlyList<IReadOnlyList<double>>>.Required(
        "line", new ListSpec<IReadOnlyList<double>>(Point) { AtLeast = 2 },
        "Points of a line, in the grid's coordinate system", "[[620000, 7090000], [621000, 7090500]]");

    static readonly Key<IReadOnlyList<IReadOnlyList<double>>> Polygon =
        Key<IReadOnlyList<IReadOnlyList<double>>>.Required(
            "polygon",
            new ListSpec<IReadOnlyList<double>>(Point) { AtLeast = 3 },
            "Corners of an area, in the grid's coordinate system; it closes by itself",
            "[[620000, 7090000], [621000, 7090000], [620500, 7091000]]");

    static readonly Key<IReadOnlyList<double>> Circle = Key<IReadOnlyList<double>>.Required(
        "circle", Point, "The middle of a round area, in the grid's coordinate system", "[620000, 7090000]");

    static readonly Key<double> Radius = Key<double>.Required("radius", Positive, "Its radius in metres", "250");

    /// <summary>One shape drawn in place.</summary>
    public static Spec<Shapes> Drawn { get; } = new UnionSpec<Shapes>(
        "drawn shape",
        new RecordSpec<Shapes>("drawn line", "A line drawn in the pipeline file", [Line], ReadLine),
        new RecordSpec<Shapes>("drawn area", "An area drawn in the pipeline file", [Polygon], ReadPolygon),
        new RecordSpec<Shapes>(
            "drawn circle", "A round area drawn in the pipeline file", [Circle, Radius], ReadCircle));

    /// <summary>Features of a file, or one shape drawn in place.</summary>
    public static Spec<Shapes> Features { get; } = new EitherSpec<Shapes>(
        new MappedSpec<Location, Shapes>(
            new PathSpec($"a vector file or database that GDAL opens"), (file, _, _) => new Shapes(file, [], 0)),
        Drawn);

    /// <summary>The keys of shapes that are areas.</summary>
    public static Key<IReadOnlyList<IReadOnlyList<double>>> PolygonKey => Polygon;

    public static Key<IReadOnlyList<double>> CircleKey => Circle;

    public static Key<double> RadiusKey => Radius;

    public static Shapes ReadPolygon(Fields fields)
    {
        var corners = fields.Get(Polygon);
        if (IsStraight(corners))
            fields.Fault(Polygon, $"found corners that enclose nothing, expected at least 3 that are not on one line");
        return Shape($"POLYGON ({Chain(Closed(corners))})");
    }

    public static Shapes ReadCircle(Fields fields) => Shape($"POINT {Chain([fields.Get(Circle)])}", fields.Get(Radius));

    static Shapes ReadLine(Fields fields)
    {
        var points = fields.Get(Line);
        if (points.All(points[0].SequenceEqual))
            fields.Fault(Line, $"found the same point again and again, expected at least 2 different ones");
        return Shape($"LINESTRING {Chain(points)}") with { IsLine = true };
    }

    static bool IsStraight(IReadOnlyList<IReadOnlyList<double>> points)
    {
        var (x, y) = (points[0][0], points[0][1]);
        return points.FirstOrDefault(point => point[0] != x || point[1] != y) is not { } end
            || points.All(point => (end[0] - x) * (point[1] - y) == (end[1] - y) * (point[0] - x));
    }

    static Shapes Shape(string text, double radiusMetres = 0) => new(null, [text], radiusMetres);

    static IReadOnlyList<IReadOnlyList<double>> Closed(IReadOnlyList<IReadOnlyList<double>> ring) =>
        ring[0].SequenceEqual(ring[^1]) ? ring : [.. ring, ring[0]];

    static string Chain(IReadOnlyList<IReadOnlyList<double>> points)
    {
        var places = points.Select(point => string.Create(CultureInfo.InvariantCulture, $"{point[0]:R} {point[1]:R}"));
        return $"({string.Join(", ", places)})";
    }
}

/// <summary>Features by their file, or as drawn.</summary>
/// <param name="File">The dataset; null for drawn ones.</param>
/// <param name="Drawn">Well-known text, in the grid's coordinate system.</param>
/// <param name="RadiusMetres">Radius of a circle around a drawn point.</param>
sealed record Shapes(Location? File, IReadOnlyList<string> Drawn, double RadiusMetres)
{
    /// <summary>Whether it is a drawn line.</summary>
    public bool IsLine { get; init; }

    /// <summary>The settings that read them.</summary>
    public VectorSourceSettings ToSource(string name) => new(name, File?.Full ?? "")
    {
        DeclaredPath = File?.Declared ?? "",
        Drawn = File is null ? Drawn : null,
        BufferMetres = RadiusMetres,
    };
}
