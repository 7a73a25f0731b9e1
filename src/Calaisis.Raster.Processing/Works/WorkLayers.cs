using Calaisis.Raster.Geo.Vectors;
using Calaisis.Raster.Tables;
using Calaisis.Raster.Works;

namespace Calaisis.Raster.Processing.Works;

/// <summary>Works as a GeoPackage: a table of all, and a layer of shapes for points, lines and areas.</summary>
static class WorkLayers
{
    const string WorkColumn = "work";
    const string ActionColumn = "action";
    const string PlaceColumn = "place";

    static readonly (FeatureShape Kind, string Name)[] Layers =
    [
        (FeatureShape.MultiPolygon, "work_areas"), (FeatureShape.MultiLine, "work_lines"),
        (FeatureShape.Point, "work_points"),
    ];

    /// <summary>The layer that holds works of a shape.</summary>
    public static string LayerOf(FeatureShape kind) => Layers.First(layer => layer.Kind == kind).Name;

    /// <summary>Works by their places among all, in OGR SQL.</summary>
    public static string Where(IEnumerable<int> places) => $"{PlaceColumn} IN ({string.Join(", ", places)})";

    public static IReadOnlyList<FeatureTable> Of(IReadOnlyList<PlacedWork> works, IReadOnlyList<string> zones) =>
    [
        CandidateTable.Of(zones).Of(works.Select(work => work.Candidate)),
        .. Layers.Select(layer => new FeatureTable(
            layer.Name,
            layer.Kind,
            [
                new Column(WorkColumn, ColumnType.Text),
                new Column(ActionColumn, ColumnType.Text),
                new Column(PlaceColumn, ColumnType.WholeNumber),
            ],
            [.. works.Index().Where(work => work.Item.Kind == layer.Kind).SelectMany(Rows)])),
    ];

    /// <summary>The works of such a file, in the order of their ids.</summary>
    public static IReadOnlyList<PlacedWork> Read(string path, IReadOnlyList<string> zones)
    {
        var shapes = Layers.SelectMany(layer => FeatureFile.Read(path, layer.Name).Rows)
            .ToLookup(row => (string)row.Values[0]!, row => WkbReader.Read(row.Wkb.Span), StringComparer.Ordinal);
        return
        [
            .. CandidateTable.Of(zones).Read(FeatureFile.ReadValues(path, CandidateTable.Name), CandidateWork.Blank)
                .Select(work => new PlacedWork(
                    work, shapes[work.Work.Id].First().Kind,
                    [.. shapes[work.Work.Id].SelectMany(shape => shape.Parts)])),
        ];
    }

    /// <summary>The shapes of a work as rows: one for all lines or areas, one for each point.</summary>
    public static IEnumerable<byte[]> ShapesOf(PlacedWork work) => work.Kind switch
    {
        FeatureShape.Point => work.Parts.Select(part => WkbWriter.Point(part[0][0], part[0][1])),
        FeatureShape.MultiLine => [WkbWriter.MultiLine([.. work.Parts.Select(part => part[0])])],
        _ => [WkbWriter.MultiPolygon(work.Parts)],
    };

    static IEnumerable<FeatureRow> Rows((int Place, PlacedWork Work) placed) => ShapesOf(placed.Work).Select(wkb =>
        new FeatureRow([placed.Work.Candidate.Work.Id, placed.Work.Candidate.Action, (long)placed.Place], wkb));
}
