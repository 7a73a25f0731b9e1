namespace Calaisis.Raster.Comparison;

/// <summary>One number of a trame, or of a trame in a zone, in two scenarios.</summary>
/// <param name="ZoneLayer">The zone's layer; null for the whole trame.</param>
/// <param name="Zone">The zone's name; null for the whole trame, and for what lies in no zone of the layer.</param>
/// <param name="Name">The figure's name, its unit at the end where it has one.</param>
/// <param name="Unit">Empty for counts and pure numbers.</param>
/// <param name="Before">In the scenario compared with; NaN for none.</param>
/// <param name="After">In the other scenario; NaN for none.</param>
public sealed record FigureChange(string? ZoneLayer, string? Zone, string Name, string Unit, double Before, double After)
{
    /// <summary>Afterwards less before; NaN where one of them is missing.</summary>
    public double Difference => After - Before;

    /// <summary>The difference in per cent of the number before; 0 where both are 0, NaN where only the first is.</summary>
    public double Percent => Before == 0 ? After == 0 ? 0 : double.NaN : 100 * Difference / Math.Abs(Before);
}
