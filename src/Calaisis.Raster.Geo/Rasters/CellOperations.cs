using System.Numerics;
using System.Runtime.InteropServices;

namespace Calaisis.Raster.Geo.Rasters;

/// <summary>Two rows into one of half as many cells; an odd last row is given as both rows.</summary>
delegate void RowHalving<T>(ReadOnlySpan<T> upper, ReadOnlySpan<T> lower, Span<T> halves);

/// <summary>Notes the values of some cells.</summary>
delegate void CellNoting<T>(WrittenRange range, ReadOnlySpan<T> values);

/// <summary>What is done with cells of one type while they are written.</summary>
/// <param name="NoData">What stands where there is no data.</param>
/// <param name="Halve">Overviews.</param>
/// <param name="Note">Statistics.</param>
/// <param name="MayBeFew">Whether numbers may be classes, which no neighbour predicts.</param>
sealed record CellOperations<T>(T NoData, RowHalving<T> Halve, CellNoting<T> Note, bool MayBeFew)
    where T : unmanaged;

/// <summary>The operations of each cell type, and how cells come to be of it.</summary>
static class CellOperations
{
    internal static CellOperations<float> OfFloats { get; } = new(
        float.NaN, HalvingKernel.Halve, (range, values) => range.Add(values), MayBeFew: true);

    internal static CellOperations<double> OfDoubles { get; } = new(
        double.NaN, HalvingKernel.Halve, (range, values) => range.Add(values), MayBeFew: false);

    internal static CellOperations<int> OfLabels { get; } = new(
        int.MinValue, HalvingKernel.Pick, (range, values) => range.Add(values, int.MinValue), MayBeFew: false);

    internal static CellOperations<byte> OfSmallLabels { get; } = new(
        byte.MaxValue, HalvingKernel.Pick, (range, values) => range.Add(values, byte.MaxValue), MayBeFew: false);

    internal static void Same<T>(ReadOnlySpan<T> from, Span<T> to) => from.CopyTo(to);

    /// <summary>Rounds to single precision.</summary>
    internal static void Round(ReadOnlySpan<double> from, Span<float> to)
    {
        var pairs = MemoryMarshal.Cast<double, Vector<double>>(from);
        var rounded = MemoryMarshal.Cast<float, Vector<float>>(to[..from.Length]);
        for (var i = 0; i < rounded.Length; i++) rounded[i] = Vector.Narrow(pairs[2 * i], pairs[(2 * i) + 1]);
        for (var i = rounded.Length * Vector<float>.Count; i < from.Length; i++) to[i] = (float)from[i];
    }

    internal static void Widen(ReadOnlySpan<float> from, Span<double> to)
    {
        for (var i = 0; i < from.Length; i++) to[i] = from[i];
    }
}
