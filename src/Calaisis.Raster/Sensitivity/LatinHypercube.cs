namespace Calaisis.Raster.Sensitivity;

/// <summary>
/// A Latin hypercube (McKay, Beckman and Conover 1979): each dimension is cut into as many equal parts as there are
/// draws, every part is drawn from once, and the parts of different dimensions are paired by chance. So few draws cover
/// every range evenly.
/// </summary>
public static class LatinHypercube
{
    /// <summary>One row per draw, one number from 0 to below 1 per dimension.</summary>
    /// <remarks>
    /// Each dimension has a sequence of its own, so that one more at the end leaves the others as they were.
    /// </remarks>
    public static double[][] Draw(int draws, int dimensions, ulong seed)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(draws, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(dimensions);
        var units = new double[draws][];
        for (var draw = 0; draw < draws; draw++) units[draw] = new double[dimensions];
        var seeds = new SplitMix64(seed);
        for (var dimension = 0; dimension < dimensions; dimension++)
        {
            var chance = new SplitMix64(seeds.Next());
            var parts = Shuffled(draws, chance);
            for (var draw = 0; draw < draws; draw++)
                units[draw][dimension] = Math.Min((parts[draw] + chance.NextUnit()) / draws, Math.BitDecrement(1.0));
        }

        return units;
    }

    static int[] Shuffled(int count, SplitMix64 chance)
    {
        var parts = Enumerable.Range(0, count).ToArray();
        for (var i = count - 1; i > 0; i--)
        {
            var j = chance.NextBelow(i + 1);
            (parts[i], parts[j]) = (parts[j], parts[i]);
        }

        return parts;
    }
}
