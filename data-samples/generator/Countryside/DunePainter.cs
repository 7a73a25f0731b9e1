using Calaisis.Samples.Geography;
using Calaisis.Samples.Ground;
using Calaisis.Samples.Shapes;

namespace Calaisis.Samples.Countryside;

/// <summary>
/// The belts of a dune coast: white dunes, grey dunes with sea buckthorn, wooded and wet hollows behind.
/// </summary>
sealed class DunePainter(RealMap map, Shore shore, LandscapeUnits units)
{
    public void Paint(Cover[] cells)
    {
        var extent = Extent.Fine;
        Parallel.For(0, extent.Rows, row =>
        {
            for (var col = 0; col < extent.Cols; col++)
            {
                var cell = (row * extent.Cols) + col;
                var (x, y) = (extent.X(col), extent.Y(row));
                var reach = 30 * Chance.Noise(x, y, 260, 81);
                if (!shore.IsLand(cell) || units.At(x + reach, y - reach) != Landscape.Dunes) continue;
                cells[cell] = Belt(x, y, shore.MetresInland[cell]);
            }
        });
        foreach (var marsh in map.AreasOf("saltmarsh"))
            Drawing.Fill(extent, Drawing.Roughened(marsh.Ring, 70, 82), cell =>
            {
                if (shore.IsLand(cell)) cells[cell] = SaltMarsh(cell);
            });
    }

    static Cover Belt(double x, double y, double inland)
    {
        var cover = Chance.Fractal(x, y, 420, 4, 83);
        var wet = Chance.Fractal(x, y, 340, 3, 84);
        if (inland < 70 + (40 * cover)) return Cover.Dunes;
        if (inland < 320 + (160 * cover))
            return cover > 0.16 ? Cover.DuneScrub : cover < -0.38 ? Cover.Dunes : Cover.DuneGrassland;
        if (wet > 0.36) return wet > 0.5 ? Cover.Pond : Cover.WetMeadow;
        if (cover > 0.28) return Cover.DuneBroadleaf;
        if (cover < -0.42) return Chance.Noise(x, y, 900, 85) > 0 ? Cover.DuneConifer : Cover.DuneMixed;
        return cover > 0.08 ? Cover.DuneScrub : Cover.DuneGrassland;
    }

    Cover SaltMarsh(int cell)
    {
        var extent = Extent.Fine;
        var (x, y) = (extent.X(cell % extent.Cols), extent.Y(cell / extent.Cols));
        if (shore.MetresInland[cell] < 90) return Cover.Dunes;
        var creek = Math.Abs(Chance.Fractal(x, y, 500, 3, 86));
        if (creek < 0.035) return Cover.BrackishWater;
        return Chance.Fractal(x, y, 380, 3, 87) > 0.25 ? Cover.Mudflat : Cover.SaltMeadow;
    }
}
