using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Calaisis.Raster.Arithmetic;

/// <summary>A formula on several cells at once, in double precision.</summary>
interface IRowFunction
{
    Vector<double> Of(Vector<double> values);
}

/// <summary>
/// Applies a formula to a row. It is generic so that the compiler inlines each formula into one loop, and so that the
/// row's end goes through the very same instructions: no cell depends on where in the row it stands.
/// </summary>
static class RowKernel
{
    /// <summary>Results may be the values themselves. NaN gives NaN, infinities count as the largest float.</summary>
    internal static void Map<TFunction>(TFunction function, ReadOnlySpan<float> values, Span<float> results)
        where TFunction : struct, IRowFunction
    {
        var count = Vector<float>.Count;
        var from = MemoryMarshal.Cast<float, Vector<float>>(values);
        var to = MemoryMarshal.Cast<float, Vector<float>>(results[..values.Length]);
        for (var i = 0; i < from.Length; i++) to[i] = Of(function, from[i]);
        var done = from.Length * count;
        if (done == values.Length) return;
        Span<float> end = stackalloc float[count];
        end.Clear();
        values[done..].CopyTo(end);
        Of(function, new Vector<float>(end)).CopyTo(end);
        end[..(values.Length - done)].CopyTo(results[done..]);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector<float> Of<TFunction>(TFunction function, Vector<float> values)
        where TFunction : struct, IRowFunction
    {
        var largest = new Vector<float>(float.MaxValue);
        Vector.Widen(Vector.Min(Vector.Max(values, -largest), largest), out var left, out var right);
        var results = Vector.Narrow(function.Of(left), function.Of(right));
        return Vector.ConditionalSelect(Vector.Equals(values, values), results, values);
    }
}
