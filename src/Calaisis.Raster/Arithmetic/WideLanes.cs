using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Calaisis.Raster.Arithmetic;

/// <summary>Sixteen floats.</summary>
readonly struct WideLanes(Vector512<float> values) : ILanes<WideLanes>
{
    readonly Vector512<float> _values = values;

    public static int Count => Vector512<float>.Count;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WideLanes All(float value) => new(Vector512.Create(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WideLanes AllBits(int bits) => new(Vector512.AsSingle(Vector512.Create(bits)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WideLanes From(ref readonly float first) => new(Vector512.LoadUnsafe(in first));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void CopyTo(ref float first) => _values.StoreUnsafe(ref first);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WideLanes operator +(WideLanes left, WideLanes right) => new(left._values + right._values);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WideLanes operator -(WideLanes left, WideLanes right) => new(left._values - right._values);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WideLanes operator -(WideLanes value) => new(-value._values);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WideLanes operator *(WideLanes left, WideLanes right) => new(left._values * right._values);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WideLanes operator /(WideLanes left, WideLanes right) => new(left._values / right._values);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WideLanes Fused(WideLanes left, WideLanes right, WideLanes more) =>
        new(Vector512.FusedMultiplyAdd(left._values, right._values, more._values));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WideLanes Min(WideLanes left, WideLanes right) =>
        new(Vector512.MinNative(left._values, right._values));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WideLanes Max(WideLanes left, WideLanes right) =>
        new(Vector512.MaxNative(left._values, right._values));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WideLanes WhereLess(WideLanes left, WideLanes right, WideLanes then, WideLanes otherwise) =>
        new(Vector512.ConditionalSelect(
            Vector512.LessThan(left._values, right._values), then._values, otherwise._values));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WideLanes WhereNumber(WideLanes value, WideLanes then) =>
        new(Vector512.ConditionalSelect(Vector512.Equals(value._values, value._values), then._values, value._values));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WideLanes AddBits(WideLanes left, WideLanes right) => new(Vector512.AsSingle(left.Bits + right.Bits));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WideLanes TakeBits(WideLanes left, WideLanes right) =>
        new(Vector512.AsSingle(left.Bits - right.Bits));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WideLanes WhereBits(int mask, WideLanes then, WideLanes otherwise) =>
        new(Vector512.ConditionalSelect(AllBits(mask)._values, then._values, otherwise._values));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WideLanes Look(in LaneTable table, WideLanes places) => new(table.Look(places.Bits));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WideLanes ShiftLeft(WideLanes bits, int by) =>
        new(Vector512.AsSingle(Vector512.ShiftLeft(bits.Bits, by)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WideLanes ShiftRight(WideLanes bits, int by) =>
        new(Vector512.AsSingle(Vector512.ShiftRightArithmetic(bits.Bits, by)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WideLanes ToFloats(WideLanes bits) => new(Vector512.ConvertToSingle(bits.Bits));

    Vector512<int> Bits => Vector512.AsInt32(_values);
}
