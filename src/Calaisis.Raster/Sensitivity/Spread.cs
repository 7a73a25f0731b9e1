namespace Calaisis.Raster.Sensitivity;

/// <summary>How a number spreads over draws.</summary>
/// <param name="Count">Draws in which it exists.</param>
/// <param name="Min">Smallest.</param>
/// <param name="P5">Five per cent of the draws are below.</param>
/// <param name="Median">Half of them are below.</param>
/// <param name="P95">Five per cent are above.</param>
/// <param name="Max">Largest.</param>
/// <param name="Mean">Their mean.</param>
/// <param name="Deviation">Their standard deviation (n - 1); NaN for fewer than two.</param>
public sealed record Spread(
    int Count, double Min, double P5, double Median, double P95, double Max, double Mean, double Deviation)
{
    /// <summary>The spread of the numbers that are not NaN; all NaN where there is none.</summary>
    public static Spread Of(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Where(value => !double.IsNaN(value)).Order()];
        if (sorted.Length == 0)
            return new Spread(0, double.NaN, double.NaN, double.NaN, double.NaN, double.NaN, double.NaN, double.NaN);
        var mean = sorted.Sum() / sorted.Length;
        var squares = sorted.Sum(value => (value - mean) * (value - mean));
        return new Spread(
            sorted.Length, sorted[0], Quantile(sorted, 0.05), Quantile(sorted, 0.5), Quantile(sorted, 0.95),
            sorted[^1], mean,
            sorted.Length > 1 ? Math.Sqrt(squares / (sorted.Length - 1)) : double.NaN);
    }

    /// <summary>
    /// Linear between the order statistics (Hyndman and Fan's type 7, as R, NumPy and Excel have it).
    /// </summary>
    static double Quantile(double[] sorted, double share)
    {
        var place = share * (sorted.Length - 1);
        var below = (int)Math.Floor(place);
        var above = Math.Min(below + 1, sorted.Length - 1);
        return sorted[below] + ((place - below) * (sorted[above] - sorted[below]));
    }
}
