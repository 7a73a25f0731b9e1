namespace Calaisis.Raster.Circuits.Windows;

/// <summary>
/// What a source and its target must have in common: what the source is now, beside what the target's block will be.
/// </summary>
/// <param name="Present">Of each cell; NaN passes.</param>
/// <param name="Future">Of each cell, for targets.</param>
/// <param name="IsEqual">Whether it must be the block's most frequent value, else near its median.</param>
/// <param name="Lower">The least that the source may be above the median.</param>
/// <param name="Upper">The most.</param>
public sealed record WindowCondition(double[] Present, double[] Future, bool IsEqual, double Lower, double Upper)
{
    /// <summary>The value of a block; NaN where it has none, and all sources pass.</summary>
    internal double ValueOf(IEnumerable<int> block)
    {
        var values = block.Select(cell => Future[cell]).Where(value => !double.IsNaN(value)).ToList();
        return values.Count == 0 ? double.NaN : IsEqual ? ModeOf(values) : MedianOf(values);
    }

    internal bool Passes(int cell, double value)
    {
        var present = Present[cell];
        if (double.IsNaN(present) || double.IsNaN(value)) return true;
        return IsEqual ? present.Equals(value) : present - value >= Lower && present - value <= Upper;
    }

    static double MedianOf(List<double> values)
    {
        values.Sort();
        var half = values.Count / 2;
        return values.Count % 2 == 1 ? values[half] : (values[half - 1] + values[half]) / 2;
    }

    /// <summary>The value that is the first to come up as often as the most frequent one.</summary>
    static double ModeOf(List<double> values)
    {
        var counts = new Dictionary<double, int>();
        var (most, mode) = (0, double.NaN);
        foreach (var value in values)
        {
            var count = counts[value] = counts.GetValueOrDefault(value) + 1;
            if (count > most) (most, mode) = (count, value);
        }

        return mode;
    }
}
