using Calaisis.Raster.Sources;

namespace Calaisis.Raster.Preflight;

/// <summary>
/// A number that many cells of a raster hold as if it meant no data, while the one that the file names as such is on no
/// cell: what remains where a program changed the one and not the other.
/// </summary>
/// <param name="NoData">What the file names.</param>
/// <param name="Value">What the cells hold, in the file's own numbers.</param>
/// <param name="Cells">How many of those that were looked at hold it.</param>
/// <param name="OfCells">How many were looked at.</param>
public sealed record UnmetNoData(double NoData, double Value, long Cells, long OfCells)
{
    /// <summary>Fewer cells may well be values.</summary>
    public const double LeastShare = 0.1;

    const int FewestOthers = 3;
    const double Huge = 1e20;

    /// <summary>The warning, after the name of the source.</summary>
    public Sentence Sentence =>
        $"its file names {Amounts.Spoken(NoData)} as no data, which none of {OfCells:#,0} cells holds, "
        + $"while {Amounts.Share(Cells, OfCells)} "
        + $"hold {Amounts.Spoken(Value)}; declare 'no-data: [{Amounts.Written(Value)}]' if that means no data";

    /// <summary>Judges the smallest and the largest number in a raster; null where they look like values.</summary>
    /// <param name="kind">
    /// Of quantities any of the two that fills a tenth is told of, 0 too. The smallest and the largest code of classes
    /// are ordinary where many cells hold them: they are told of only where they look like a mark.
    /// </param>
    /// <param name="noData">What the file names as no data.</param>
    /// <param name="sorted">The numbers in its cells, finite ones in ascending order.</param>
    /// <param name="limits">The smallest and the largest number that its cells could hold.</param>
    public static UnmetNoData? Of(
        CellKind kind, double noData, ReadOnlySpan<double> sorted, (double Least, double Most) limits)
    {
        if (sorted.IsEmpty || sorted.BinarySearch(noData) >= 0) return null;
        var low = sorted.LastIndexOf(sorted[0]) + 1;
        var high = sorted.IndexOf(sorted[^1]);
        if (low == sorted.Length) return null;
        var smallest = new UnmetNoData(noData, sorted[0], low, sorted.Length);
        var largest = new UnmetNoData(noData, sorted[^1], sorted.Length - high, sorted.Length);
        if (smallest.IsMark(sorted[low..], limits)) return smallest;
        if (largest.IsMark(sorted[..high], limits)) return largest;
        // Where there are but two numbers, each of them is an extreme.
        if (kind is not CellKind.Values || low == high) return null;
        return smallest.IsFrequent ? smallest : largest.IsFrequent ? largest : null;
    }

    bool IsFrequent => Cells >= LeastShare * OfCells;

    bool IsMark(ReadOnlySpan<double> others, (double Least, double Most) limits) => Value != 0 && IsFrequent
        && (Value.Equals(limits.Least) || Value.Equals(limits.Most) || Math.Abs(Value) >= Huge || IsOfNines()
            || StandsApart(others));

    // -99, -999, -9999: nobody measures these.
    bool IsOfNines()
    {
        var digits = Math.Abs(Value);
        return digits >= 99 && (Value < 0 || digits >= 999)
            && digits.Equals(Math.Pow(10, Math.Ceiling(Math.Log10(digits))) - 1);
    }

    /// <summary>Farther from its neighbour than all others are from each other, and from 0.</summary>
    bool StandsApart(ReadOnlySpan<double> others)
    {
        var different = 1;
        for (var i = 1; i < others.Length && different < FewestOthers; i++)
        {
            if (others[i] != others[i - 1]) different++;
        }

        var gap = Value < others[0] ? others[0] - Value : Value - others[^1];
        return different == FewestOthers && gap > others[^1] - others[0]
            && gap > Math.Max(Math.Abs(others[0]), Math.Abs(others[^1]));
    }
}
