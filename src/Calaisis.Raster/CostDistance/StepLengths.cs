namespace Calaisis.Raster.CostDistance;

/// <summary>
/// The lengths of all steps, already divided by the number of cells whose resistances a step averages. A step between
/// cells a and b costs <c>(ra + rb) * half</c>; a knight's move that passes between p and q costs
/// <c>((ra + rb) + (rp + rq)) * quarter</c>. Both are symmetric to the last bit, and every part of the engine computes
/// them in exactly this order: that is what makes results equal bit by bit. Where conductances are averaged, two
/// resistances join as <c>x || y = x y / (x + y)</c> in the place of each sum, and lengths are 4 and 16 times as long:
/// <c>2 length / (1/ra + 1/rb) = (ra || rb) * 4 half</c>, likewise for four cells.
/// </summary>
public sealed record StepLengths
{
    public StepLengths(double cellWidth, double cellHeight, CostUnits units, StepMean mean = StepMean.Resistance)
    {
        RequirePositive(cellWidth, nameof(cellWidth));
        RequirePositive(cellHeight, nameof(cellHeight));
        var width = units == CostUnits.Cells ? 1 : cellWidth;
        var height = units == CostUnits.Cells ? cellHeight / cellWidth : cellHeight;
        // A power of two each, so that no bit of a length is lost.
        var (two, four) = mean == StepMean.Conductance ? (0.5, 0.25) : (2.0, 4.0);
        Mean = mean;
        HalfAlongRow = width / two;
        HalfAlongColumn = height / two;
        HalfDiagonal = Math.Sqrt((width * width) + (height * height)) / two;
        QuarterWide = Math.Sqrt((4 * width * width) + (height * height)) / four;
        QuarterTall = Math.Sqrt((width * width) + (4 * height * height)) / four;
    }

    /// <summary>What a step averages.</summary>
    public StepMean Mean { get; }

    /// <summary>Half a step west or east.</summary>
    public double HalfAlongRow { get; }

    /// <summary>Half a step north or south.</summary>
    public double HalfAlongColumn { get; }

    public double HalfDiagonal { get; }

    /// <summary>A quarter of a knight's move of two columns and one row.</summary>
    public double QuarterWide { get; }

    /// <summary>A quarter of a knight's move of two rows and one column.</summary>
    public double QuarterTall { get; }

    static void RequirePositive(double value, string name)
    {
        if (!double.IsFinite(value) || value <= 0)
            throw new ArgumentOutOfRangeException(name, value, "must be positive");
    }
}
