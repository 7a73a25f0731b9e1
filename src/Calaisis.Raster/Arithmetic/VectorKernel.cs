using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Calaisis.Raster.Arithmetic;

/// <summary>From several cells of a row to as many results. May keep count in its fields.</summary>
interface IVectorFunction
{
    Vector<float> Of(Vector<float> values);
}

/// <summary>From several cells of two rows to as many results. May keep count in its fields.</summary>
interface IVectorJoin
{
    Vector<float> Of(Vector<float> values, Vector<float> below);
}

/// <summary>
/// Runs along rows, as many cells at a time as the machine's vectors hold. Functions are structs so that each is
/// compiled into a loop of its own; the row's end goes through the same instructions as the rest, so that no cell
/// depends on where in the row it stands.
/// </summary>
static class VectorKernel
{
    /// <summary>
    /// Writes a result for each value; both may be the same span. Returns the function with what it counted; beyond the
    /// row's end it is shown zeros, which it must not count.
    /// </summary>
    internal static T Map<T>(T function, ReadOnlySpan<float> values, Span<float> results)
        where T : struct, IVectorFunction
    {
        var from = MemoryMarshal.Cast<float, Vector<float>>(values);
        var to = MemoryMarshal.Cast<float, Vector<float>>(results[..values.Length]);
        for (var i = 0; i < from.Length; i++) to[i] = function.Of(from[i]);
        var done = from.Length * Vector<float>.Count;
        return done == values.Length ? function : MapEnd(function, values[done..], results[done..]);
    }

    /// <summary>Joins a row to the one below it, in place. Returns the function with what it counted.</summary>
    internal static T Join<T>(T function, ReadOnlySpan<float> values, Span<float> below)
        where T : struct, IVectorJoin
    {
        var from = MemoryMarshal.Cast<float, Vector<float>>(values[..below.Length]);
        var to = MemoryMarshal.Cast<float, Vector<float>>(below);
        for (var i = 0; i < from.Length; i++) to[i] = function.Of(from[i], to[i]);
        var done = from.Length * Vector<float>.Count;
        return done == below.Length ? function : JoinEnd(function, values[done..below.Length], below[done..]);
    }

    // Not in line: with calls in the same method the loop would keep its constants in memory.
    [MethodImpl(MethodImplOptions.NoInlining)]
    static T MapEnd<T>(T function, ReadOnlySpan<float> values, Span<float> results)
        where T : struct, IVectorFunction
    {
        Span<float> end = stackalloc float[Vector<float>.Count];
        end.Clear();
        values.CopyTo(end);
        function.Of(new Vector<float>(end)).CopyTo(end);
        end[..values.Length].CopyTo(results);
        return function;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    static T JoinEnd<T>(T function, ReadOnlySpan<float> values, Span<float> below)
        where T : struct, IVectorJoin
    {
        Span<float> ends = stackalloc float[2 * Vector<float>.Count];
        ends.Clear();
        var end = ends[..Vector<float>.Count];
        var endBelow = ends[Vector<float>.Count..];
        values.CopyTo(end);
        below.CopyTo(endBelow);
        function.Of(new Vector<float>(end), new Vector<float>(endBelow)).CopyTo(end);
        end[..below.Length].CopyTo(below);
        return function;
    }
}
