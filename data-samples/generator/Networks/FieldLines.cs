using Calaisis.Samples.Countryside;
using Calaisis.Samples.Ground;

namespace Calaisis.Samples.Networks;

/// <summary>
/// Hedges and watergangs along the sides of the modelled fields, the same sides that the land cover shows.
/// </summary>
sealed class FieldLines(LandCover cover)
{
    const double StepMetres = 20;
    const double ShortestMetres = 70;
    const double BlockReachMetres = 900;

    /// <summary>Hedges: a share of the field sides, higher in the bocage.</summary>
    public IEnumerable<NetworkLine> Hedges() =>
        Sides((landscape, edge) => Chance.Draw(edge, 1) < HedgeShare(landscape), CanBearHedge)
            .Select((points, n) => new NetworkLine(
                "", "Haie", "", 4 + Math.Round(4 * Chance.Draw(n, 1, 181), 1), false, points));

    /// <summary>Hedges that might be planted: a share of the field sides of the plain that bear none today.</summary>
    public IEnumerable<NetworkLine> NewHedges() =>
        Sides((landscape, edge) => Chance.Draw(edge, 211) < NewHedgeShare(landscape)
                && Chance.Draw(edge, 1) >= Math.Max(HedgeShare(landscape), DitchShare(landscape)), CanBearHedge)
            .Select(points => new NetworkLine("", "Haie", "", 8, false, points));

    /// <summary>
    /// Watergangs and ditches of polders and marshes: a share of the field sides, and borders of blocks.
    /// </summary>
    public IEnumerable<NetworkLine> Ditches()
    {
        var ditches = Sides((landscape, edge) => Chance.Draw(edge, 1) < DitchShare(landscape), CanBearDitch)
            .Select(points => new NetworkLine("", "Fossé", "", 3, false, points));
        var watergangs = Borders().Select(points => new NetworkLine("", "Watergang", "", 6, false, points));
        return watergangs.Concat(ditches);
    }

    static double HedgeShare(Landscape landscape) => landscape switch
    {
        Landscape.Bocage => 0.46,
        Landscape.Houtland => 0.24,
        Landscape.ChalkHills => 0.2,
        Landscape.Openfield => 0.06,
        Landscape.Capes => 0.05,
        Landscape.Polder => 0,
        _ => 0,
    };

    static double NewHedgeShare(Landscape landscape) => landscape switch
    {
        Landscape.Polder => 0.09,
        Landscape.Openfield or Landscape.Capes => 0.03,
        _ => 0,
    };

    static double DitchShare(Landscape landscape) => landscape switch
    {
        Landscape.Polder or Landscape.Town => 0.3,
        Landscape.Marsh => 0.3,
        _ => 0,
    };

    static bool CanBearHedge(Cover cover) =>
        cover is Cover.Arable or Cover.Meadow or Cover.WetMeadow or Cover.OtherGrass or Cover.Broadleaf
            or Cover.Orchard;

    static bool CanBearDitch(Cover cover) =>
        cover is Cover.Arable or Cover.Meadow or Cover.WetMeadow or Cover.OtherGrass or Cover.River or Cover.Reeds
            or Cover.WetScrub or Cover.WetWood;

    IEnumerable<List<Point>> Sides(Func<Landscape, uint, bool> isKept, Func<Cover, bool> canBear)
    {
        for (var index = 0; index < cover.Fields.Blocks.Count; index++)
        {
            var block = cover.Fields.Blocks[index];
            var strips = (int)(BlockReachMetres / block.DepthMetres) + 1;
            var fields = (int)(BlockReachMetres / block.WidthMetres) + 1;
            for (var strip = -strips; strip <= strips; strip++)
            {
                foreach (var run in StripSide(block, index, strip, isKept, canBear)) yield return run;
                for (var field = -fields; field <= fields; field++)
                {
                    if (!isKept(block.Landscape, block.FieldSideDraws(strip, field))) continue;
                    var along = block.FieldSide(strip, field);
                    var (from, to) = (block.StripSide(strip), block.StripSide(strip + 1));
                    foreach (var run in Runs(index, t => block.ToMap(along, t), from, to, _ => true, canBear))
                        yield return run;
                }
            }
        }
    }

    IEnumerable<List<Point>> StripSide(
        FieldBlock block, int index, int strip, Func<Landscape, uint, bool> isKept, Func<Cover, bool> canBear)
    {
        var across = block.StripSide(strip);
        return Runs(index, t => block.ToMap(t, across), -BlockReachMetres, BlockReachMetres,
            t => isKept(block.Landscape, block.StripSideDraws(strip, t)), canBear);
    }

    /// <summary>The parts of a side that lie in its block, are kept, and where the land allows it.</summary>
    IEnumerable<List<Point>> Runs(
        int block, Func<double, Point> at, double from, double to, Func<double, bool> isKept, Func<Cover, bool> canBear)
    {
        var run = new List<Point>();
        for (var t = from; t <= to; t += StepMetres)
        {
            var straight = at(t);
            var onMap = FieldPattern.Unbend(straight);
            if (isKept(t) && Extent.Holds(onMap) && cover.Fields.BlockAt(straight) == block && canBear(cover.At(onMap))
                && cover.Settlements.Density(onMap.X, onMap.Y) < 0.85)
            {
                run.Add(onMap);
                continue;
            }
            if (Length(run) >= ShortestMetres) yield return Shapes.Polyline.Simplify(run, 1.5);
            run = [];
        }
        if (Length(run) >= ShortestMetres) yield return Shapes.Polyline.Simplify(run, 1.5);
    }

    /// <summary>Borders between blocks of the polders that carry a watergang.</summary>
    IEnumerable<List<Point>> Borders()
    {
        for (var a = 0; a < cover.Fields.Blocks.Count; a++)
            foreach (var b in FieldPattern.Around(a).Where(b => b > a))
            {
                var landscape = cover.Fields.Blocks[a].Landscape;
                if (landscape is not (Landscape.Polder or Landscape.Marsh or Landscape.Town)) continue;
                if (Chance.Draw(FieldPattern.BorderDraws(a, b), 1) >= FarmingShares.PolderWatergangs) continue;
                foreach (var run in Border(a, b)) yield return run;
            }
    }

    IEnumerable<List<Point>> Border(int a, int b)
    {
        var (seedA, seedB) = (cover.Fields.Blocks[a].Seed, cover.Fields.Blocks[b].Seed);
        var middle = 0.5 * (seedA + seedB);
        var along = (seedB - seedA).LeftNormal;
        var aside = 0.5 / Point.Distance(seedA, seedB) * (seedA - seedB);
        return Runs(a, t => middle + (t * along) + aside, -BlockReachMetres, BlockReachMetres,
            t => cover.Fields.BlockAt(middle + (t * along) - aside) == b, CanBearDitch);
    }

    static double Length(List<Point> run) => Math.Max(0, run.Count - 1) * StepMetres;
}
