using Calaisis.Samples.Ground;

namespace Calaisis.Samples.Countryside;

/// <summary>Fields, meadows, hedges, copses and ditches, field by field, as each landscape is farmed.</summary>
sealed class FarmlandPainter(
    Shore shore,
    LandscapeUnits units,
    FieldPattern fields,
    Relief relief,
    Settlements settlements,
    float[] metresToStream)
{
    public void Paint(Cover[] cells)
    {
        var extent = Extent.Fine;
        Parallel.For(0, extent.Rows, row =>
        {
            for (var col = 0; col < extent.Cols; col++)
            {
                var cell = (row * extent.Cols) + col;
                if (shore.IsLand(cell) && cells[cell] == Cover.Arable)
                    cells[cell] = At(new(extent.X(col), extent.Y(row)));
            }
        });
    }

    Cover At(Point p)
    {
        var sway = 35 * Chance.Noise(p.X, p.Y, 320, 141);
        var coarse = Extent.Coarse.Nearest(p.X + sway, p.Y - sway);
        var plot = fields.At(p);
        return units.At(coarse) switch
        {
            Landscape.Marsh => Marsh(plot, p),
            Landscape.Polder or Landscape.Town or Landscape.Dunes or Landscape.Sea => Polder(plot, p),
            Landscape.Bocage => Hills(plot, p, coarse, FarmingShares.Bocage),
            Landscape.ChalkHills => Hills(plot, p, coarse, FarmingShares.ChalkHills),
            Landscape.Houtland => Hills(plot, p, coarse, FarmingShares.Houtland),
            Landscape.Capes => Hills(plot, p, coarse, FarmingShares.Capes),
            _ => Hills(plot, p, coarse, FarmingShares.Openfield),
        };
    }

    Cover Polder(Plot plot, Point p)
    {
        var density = settlements.Density(p.X, p.Y);
        if (density < 0.85 && Ditch(plot) is { } ditch) return ditch;
        var use = Gathered(plot);
        return density > 0.6 + (0.4 * Chance.Draw(plot.Field, 2))
            ? FarmingShares.VillageFringe.Pick(use) : FarmingShares.Polder.Pick(use);
    }

    static Cover? Ditch(Plot plot)
    {
        if (plot.BorderMetres < 15 && Chance.Draw(plot.Border, 1) < FarmingShares.PolderWatergangs)
            return plot.BorderMetres < 5.5 ? Cover.River : Cover.OtherGrass;
        if (plot.EdgeMetres >= 5.2) return null;
        return Chance.Draw(plot.Edge, 1) switch
        {
            < FarmingShares.PolderDitches => Cover.River,
            < FarmingShares.PolderDitches + FarmingShares.PolderGrassStrips => Cover.OtherGrass,
            _ => null,
        };
    }

    /// <summary>
    /// A draw in [0, 1) for the use of a field, shifted from block to block: fields of a kind lie together.
    /// </summary>
    double Gathered(Plot plot)
    {
        var seed = fields.Blocks[plot.Block].Seed;
        var shift = (0.11 * Chance.Fractal(seed.X, seed.Y, 3_200, 2, 145)) - 0.02;
        return Math.Clamp(Chance.Draw(plot.Field, 1) + shift, 0, 0.999);
    }

    static Cover Marsh(Plot plot, Point p)
    {
        if (plot.EdgeMetres < 5 && Chance.Draw(plot.Edge, 1) < 0.3) return Cover.River;
        if (Chance.Fractal(p.X, p.Y, 460, 3, 142) > 0.5) return Cover.Pond;
        var wet = Chance.Noise(p.X, p.Y, 1_900, 143);
        return FarmingShares.Marsh.Pick(Math.Clamp(Chance.Draw(plot.Field, 1) + (0.16 * wet), 0, 0.999));
    }

    Cover Hills(Plot plot, Point p, int coarse, FarmingShares shares)
    {
        var isBottom = metresToStream[coarse] < 70 + (150 * Chance.Draw(plot.Field, 3));
        if (isBottom && relief.HeightMetres(coarse) > 2)
            return FarmingShares.ValleyBottom.Pick(Chance.Draw(plot.Field, 4));
        if (relief.SlopePercent[coarse] > shares.SteepFromPercent) return Slope(plot, p, shares);
        if (plot.BorderMetres < 5 && Chance.Draw(plot.Border, 1) < 0.35) return Cover.Mineral;
        if (plot.EdgeMetres < 5.2 && Chance.Draw(plot.Edge, 1) < shares.WoodedEdges) return Cover.Broadleaf;
        var use = Gathered(plot);
        return settlements.Density(p.X, p.Y) > 0.5 + (0.4 * Chance.Draw(plot.Field, 2))
            ? FarmingShares.VillageFringe.Pick(use) : shares.Pick(use);
    }

    static Cover Slope(Plot plot, Point p, FarmingShares shares)
    {
        var kind = Chance.Fractal(p.X, p.Y, 520, 3, 144) + (0.25 * (Chance.Draw(plot.Field, 5) - 0.5));
        if (kind > shares.WoodedSlopeFrom) return Cover.Broadleaf;
        if (kind > shares.WoodedSlopeFrom - 0.09) return Cover.Scrub;
        return shares.HasChalkGrassland && kind < -0.3 ? Cover.ChalkGrassland : Cover.Meadow;
    }
}
