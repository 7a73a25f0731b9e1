using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Calaisis.Raster.Arithmetic;

/// <summary>As many floats as <see cref="Vector{T}"/> holds: four or eight.</summary>
readonly struct NarrowLanes(Vector<float> values) : ILanes<NarrowLanes>
{
    readonly Vector<float> _values = values;

    /// <summary>The first of them.</summary>
    internal float First => _values[0];

    public static int Count => Vector<float>.Count;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static NarrowLanes All(float value) => new(new Vector<float>(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static NarrowLanes AllBits(int bits) => new(Vector.AsVectorSingle(new Vector<int>(bits)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static NarrowLanes From(ref readonly float first) => new(Vector.LoadUnsafe(in first));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void CopyTo(ref float first) => _values.StoreUnsafe(ref first);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static NarrowLanes operator +(NarrowLanes left, NarrowLanes right) => new(left._values + right._values);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static NarrowLanes operator -(NarrowLanes left, NarrowLanes right) => new(left._values - right._values);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static NarrowLanes operator -(NarrowLanes value) => new(-value._values);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static NarrowLanes operator *(NarrowLanes left, NarrowLanes right) => new(left._values * right._values);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static NarrowLanes operator /(NarrowLanes left, NarrowLanes right) => new(left._values / right._values);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static NarrowLanes Fused(NarrowLanes left, NarrowLanes right, NarrowLanes more) =>
        new(Vector.FusedMultiplyAdd(left._values, right._values, more._values));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static NarrowLanes Min(NarrowLanes left, NarrowLanes right) =>
        new(Vector.MinNative(left._values, right._values));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static NarrowLanes Max(NarrowLanes left, NarrowLanes right) =>
        new(Vector.MaxNative(left._values, right._values));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static NarrowLanes WhereLess(NarrowLanes left, NarrowLanes right, NarrowLanes then, NarrowLanes otherwise) =>
        new(Vector.ConditionalSelect(Vector.LessThan(left._values, right._values), then._values, otherwise._values));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static NarrowLanes WhereNumber(NarrowLanes value, NarrowLanes then) =>
        new(Vector.ConditionalSelect(Vector.Equals(value._values, value._values), then._values, value._values));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static NarrowLanes AddBits(NarrowLanes left, NarrowLanes right) =>
        new(Vector.AsVectorSingle(left.Bits + right.Bits));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static NarrowLanes TakeBits(NarrowLanes left, NarrowLanes right) =>
        new(Vector.AsVectorSingle(left.Bits - right.Bits));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static NarrowLanes WhereBits(int mask, NarrowLanes then, NarrowLanes otherwise) =>
        new(Vector.ConditionalSelect(AllBits(mask)._values, then._values, otherwise._values));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static NarrowLanes Look(in LaneTable table, NarrowLanes places) => new(Count == Vector256<float>.Count
        ? table.Look(places.Bits.AsVector256()).AsVector()
        : table.Look(places.Bits.AsVector128()).AsVector());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static NarrowLanes ShiftLeft(NarrowLanes bits, int by) =>
        new(Vector.AsVectorSingle(Vector.ShiftLeft(bits.Bits, by)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static NarrowLanes ShiftRight(NarrowLanes bits, int by) =>
        new(Vector.AsVectorSingle(Vector.ShiftRightArithmetic(bits.Bits, by)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static NarrowLanes ToFloats(NarrowLanes bits) => new(Vector.ConvertToSingle(bits.Bits));

    Vector<int> Bits => Vector.AsVectorInt32(_values);
}
