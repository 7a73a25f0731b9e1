using System.Globalization;
using System.Text.Json;
using Calaisis.Samples.Ground;

namespace Calaisis.Samples.Geography;

/// <summary>What is true in the samples: the files of <c>data-samples/geography</c>, projected to Lambert-93.</summary>
sealed class RealMap
{
    RealMap(
        IReadOnlyList<Place> places,
        IReadOnlyList<MapLine> lines,
        IReadOnlyList<MapArea> areas,
        IReadOnlyList<Point> coast)
    {
        Places = places;
        Lines = lines;
        Areas = areas;
        Coast = coast;
    }

    public IReadOnlyList<Place> Places { get; }

    public IReadOnlyList<MapLine> Lines { get; }

    public IReadOnlyList<MapArea> Areas { get; }

    /// <summary>The coast from west to east, land on the right.</summary>
    public IReadOnlyList<Point> Coast { get; }

    public static RealMap Read(string folder) => new(
        [.. File.ReadLines(Path.Combine(folder, "places.csv")).Skip(1).Select(ToPlace)],
        [.. Features(Path.Combine(folder, "lines.geojson")).Select(ToLine)],
        [.. Features(Path.Combine(folder, "areas.geojson")).Select(ToArea)],
        Points(Coordinates(Features(Path.Combine(folder, "coast.geojson")).Single())));

    public IEnumerable<MapLine> LinesOf(string kind) => Lines.Where(line => line.Kind == kind);

    public IEnumerable<MapArea> AreasOf(string kind) => Areas.Where(area => area.Kind == kind);

    static Place ToPlace(string line)
    {
        var cells = line.Split(';');
        var position = Lambert93.FromDegrees(Number(cells[2]), Number(cells[3]));
        return new(cells[0], cells[1], position, (int)Number(cells[4]), cells[5]);
    }

    static MapLine ToLine(JsonElement feature)
    {
        var properties = feature.GetProperty("properties");
        return new(
            Text(properties, "kind"),
            Text(properties, "name"),
            Text(properties, "nature"),
            Text(properties, "importance"),
            properties.GetProperty("width").GetDouble(),
            Points(Coordinates(feature)));
    }

    static MapArea ToArea(JsonElement feature)
    {
        var properties = feature.GetProperty("properties");
        var detail = Text(properties, "landscape") + Text(properties, "cover") + Text(properties, "nature");
        return new(
            Text(properties, "kind"),
            Text(properties, "name"),
            detail,
            Number(properties, "light"),
            Number(properties, "sealed"),
            Points(Coordinates(feature)[0]));
    }

    static JsonElement.ArrayEnumerator Features(string path)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(path));
        return document.RootElement.Clone().GetProperty("features").EnumerateArray();
    }

    static JsonElement Coordinates(JsonElement feature) => feature.GetProperty("geometry").GetProperty("coordinates");

    static Point[] Points(JsonElement coordinates) =>
    [
        .. coordinates.EnumerateArray()
            .Select(pair => Lambert93.FromDegrees(pair[0].GetDouble(), pair[1].GetDouble())),
    ];

    static string Text(JsonElement properties, string key) =>
        properties.TryGetProperty(key, out var value) ? value.GetString() ?? "" : "";

    static double Number(JsonElement properties, string key) =>
        properties.TryGetProperty(key, out var value) ? value.GetDouble() : 0;

    static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
