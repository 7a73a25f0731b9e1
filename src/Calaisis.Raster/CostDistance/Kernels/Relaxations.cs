using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Calaisis.Raster.CostDistance.Kernels;

/// <summary>Steps to the four neighbours: along a sweep there is one.</summary>
readonly unsafe struct FourNeighbours : IRelaxation
{
    public static int Reach => 1;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Lower(double* cost, float* resistance, nint back, in SweepLengths lengths)
    {
        var sum = Lanes.Resistances(resistance + back) + Lanes.Resistances(resistance);
        return Lanes.Lower(cost, Lanes.Costs(cost + back) + (sum * Vector512.Create(lengths.Straight)));
    }
}

/// <summary>Steps to the eight neighbours.</summary>
readonly unsafe struct EightNeighbours : IRelaxation
{
    public static int Reach => 1;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Lower(double* cost, float* resistance, nint back, in SweepLengths lengths)
    {
        var diagonal = Vector512.Create(lengths.Diagonal);
        var here = Lanes.Resistances(resistance);
        cost += back;
        resistance += back;
        var best = Lanes.Costs(cost)
            + ((Lanes.Resistances(resistance) + here) * Vector512.Create(lengths.Straight));
        var left = Lanes.CostsLeft(cost) + ((Lanes.Resistances(resistance - 1) + here) * diagonal);
        var right = Lanes.CostsRight(cost) + ((Lanes.Resistances(resistance + 1) + here) * diagonal);
        return Lanes.Lower(cost - back, Vector512.MinNative(best, Vector512.MinNative(left, right)));
    }
}

/// <summary>Steps to the eight neighbours, none of them between two impassable cells.</summary>
readonly unsafe struct EightNeighboursNoCorner : IRelaxation
{
    public static int Reach => 1;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Lower(double* cost, float* resistance, nint back, in SweepLengths lengths)
    {
        var diagonal = Vector512.Create(lengths.Diagonal);
        var here = Lanes.Resistances(resistance);
        var above = Lanes.Resistances(resistance + back);
        var best = Lanes.Costs(cost + back) + ((above + here) * Vector512.Create(lengths.Straight));
        var left = Lanes.CostsLeft(cost + back) + ((Lanes.Resistances(resistance + back - 1) + here) * diagonal);
        left = Lanes.Unless(left, above, Lanes.Resistances(resistance - 1));
        var right = Lanes.CostsRight(cost + back) + ((Lanes.Resistances(resistance + back + 1) + here) * diagonal);
        right = Lanes.Unless(right, above, Lanes.Resistances(resistance + 1));
        return Lanes.Lower(cost, Vector512.MinNative(best, Vector512.MinNative(left, right)));
    }
}

/// <summary>Steps to the eight neighbours and knight's moves.</summary>
readonly unsafe struct SixteenNeighbours : IRelaxation
{
    public static int Reach => 2;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Lower(double* cost, float* resistance, nint back, in SweepLengths lengths)
    {
        var moves = KnightMoves.Best(cost, resistance, back, lengths);
        var diagonal = Vector512.Create(lengths.Diagonal);
        var here = Lanes.Resistances(resistance);
        var best = Lanes.Costs(cost + back)
            + ((Lanes.Resistances(resistance + back) + here) * Vector512.Create(lengths.Straight));
        var left = Lanes.CostsLeft(cost + back) + ((Lanes.Resistances(resistance + back - 1) + here) * diagonal);
        var right = Lanes.CostsRight(cost + back) + ((Lanes.Resistances(resistance + back + 1) + here) * diagonal);
        return Lanes.Lower(
            cost, Vector512.MinNative(moves, Vector512.MinNative(best, Vector512.MinNative(left, right))));
    }
}

/// <summary>Steps to the eight neighbours, none of them between two impassable cells, and knight's moves.</summary>
readonly unsafe struct SixteenNeighboursNoCorner : IRelaxation
{
    public static int Reach => 2;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Lower(double* cost, float* resistance, nint back, in SweepLengths lengths)
    {
        var lanes = EightNeighboursNoCorner.Lower(cost, resistance, back, lengths);
        return lanes | Lanes.Lower(cost, KnightMoves.Best(cost, resistance, back, lengths));
    }
}

/// <summary>The four knight's moves that lead forward to a cell; barriers between are in the mean already.</summary>
static unsafe class KnightMoves
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Best(double* cost, float* resistance, nint back, in SweepLengths lengths)
    {
        var near = resistance + back;
        var far = near + back;
        var here = Lanes.Resistances(resistance);
        var above = Lanes.Resistances(near);
        var aboveLeft = Lanes.Resistances(near - 1);
        var aboveRight = Lanes.Resistances(near + 1);
        var tall = Vector512.Create(lengths.Far);
        var a = (Lanes.Resistances(far - 1) + here + (aboveLeft + above)) * tall;
        var b = (Lanes.Resistances(far + 1) + here + (aboveRight + above)) * tall;
        var wide = Vector512.Create(lengths.Flat);
        var c = (Lanes.Resistances(near - 2) + here + (aboveLeft + Lanes.Resistances(resistance - 1))) * wide;
        var d = (Lanes.Resistances(near + 2) + here + (aboveRight + Lanes.Resistances(resistance + 1))) * wide;
        var from = cost + back;
        return Vector512.MinNative(
            Vector512.MinNative(Lanes.CostsLeft(from + back) + a, Lanes.CostsRight(from + back) + b),
            Vector512.MinNative(Lanes.CostsTwoLeft(from) + c, Lanes.CostsTwoRight(from) + d));
    }
}
