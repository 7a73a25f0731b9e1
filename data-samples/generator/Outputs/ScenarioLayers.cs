using Calaisis.Samples.Countryside;
using Calaisis.Samples.Futures;
using Calaisis.Samples.Geography;
using Calaisis.Samples.Ground;
using Calaisis.Samples.Networks;
using Calaisis.Samples.Shapes;
using OSGeo.OGR;

namespace Calaisis.Samples.Outputs;

/// <summary>
/// The layers of scenarios.gpkg: what futures of the modelled Calaisis would change, a layer for each.
/// </summary>
static class ScenarioLayers
{
    const wkbGeometryType Line = wkbGeometryType.wkbLineString;
    const wkbGeometryType Surface = wkbGeometryType.wkbMultiPolygon;

    public static void Write(string path, LandCover cover, RealMap map)
    {
        using var file = new VectorFile(path);
        var fields = new FieldLines(cover);
        file.Write("haie_nouvelle", Line, ["ID", "LARGEUR"], Lines(fields.NewHedges(), "HAIE-N")
            .Select(row => (row.Wkb, new object[] { row.Id, row.Width })));
        file.Write("becque_restauree", Line, ["ID", "NOM"],
            Lines(new Streams(cover, fields).Restored(), "BECQUE-N")
                .Select(row => (row.Wkb, new object[] { row.Id, row.Name })));
        file.Write("mare_nouvelle", Surface, ["ID"],
            new Ponds(cover).New().Select((ring, n) => (Wkb.OfPolygon(ring), new object[] { Id("MARE-N", n) })));
        var industry = new Industry(map);
        file.Write("friche_reverdie", Surface, ["ID", "NOM"], Areas(industry.Greened(), "FRICHE-N"));
        file.Write("zone_etendue", Surface, ["ID", "NOM"], Areas(industry.Extended(), "ZONE-N"));
        file.Write("eclairage_reduit", Surface, ["ID", "NOM"], Areas(industry.Dimmed(), "LAMPE-N"));
    }

    static IEnumerable<(byte[] Wkb, string Id, string Name, double Width)> Lines(
        IEnumerable<NetworkLine> lines, string prefix) =>
        lines.SelectMany(line => Polyline.Inside(line.Points).Select(part => (line, part)))
            .Select((row, n) => (Wkb.OfLine(row.part), Id(prefix, n), row.line.Name, row.line.WidthMetres));

    static IEnumerable<(byte[] Wkb, object[] Values)> Areas(
        IEnumerable<(string Name, List<Point> Ring)> areas, string prefix) =>
        areas.Select((area, n) => (Wkb.OfPolygon(area.Ring), new object[] { Id(prefix, n), area.Name }));

    static string Id(string prefix, int n) => FormattableString.Invariant($"{prefix}{n + 1:00000}");
}
