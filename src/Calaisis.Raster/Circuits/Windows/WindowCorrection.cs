using Calaisis.Raster.Grids;

namespace Calaisis.Raster.Circuits.Windows;

/// <summary>
/// Blocks send all to one target, and leave out what flows inside them. By how much this changes currents is found
/// where all cells conduct alike: the currents of the targets of a block one by one, relative to those of the block.
/// </summary>
static class WindowCorrection
{
    /// <summary>The factor of each cell of a full window; 1 where a block has no current.</summary>
    public static double[] Of(WindowRules rules, CancellationToken cancel)
    {
        var (side, reach, centre) = (rules.Side, rules.Reach, rules.Side * rules.Side / 2);
        var circuit = WindowCircuit.Of(
            new Shape(side, side), WindowDisc.Filled(reach, reach, 1), centre, rules.Circuit, cancel)!;
        var blocked = circuit.Currents(Blocked(rules)) ?? new double[side * side];
        var alone = circuit.Currents(Alone(rules, centre)) ?? new double[side * side];
        var factors = new double[side * side];
        for (var cell = 0; cell < factors.Length; cell++)
        {
            var sum = Shifted(alone, side, cell, rules.HalfBlock);
            factors[cell] = blocked[cell] > 0 && sum > 0 ? sum / blocked[cell] : 1;
        }

        return factors;
    }

    /// <summary>What all cells but the block send to a block.</summary>
    static double[] Blocked(WindowRules rules)
    {
        var sources = WindowDisc.Filled(rules.Reach, rules.Radius, 1);
        for (var row = rules.Reach - rules.HalfBlock; row <= rules.Reach + rules.HalfBlock; row++)
        {
            for (var col = rules.Reach - rules.HalfBlock; col <= rules.Reach + rules.HalfBlock; col++)
                if ((uint)row < (uint)rules.Side && (uint)col < (uint)rules.Side)
                    sources[(row * rules.Side) + col] = 0;
        }

        var count = sources.Sum();
        var strength = (double)rules.BlockSize * rules.BlockSize / count;
        return Array.ConvertAll(sources, source => source * strength);
    }

    /// <summary>What all cells send to one.</summary>
    static double[] Alone(WindowRules rules, int centre)
    {
        var sources = WindowDisc.Filled(rules.Reach, rules.Radius, 1);
        sources[centre] = 0;
        var count = sources.Sum();
        return Array.ConvertAll(sources, source => source / count);
    }

    /// <summary>The sum of currents as the target goes over the block.</summary>
    static double Shifted(double[] currents, int side, int cell, int half)
    {
        var ((row, col), sum) = (Math.DivRem(cell, side), 0.0);
        for (var down = -half; down <= half; down++)
        {
            for (var right = -half; right <= half; right++)
            {
                if ((uint)(row + down) < (uint)side && (uint)(col + right) < (uint)side)
                    sum += currents[((row + down) * side) + col + right];
            }
        }

        return sum;
    }
}
