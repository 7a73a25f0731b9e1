namespace Calaisis.Raster.Comparison;

/// <summary>
/// Which changes of a quantity are counted and told: the tail of a halo of light changes each cell of a landscape by
/// some thousandths, and a link beside it as little. What ranks scenarios goes by the numbers themselves.
/// </summary>
public static class WorthTelling
{
    /// <summary>
    /// The least change, in per cent of the value before: of a cell's resistance, of a link's cost, of a share of
    /// light.
    /// </summary>
    public const double LeastPercent = 1;

    // 1.01 less 1 is a little less than a hundredth, in single precision.
    const double Rounding = 1e-5;

    /// <summary>
    /// Whether a value changes by enough to be read; so does any that was 0, or is none in one of the two.
    /// </summary>
    public static bool Is(double before, double after) =>
        !before.Equals(after) && !(Math.Abs(after - before) < Math.Abs(before) * LeastPercent / 100 * (1 - Rounding));
}
