using Calaisis.Samples.Ground;
using Calaisis.Samples.Networks;
using Calaisis.Samples.Shapes;

namespace Calaisis.Samples.Countryside;

/// <summary>Roads and railways with their verges. Roads narrower than 7 m stay in the networks only.</summary>
sealed class TransportPainter(Roads roads, IReadOnlyList<NetworkLine> railways)
{
    const double DrawnFromMetres = 7;

    public void Paint(Cover[] cells)
    {
        foreach (var rail in railways)
            Verge(cells, rail.Points, rail.WidthMetres + (Railways.IsHighSpeed(rail) ? 40 : 16));
        foreach (var road in roads.Main.Where(road => road.WidthMetres >= DrawnFromMetres))
            Verge(cells, road.Points, road.WidthMetres + (road.Importance == "1" ? 34 : 6));
        foreach (var rail in railways) Draw(cells, rail.Points, rail.WidthMetres, Cover.Mineral);
        foreach (var road in roads.Main.Where(road => road.WidthMetres >= DrawnFromMetres))
            Draw(cells, road.Points, road.WidthMetres, Cover.Sealed);
    }

    static void Verge(Cover[] cells, IReadOnlyList<Point> line, double widthMetres) =>
        Drawing.Stroke(Extent.Fine, line, widthMetres, cell =>
        {
            if (cells[cell] is Cover.Buildings or Cover.Sealed || IsWater(cells[cell])) return;
            var (x, y) = (Extent.Fine.X(cell % Extent.Fine.Cols), Extent.Fine.Y(cell / Extent.Fine.Cols));
            cells[cell] = Chance.Fractal(x, y, 260, 2, 121) > 0.28 ? Cover.Scrub : Cover.OtherGrass;
        });

    static void Draw(Cover[] cells, IReadOnlyList<Point> line, double widthMetres, Cover cover) =>
        Drawing.Stroke(Extent.Fine, line, widthMetres, cell =>
        {
            if (!IsWater(cells[cell])) cells[cell] = cover;
        });

    static bool IsWater(Cover cover) => cover is Cover.River or Cover.Pond or Cover.Sea or Cover.BrackishWater;
}
