namespace Calaisis.Raster.Circuits.Windows;

/// <summary>What windows move over.</summary>
/// <param name="Conductances">Of each cell.</param>
/// <param name="Strengths">What each cell sends and draws, relative to others; 0 or NaN for none.</param>
/// <param name="Conditions">What sources and targets must have in common, each of them.</param>
/// <param name="Rules">How windows move.</param>
public sealed record WindowTask(
    Conductances Conductances, double[] Strengths, IReadOnlyList<WindowCondition> Conditions, WindowRules Rules);

/// <summary>The currents of all windows added up.</summary>
/// <param name="Sum">Of each cell.</param>
/// <param name="Potential">The same where all cells conduct alike; null where it is not wanted.</param>
/// <param name="Targets">How many windows there were.</param>
/// <param name="Residual">The largest residual of the solutions.</param>
public sealed record WindowCurrents(double[] Sum, double[]? Potential, int Targets, double Residual)
{
    /// <summary>Currents relative to their potential, 0 where both are 0.</summary>
    public double[] Normalized()
    {
        var normalized = new double[Sum.Length];
        for (var cell = 0; cell < normalized.Length; cell++)
            normalized[cell] = Sum[cell] == 0 ? 0 : Sum[cell] / Potential![cell];
        return normalized;
    }
}
