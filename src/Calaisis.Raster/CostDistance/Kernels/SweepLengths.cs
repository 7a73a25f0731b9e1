namespace Calaisis.Raster.CostDistance.Kernels;

/// <summary>
/// The step lengths as a sweep sees them, which moves from line to line: rows, or columns when transposed.
/// </summary>
/// <param name="Straight">Half a step to the next line.</param>
/// <param name="Diagonal">Half a diagonal step.</param>
/// <param name="Far">A quarter of a knight's move over two lines.</param>
/// <param name="Flat">A quarter of a knight's move to the next line.</param>
readonly record struct SweepLengths(double Straight, double Diagonal, double Far, double Flat)
{
    public static SweepLengths OverRows(StepLengths steps) =>
        new(steps.HalfAlongColumn, steps.HalfDiagonal, steps.QuarterTall, steps.QuarterWide);

    public static SweepLengths OverColumns(StepLengths steps) =>
        new(steps.HalfAlongRow, steps.HalfDiagonal, steps.QuarterWide, steps.QuarterTall);
}
