using Calaisis.Raster.Faults;

namespace Calaisis.Raster.Resistance;

/// <summary>One variable of an index: how well its values suit, and how much it counts.</summary>
public sealed record IndexVariable
{
    public IndexVariable(string source, Trapezoid trapezoid, double weight)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(source);
        ArgumentNullException.ThrowIfNull(trapezoid);
        if (!double.IsFinite(weight) || weight <= 0)
        {
            throw new UnfitException($"the weight of '{source}' in the index is {weight}, expected a number above 0");
        }

        Source = source;
        Trapezoid = trapezoid;
        Weight = weight;
    }

    public string Source { get; }

    public Trapezoid Trapezoid { get; }

    /// <summary>Its share; weights are divided by their sum, so they need not add up to 1.</summary>
    public double Weight { get; }
}

/// <summary>How the variables of an index come together.</summary>
public enum IndexMean
{
    /// <summary>The product of x^w: one variable that does not suit at all makes the index 0.</summary>
    Geometric,

    /// <summary>The sum of w x: variables make up for each other.</summary>
    Arithmetic,
}

/// <summary>What an index does on a cell where some of its variables have no data.</summary>
public enum MissingVariables
{
    /// <summary>
    /// The variables that are there count alone, with their weights scaled up; nothing where none is there.
    /// </summary>
    Renormalise,

    /// <summary>The index has no value, and the layer says nothing.</summary>
    NoValue,
}

/// <summary>How sealed the ground is, in per cent (0 to 100) of the cell.</summary>
public sealed record Sealing
{
    /// <param name="source">The source that holds per cent.</param>
    /// <param name="barrierFromPercent">From here on the cell is a barrier, whatever its soil; null for never.</param>
    /// <param name="missingPercent">
    /// What counts where the source has no data; null lets the index have no value there.
    /// </param>
    public Sealing(string source, double? barrierFromPercent, double? missingPercent)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(source);
        Require(barrierFromPercent, $"barrier");
        Require(missingPercent, $"value for missing data");
        Source = source;
        BarrierFromPercent = barrierFromPercent;
        MissingPercent = missingPercent;
    }

    public string Source { get; }

    public double? BarrierFromPercent { get; }

    public double? MissingPercent { get; }

    static void Require(double? percent, Sentence key)
    {
        if (percent is null or (>= 0 and <= 100)) return;
        throw new UnfitException($"the {key} of sealing is {percent}, expected 0 to 100 %");
    }
}
