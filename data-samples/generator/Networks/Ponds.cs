using Calaisis.Samples.Countryside;
using Calaisis.Samples.Ground;

namespace Calaisis.Samples.Networks;

/// <summary>
/// Ponds (mares) of 100 to 1 500 m2, too small for the land cover: many in marshes and meadows, few in fields.
/// </summary>
sealed class Ponds(LandCover cover)
{
    const double SpacingMetres = 420;

    static readonly (double X, double Y)[] Octagon =
        [(1, 0), (0.7, 0.7), (0, 1), (-0.7, 0.7), (-1, 0), (-0.7, -0.7), (0, -1), (0.7, -0.7)];

    /// <summary>The outlines, each closed.</summary>
    public IEnumerable<List<Point>> All() => Of((on, landscape, draw) => draw < Share(on, landscape));

    /// <summary>Ponds that might be dug, in meadows and at the edges of fields where there is none today.</summary>
    public IEnumerable<List<Point>> New() => Of((on, landscape, draw) =>
        draw >= Share(on, landscape) && draw < Share(on, landscape) + NewShare(on, landscape));

    IEnumerable<List<Point>> Of(Func<Cover, Landscape, double, bool> isThere)
    {
        var (firstRow, lastRow) = ((int)(Extent.South / SpacingMetres), (int)(Extent.North / SpacingMetres));
        var (firstCol, lastCol) = ((int)(Extent.West / SpacingMetres), (int)(Extent.East / SpacingMetres));
        for (var row = firstRow; row <= lastRow; row++)
            for (var col = firstCol; col <= lastCol; col++)
            {
                var middle = Scatter.At(row, col, SpacingMetres, 191);
                if (!Extent.Holds(middle)) continue;
                if (isThere(cover.At(middle), cover.Units.At(middle.X, middle.Y), Chance.Draw(row, col, 193)))
                    yield return Outline(middle, row, col);
            }
    }

    static double NewShare(Cover on, Landscape landscape) => (on, landscape) switch
    {
        (Cover.Meadow or Cover.WetMeadow, Landscape.Polder or Landscape.Marsh or Landscape.Houtland) => 0.35,
        (Cover.Meadow, Landscape.ChalkHills or Landscape.Openfield) => 0.12,
        (Cover.Arable, Landscape.Polder) => 0.02,
        _ => 0,
    };

    static double Share(Cover on, Landscape landscape) => (on, landscape) switch
    {
        (Cover.WetMeadow or Cover.Reeds, _) => 0.6,
        (Cover.Meadow, Landscape.Marsh) => 0.5,
        (Cover.Meadow, Landscape.Bocage) => 0.3,
        (Cover.Meadow, _) => 0.2,
        (Cover.DuneGrassland or Cover.WetWood, _) => 0.3,
        (Cover.Broadleaf or Cover.Mixed, _) => 0.06,
        (Cover.OtherGrass, _) => 0.05,
        (Cover.Arable, _) => 0.012,
        _ => 0,
    };

    static List<Point> Outline(Point middle, int row, int col)
    {
        var radius = 6 + (16 * Chance.Draw(row, col, 194) * Chance.Draw(row, col, 195));
        var ring = Octagon.Select((corner, i) =>
        {
            var reach = radius * (0.75 + (0.5 * Chance.Draw(row + i, col, 196)));
            return middle + new Point(reach * corner.X, reach * corner.Y);
        }).ToList();
        ring.Add(ring[0]);
        return ring;
    }
}
