using Calaisis.Raster.Faults;
using Calaisis.Raster.Grids;

namespace Calaisis.Raster.Resistance;

/// <summary>What becomes of cells on which no layer of a trame spoke.</summary>
public sealed record UncoveredRule
{
    UncoveredRule(bool isError, float resistance)
    {
        IsError = isError;
        Resistance = resistance;
    }

    /// <summary>
    /// Such a cell is a mistake in the data or in the pipeline: the run fails and says where and how many.
    /// </summary>
    public static UncoveredRule Error { get; } = new(true, float.NaN);

    /// <summary>Such cells cannot be crossed.</summary>
    public static UncoveredRule Impassable { get; } = new(false, float.PositiveInfinity);

    public bool IsError { get; }

    /// <summary>The resistance such cells get; infinite for impassable, NaN where they are an error.</summary>
    public float Resistance { get; }

    /// <summary>Such cells get a declared resistance, greater than 0.</summary>
    public static UncoveredRule Value(double resistance)
    {
        if (!double.IsFinite(resistance) || resistance <= 0)
        {
            throw new UnfitException(
                $"the resistance of uncovered cells is {resistance}, expected a number above 0, or 'impassable'");
        }

        return new UncoveredRule(false, (float)resistance);
    }

    /// <summary>Whether the resistance such cells get, if it is one, is among those a trame may have.</summary>
    public bool LiesIn(double min, double max) =>
        !float.IsFinite(Resistance) || (Resistance >= (float)min && Resistance <= (float)max);
}

/// <summary>How many cells no layer spoke on, and the first of them in row-major order (if there is one).</summary>
public readonly record struct UncoveredCells(long Count, Cell First)
{
    public static UncoveredCells None { get; }

    /// <summary>Both together; gives the same in any order of tiles.</summary>
    public UncoveredCells And(UncoveredCells other)
    {
        if (Count == 0) return other;
        if (other.Count == 0) return this;
        var isFirst = (First.Row, First.Col).CompareTo((other.First.Row, other.First.Col)) <= 0;
        return new UncoveredCells(Count + other.Count, isFirst ? First : other.First);
    }
}
