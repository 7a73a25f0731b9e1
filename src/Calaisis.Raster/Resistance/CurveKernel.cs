using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Calaisis.Raster.Arithmetic;

namespace Calaisis.Raster.Resistance;

/// <summary>
/// A formula from several values to as many results, written for any width; NaN may give what it likes.
/// </summary>
interface ICurveFormula
{
    TLanes Of<TLanes>(TLanes values)
        where TLanes : struct, ILanes<TLanes>;
}

/// <summary>
/// Runs a curve's formula along rows. Formulas are structs so that each is compiled into a loop of its own; the row's
/// end goes through the same instructions, so that no cell depends on where in the row it stands.
/// </summary>
static class CurveKernel
{
    /// <summary>Writes a result for each value, NaN where it is NaN; both may be the same span.</summary>
    internal static void Map<TFormula>(TFormula formula, ReadOnlySpan<float> values, Span<float> results)
        where TFormula : struct, ICurveFormula
    {
        if (Vector512.IsHardwareAccelerated) Map<TFormula, WideLanes>(formula, values, results);
        else Map<TFormula, NarrowLanes>(formula, values, results);
    }

    /// <summary>The same with a width of the caller's choice.</summary>
    internal static void Map<TFormula, TLanes>(TFormula formula, ReadOnlySpan<float> values, Span<float> results)
        where TFormula : struct, ICurveFormula
        where TLanes : struct, ILanes<TLanes>
    {
        results = results[..values.Length];
        ref readonly var from = ref MemoryMarshal.GetReference(values);
        ref var to = ref MemoryMarshal.GetReference(results);
        var last = values.Length - (2 * TLanes.Count);
        var i = 0;
        // Two at a time share the formula's constants.
        for (; i <= last; i += 2 * TLanes.Count)
        {
            var left = TLanes.From(in Unsafe.Add(ref Unsafe.AsRef(in from), i));
            var right = TLanes.From(in Unsafe.Add(ref Unsafe.AsRef(in from), i + TLanes.Count));
            TLanes.WhereNumber(left, formula.Of(left)).CopyTo(ref Unsafe.Add(ref to, i));
            TLanes.WhereNumber(right, formula.Of(right)).CopyTo(ref Unsafe.Add(ref to, i + TLanes.Count));
        }

        if (i < values.Length) MapEnd<TFormula, TLanes>(formula, values[i..], results[i..]);
    }

    // Not in line: with calls in the same method the loop would keep its constants in memory.
    [MethodImpl(MethodImplOptions.NoInlining)]
    static void MapEnd<TFormula, TLanes>(TFormula formula, ReadOnlySpan<float> values, Span<float> results)
        where TFormula : struct, ICurveFormula
        where TLanes : struct, ILanes<TLanes>
    {
        Span<float> end = stackalloc float[2 * TLanes.Count];
        end.Clear();
        values.CopyTo(end);
        for (var i = 0; i < values.Length; i += TLanes.Count)
        {
            var several = TLanes.From(in end[i]);
            TLanes.WhereNumber(several, formula.Of(several)).CopyTo(ref end[i]);
        }

        end[..values.Length].CopyTo(results);
    }
}
