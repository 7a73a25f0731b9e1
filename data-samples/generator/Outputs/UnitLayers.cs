using Calaisis.Samples.Administration;
using Calaisis.Samples.Countryside;
using Calaisis.Samples.Geography;
using Calaisis.Samples.Ground;
using Calaisis.Samples.Shapes;
using OSGeo.OGR;

namespace Calaisis.Samples.Outputs;

/// <summary>The layers of units.gpkg: communes, écodistricts and named places.</summary>
static class UnitLayers
{
    /// <summary>
    /// Just enough to turn the stairs of a diagonal border into a line; more lets thin units cross themselves.
    /// </summary>
    const double ToleranceMetres = 36;
    const wkbGeometryType Surface = wkbGeometryType.wkbMultiPolygon;

    public static void Write(string path, LandCover cover, RealMap map)
    {
        using var file = new VectorFile(path);
        var communes = new Communes(map, cover.Shore);
        var outlines = new Outlines(Extent.Coarse, communes.Cells, ToleranceMetres);
        file.Write("commune", Surface, ["INSEE", "NOM", "POPULATION", "EPCI"],
            communes.All.Select((place, n) => (Polygons: outlines.PolygonsOf((byte)(n + 1)), place))
                .Where(row => row.Polygons.Count > 0)
                .Select(row => (Wkb.OfMultiPolygon(row.Polygons),
                    new object[] { row.place.Insee, row.place.Name, row.place.Population, row.place.Epci })));

        var units = new Outlines(Extent.Coarse, cover.Units.Cells, ToleranceMetres);
        file.Write("ecodistrict", Surface, ["ID", "NOM"],
            cover.Units.Names.Select((name, n) => (Polygons: units.PolygonsOf((byte)n), name, n))
                .Where(row => row.n > 0 && row.Polygons.Count > 0)
                .Select(row => (Wkb.OfMultiPolygon(row.Polygons), new object[] { row.n, row.name })));

        // The sea has number 0 among the units; maps draw it over the grid.
        file.Write(
            "mer", Surface, ["NOM"],
            [(Wkb.OfMultiPolygon(units.PolygonsOf(0)), new object[] { cover.Units.Names[0] })]);

        file.Write("lieu", wkbGeometryType.wkbPoint, ["NOM", "RANG", "POPULATION", "INSEE"],
            map.Places.Where(place => Extent.Holds(place.Position)).OrderByDescending(place => place.Population)
                .Select(place => (Wkb.OfPoint(place.Position),
                    new object[] { place.Name, Rank(place), place.Population, place.Insee })));
    }

    /// <summary>1 for a city, 2 for a small town, 3 for a large village, 4 for a village, 5 for a hamlet.</summary>
    static int Rank(Place place) => place.Population switch
    {
        >= 30_000 => 1,
        >= 4_000 => 2,
        >= 1_400 => 3,
        _ => place.Insee != "" ? 4 : 5,
    };
}
