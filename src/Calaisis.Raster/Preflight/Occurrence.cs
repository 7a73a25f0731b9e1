using Calaisis.Raster.Grids;

namespace Calaisis.Raster.Preflight;

/// <summary>How many cells something was met on, and the first of them in row-major order, with its value.</summary>
/// <param name="Cells">0 where it was never met; the other two then mean nothing.</param>
/// <param name="First">The first cell.</param>
/// <param name="Value">The value found there.</param>
public readonly record struct Occurrence(long Cells, Cell First, float Value)
{
    /// <summary>Both together; gives the same in any order.</summary>
    public Occurrence And(Occurrence other)
    {
        if (Cells == 0) return other;
        if (other.Cells == 0) return this;
        var first = (First.Row, First.Col).CompareTo((other.First.Row, other.First.Col)) <= 0 ? this : other;
        return first with { Cells = Cells + other.Cells };
    }
}
