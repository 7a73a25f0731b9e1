using System.Numerics;
using System.Runtime.InteropServices;

namespace Calaisis.Raster.Geo.Tiff;

/// <summary>
/// TIFF's horizontal predictor: each cell but the first of a row as the difference to its left neighbour, bit for bit
/// as whole numbers of the cell's size.
/// </summary>
static class HorizontalPredictor
{
    /// <summary>Differences of rows of so many cells.</summary>
    internal static void Difference<T>(ReadOnlySpan<T> cells, Span<T> differences, int rowCells)
        where T : unmanaged, IBinaryInteger<T>
    {
        for (var row = 0; row < cells.Length; row += rowCells)
        {
            var from = cells.Slice(row, rowCells);
            var to = differences.Slice(row, rowCells);
            to[0] = from[0];
            var left = MemoryMarshal.Cast<T, Vector<T>>(from[..^1]);
            var here = MemoryMarshal.Cast<T, Vector<T>>(from[1..]);
            var there = MemoryMarshal.Cast<T, Vector<T>>(to[1..]);
            for (var i = 0; i < here.Length; i++) there[i] = here[i] - left[i];
            for (var i = 1 + (here.Length * Vector<T>.Count); i < rowCells; i++) to[i] = from[i] - from[i - 1];
        }
    }
}
