namespace Calaisis.Raster.Resistance;

/// <summary>
/// The defaults of the soil index for the brown trames (0 to 30 cm). They are proposals, to be
/// edited in the pipeline for each project.
/// </summary>
public static class SoilIndex
{
    public const double MinResistance = 1;

    public const double MaxResistance = 1000;

    public const double Gamma = 2;

    /// <summary>From this sealing on the soil is interrupted.</summary>
    public const double BarrierFromSealedPercent = 80;

    const double Open = double.PositiveInfinity;

    /// <summary>The variables by the names of SoilGrids, with their unit, suitability and weight.</summary>
    public static IReadOnlyList<SoilVariable> Variables { get; } =
    [
        new("soc", "g/kg", new Trapezoid(5, 20, Open, Open), 0.3),
        new("phh2o", "pH", new Trapezoid(4.5, 6.0, 7.8, 9.0), 0.15),
        new("clay", "%", new Trapezoid(2, 12, 35, 60), 0.15),
        new("bdod", "kg/dm3", new Trapezoid(-Open, 0.8, 1.3, 1.75), 0.2),
        new("cfvo", "%", new Trapezoid(-Open, 0, 15, 60), 0.1),
        new("nitrogen", "g/kg", new Trapezoid(0.3, 1.5, Open, Open), 0.1),
    ];
}

/// <summary>One variable of the soil index: its name in SoilGrids, unit, suitability and weight.</summary>
public sealed record SoilVariable(string Name, string Unit, Trapezoid Trapezoid, double Weight);
