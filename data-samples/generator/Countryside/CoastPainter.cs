using Calaisis.Samples.Geography;
using Calaisis.Samples.Ground;
using Calaisis.Samples.Shapes;

namespace Calaisis.Samples.Countryside;

/// <summary>Sea, beaches, mudflats and cliffs along the true coast.</summary>
sealed class CoastPainter(RealMap map, Shore shore)
{
    const double EstuaryReachMetres = 900;

    public void Paint(Cover[] cells)
    {
        var extent = Extent.Fine;
        var rocky = Mask("cliff");
        var muddy = Mask("saltmarsh");
        var harbour = Harbours();
        var aaMouth = Lambert93.FromDegrees(2.096, 51.010);
        Parallel.For(0, extent.Rows, row =>
        {
            for (var col = 0; col < extent.Cols; col++)
            {
                var cell = (row * extent.Cols) + col;
                var coarse = Extent.Coarse.Nearest(extent.X(col), extent.Y(row));
                var p = new Point(extent.X(col), extent.Y(row));
                cells[cell] = shore.IsLand(cell)
                    ? OnLand(cell, p, rocky[coarse])
                    : AtSea(cell, p, rocky[coarse], muddy[coarse], harbour[coarse], Point.Distance(p, aaMouth));
            }
        });
    }

    Cover OnLand(int cell, Point p, bool rocky)
    {
        if (!rocky) return Cover.Arable;
        var inland = shore.MetresInland[cell];
        if (inland < 45 + (25 * Chance.Noise(p.X, p.Y, 300, 71))) return Cover.Cliff;
        return inland < 230 + (120 * Chance.Noise(p.X, p.Y, 700, 72)) ? Cover.ChalkGrassland : Cover.Arable;
    }

    Cover AtSea(int cell, Point p, bool rocky, bool muddy, bool harbour, double fromMouth)
    {
        var offshore = shore.MetresOffshore[cell];
        if (harbour) return Cover.Sea;
        var width = 170 + (70 * Chance.Noise(p.X, p.Y, 2_500, 73));
        if (rocky)
        {
            if (offshore < 40) return Cover.Shingle;
            return offshore < width - 40 ? Cover.Cliff : Cover.Sea;
        }
        if (offshore < width) return Cover.Beach;
        if (muddy && offshore < width + 420) return Cover.Mudflat;
        var reach = EstuaryReachMetres * (1 + (0.5 * Chance.Noise(p.X, p.Y, 600, 74)));
        return fromMouth < reach ? Cover.BrackishWater : Cover.Sea;
    }

    bool[] Mask(string kind)
    {
        var mask = new bool[Extent.Coarse.Cells];
        foreach (var area in map.AreasOf(kind))
        {
            Drawing.Fill(Extent.Coarse, area.Ring, cell => mask[cell] = true);
            Drawing.Stroke(Extent.Coarse, area.Ring, 500, cell => mask[cell] = true);
        }
        return mask;
    }

    bool[] Harbours()
    {
        var mask = new bool[Extent.Coarse.Cells];
        foreach (var area in map.AreasOf("industry").Where(area => area.Detail == "Port"))
            Drawing.Stroke(Extent.Coarse, area.Ring, 500, cell => mask[cell] = true);
        return mask;
    }
}
