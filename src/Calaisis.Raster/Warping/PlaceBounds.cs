using System.Numerics;
using System.Runtime.InteropServices;
using Calaisis.Raster.Grids;

namespace Calaisis.Raster.Warping;

/// <summary>The smallest rectangle around places in a source.</summary>
struct PlaceBounds
{
    double _minRow;
    double _maxRow;
    double _minCol;
    double _maxCol;

    internal static PlaceBounds None => new()
    {
        _minRow = double.PositiveInfinity,
        _maxRow = double.NegativeInfinity,
        _minCol = double.PositiveInfinity,
        _maxCol = double.NegativeInfinity,
    };

    /// <summary>Takes in places; NaN is none.</summary>
    internal void Include(ReadOnlySpan<double> rows, ReadOnlySpan<double> cols)
    {
        Include(rows, ref _minRow, ref _maxRow);
        Include(cols, ref _minCol, ref _maxCol);
    }

    static void Include(ReadOnlySpan<double> places, ref double min, ref double max)
    {
        // Comparisons with NaN are false.
        var vectors = MemoryMarshal.Cast<double, Vector<double>>(places);
        var least = new Vector<double>(min);
        var most = new Vector<double>(max);
        foreach (var at in vectors)
        {
            least = Vector.ConditionalSelect(Vector.LessThan(at, least), at, least);
            most = Vector.ConditionalSelect(Vector.GreaterThan(at, most), at, most);
        }

        for (var i = 0; i < Vector<double>.Count; i++)
        {
            min = Math.Min(min, least[i]);
            max = Math.Max(max, most[i]);
        }

        foreach (var at in places[(vectors.Length * Vector<double>.Count)..])
        {
            if (at < min) min = at;
            if (at > max) max = at;
        }
    }

    /// <summary>The source cells under it and so many around; empty where it lies outside the source.</summary>
    internal readonly Window Cells(int reach, Shape shape)
    {
        var outside = !(_maxRow >= 0 && _minRow < shape.Rows && _maxCol >= 0 && _minCol < shape.Cols);
        if (outside) return default;
        var row = (int)Math.Max(0, Math.Floor(_minRow) - reach);
        var col = (int)Math.Max(0, Math.Floor(_minCol) - reach);
        // One more than floor and reach ask for: a centre on an edge goes to the lower or right cell.
        var endRow = (int)Math.Min(shape.Rows, Math.Floor(_maxRow) + reach + 2);
        var endCol = (int)Math.Min(shape.Cols, Math.Floor(_maxCol) + reach + 2);
        return new Window(row, col, endRow - row, endCol - col);
    }
}
