namespace Calaisis.Raster.Comparison;

/// <summary>One number of a trame, or of a trame in a zone, in two scenarios.</summary>
/// <param name="ZoneLayer">The zone's layer; null for territory and extent.</param>
/// <param name="Zone">
/// The zone's name; null for territory and extent, and for what lies in no zone of the layer.
/// </param>
/// <param name="Name">The figure's name, its unit at the end where it has one.</param>
/// <param name="Unit">Empty for counts and pure numbers.</param>
/// <param name="Before">In the scenario compared with; NaN for none.</param>
/// <param name="After">In the other scenario; NaN for none.</param>
public sealed record FigureChange(
    string? ZoneLayer, string? Zone, string Name, string Unit, double Before, double After)
{
    const double Least = 1e-9;
    const double Most = 1e15;

    /// <summary>Whether it is of the territory; else of the zone, or of the whole extent.</summary>
    public bool IsTerritory { get; init; }

    /// <summary>The word for what it is of.</summary>
    public string Area => StateFigure.AreaOf(IsTerritory, ZoneLayer);

    /// <summary>Afterwards less before; NaN where one of them is missing.</summary>
    public double Difference => Less(Before, After);

    /// <summary>
    /// The difference in per cent of the number before; 0 where both are 0, NaN where only the first is.
    /// </summary>
    public double Percent => Before == 0 ? After == 0 ? 0 : double.NaN : 100 * Difference / Math.Abs(Before);

    /// <summary>
    /// The difference as far as the digits of both numbers reach: beyond lies the noise of subtracting. A decimal takes
    /// 15 digits of a double; what it does not hold as well is left as it is.
    /// </summary>
    static double Less(double before, double after) =>
        Math.Max(Math.Abs(before), Math.Abs(after)) is >= Least and < Most
            ? (double)((decimal)after - (decimal)before)
            : after - before;
}
