using Calaisis.Samples.Countryside;
using Calaisis.Samples.Geography;
using Calaisis.Samples.Networks;
using Calaisis.Samples.Shapes;
using OSGeo.OGR;

namespace Calaisis.Samples.Outputs;

/// <summary>The layers of networks.gpkg, with the table and column names of BD TOPO where it has them.</summary>
static class NetworkLayers
{
    const wkbGeometryType Line = wkbGeometryType.wkbLineString;
    const wkbGeometryType Surface = wkbGeometryType.wkbMultiPolygon;

    static readonly string[] LineColumns = ["ID", "NATURE", "NOM", "LARGEUR", "ORIGINE"];

    public static void Write(string path, LandCover cover, RealMap map)
    {
        using var file = new VectorFile(path);
        file.Write("troncon_de_route", Line, ["ID", "NATURE", "IMPORTANCE", "NOM", "LARGEUR", "CLOTURE", "ORIGINE"],
            Rows(cover.Roads.All, "ROUTE", RoadValues));
        file.Write("troncon_de_voie_ferree", Line, LineColumns, Rows(cover.Railways, "FERRE", Values));
        var fields = new FieldLines(cover);
        file.Write("troncon_hydrographique", Line, LineColumns,
            Rows(cover.Waterways.Concat(fields.Ditches()), "HYDRO", Values));
        file.Write("haie", Line, LineColumns, Rows(fields.Hedges(), "HAIE", Values));
        file.Write("ouvrage_faune", Line, LineColumns, Rows(new Crossings(cover).All(), "OUVRAGE", Values));
        file.Write("mare", Surface, ["ID"],
            new Ponds(cover).All().Select((ring, n) => (Wkb.OfPolygon(ring), new object[] { Id("MARE", n) })));
        file.Write("zone_d_activite", Surface, ["ID", "NATURE", "NOM"],
            map.AreasOf("industry").Select((zone, n) =>
                (Wkb.OfPolygon(zone.Ring), new object[] { Id("ZONE", n), zone.Detail, zone.Name })));
    }

    static IEnumerable<(byte[] Wkb, object[] Values)> Rows(
        IEnumerable<NetworkLine> lines, string prefix, Func<NetworkLine, string, object[]> values) =>
        lines.SelectMany(line => Polyline.Inside(line.Points).Select(part => (line, part)))
            .Select((row, n) => (Wkb.OfLine(row.part), values(row.line, Id(prefix, n))));

    static object[] Values(NetworkLine line, string id) => [id, line.Nature, line.Name, line.WidthMetres, Origin(line)];

    static object[] RoadValues(NetworkLine road, string id)
    {
        var fenced = Roads.IsFenced(road) ? "Oui" : "Non";
        return [id, road.Nature, road.Importance, road.Name, road.WidthMetres, fenced, Origin(road)];
    }

    static string Origin(NetworkLine line) => line.IsReal ? "tracé simplifié" : "modélisé";

    static string Id(string prefix, int n) => FormattableString.Invariant($"{prefix}{n + 1:00000}");
}
