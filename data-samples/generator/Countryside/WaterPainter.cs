using Calaisis.Samples.Geography;
using Calaisis.Samples.Ground;
using Calaisis.Samples.Networks;
using Calaisis.Samples.Shapes;

namespace Calaisis.Samples.Countryside;

/// <summary>
/// Lakes, rivers and canals of the real map with their banks. Becques below 4 m stay in the networks only.
/// </summary>
sealed class WaterPainter(RealMap map, IReadOnlyList<NetworkLine> waterways, Shore shore)
{
    public void Paint(Cover[] cells)
    {
        foreach (var line in waterways)
        {
            if (Waterways.IsCanal(line)) Stroke(cells, line, line.WidthMetres + 24, (_, _) => Cover.OtherGrass);
            else Stroke(cells, line, line.WidthMetres + 34, Riparian);
        }
        foreach (var line in waterways.Where(line => line.WidthMetres >= 4))
            Stroke(cells, line, line.WidthMetres, (_, _) => Cover.River);
        foreach (var lake in map.AreasOf("lake"))
        {
            var isDock = lake.Name.StartsWith("Bassin", StringComparison.Ordinal);
            var ring = Drawing.Roughened(lake.Ring, isDock ? 0 : 70, 101);
            Drawing.Fill(Extent.Fine, ring, cell => cells[cell] = Cover.Pond);
        }
    }

    void Stroke(Cover[] cells, NetworkLine line, double widthMetres, Func<int, Cover, Cover> cover) =>
        Drawing.Stroke(Extent.Fine, line.Points, widthMetres, cell =>
        {
            if (shore.IsLand(cell)) cells[cell] = cover(cell, cells[cell]);
        });

    static Cover Riparian(int cell, Cover before)
    {
        var extent = Extent.Fine;
        var (x, y) = (extent.X(cell % extent.Cols), extent.Y(cell / extent.Cols));
        var kind = Chance.Fractal(x, y, 330, 3, 102);
        if (kind > 0.05) return Cover.WetWood;
        return kind > -0.25 ? Cover.WetMeadow : before is Cover.Arable ? Cover.OtherGrass : before;
    }
}
