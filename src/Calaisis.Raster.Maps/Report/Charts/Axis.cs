namespace Calaisis.Raster.Maps.Report.Charts;

/// <summary>A scale from 0 to a round number that holds all values of a chart.</summary>
sealed class Axis
{
    static readonly double[] Steps = [1, 2, 2.5, 5, 10];

    /// <param name="greatest">The greatest value; nothing or less makes an axis to 1.</param>
    /// <param name="from">Place of 0 in the drawing.</param>
    /// <param name="to">Place of its end.</param>
    /// <param name="most">The most ticks after 0.</param>
    public Axis(double greatest, double from, double to, int most = 5)
    {
        greatest = greatest > 0 && double.IsFinite(greatest) ? greatest : 1;
        var wanted = greatest / most;
        var decade = Math.Pow(10, Math.Floor(Math.Log10(wanted)));
        var step = decade * Steps.First(step => step * decade >= wanted * (1 - 1e-12));
        var count = (int)Math.Ceiling((greatest / step) - 1e-9);
        Ticks = [.. Enumerable.Range(0, Math.Max(1, count) + 1).Select(i => i * step)];
        From = from;
        To = to;
    }

    public IReadOnlyList<double> Ticks { get; }

    public double From { get; }

    public double To { get; }

    public double End => Ticks[^1];

    public double At(double value) => From + ((To - From) * (value / End));
}
