using Calaisis.Samples.Geography;
using Calaisis.Samples.Ground;
using Calaisis.Samples.Shapes;

namespace Calaisis.Samples.Countryside;

/// <summary>The forests and woods of the real map, with stands, clearings and rides.</summary>
sealed class WoodPainter(RealMap map)
{
    public void Paint(Cover[] cells)
    {
        foreach (var wood in map.AreasOf("wood"))
            Drawing.Fill(Extent.Fine, Outline(wood), cell => cells[cell] = Stand(cell, wood.Detail));
    }

    /// <summary>Small woods are roughened less than forests.</summary>
    static List<Point> Outline(MapArea wood)
    {
        var across = wood.Ring.Max(p => p.X) - wood.Ring.Min(p => p.X);
        return Drawing.Roughened(wood.Ring, Math.Clamp(across * 0.24, 120, 620), 91);
    }

    static Cover Stand(int cell, string kind)
    {
        var extent = Extent.Fine;
        var (x, y) = (extent.X(cell % extent.Cols), extent.Y(cell / extent.Cols));
        var stand = Chance.Fractal(x, y, 520, 2, 92);
        var gap = Chance.Fractal(x, y, 210, 3, 93);
        if (gap > 0.55) return Cover.Scrub;
        if (gap < -0.62) return Cover.Meadow;
        return kind switch
        {
            "conifères" => stand > 0.3 ? Cover.Mixed : Cover.Conifer,
            "mixte" => stand > 0.3 ? Cover.Mixed : stand < -0.4 ? Cover.Conifer : Cover.Broadleaf,
            _ => stand > 0.5 ? Cover.Mixed : Cover.Broadleaf,
        };
    }
}
