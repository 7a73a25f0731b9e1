using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Calaisis.Raster.CostDistance.Kernels;

/// <summary>Steps to the four neighbours: along a sweep there is one.</summary>
readonly unsafe struct FourNeighbours<TMean> : IRelaxation
    where TMean : struct, IStepMean
{
    public static int Reach => 1;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Lower(double* cost, float* resistance, nint back, in SweepLengths lengths)
    {
        var sum = TMean.Join(Lanes.Resistances(resistance + back), Lanes.Resistances(resistance));
        return Lanes.Lower(cost, Lanes.Costs(cost + back) + (sum * Vector512.Create(lengths.Straight)));
    }
}

/// <summary>Steps to the eight neighbours.</summary>
readonly unsafe struct EightNeighbours<TMean> : IRelaxation
    where TMean : struct, IStepMean
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
            + (TMean.Join(Lanes.Resistances(resistance), here) * Vector512.Create(lengths.Straight));
        var left = Lanes.CostsLeft(cost) + (TMean.Join(Lanes.Resistances(resistance - 1), here) * diagonal);
        var right = Lanes.CostsRight(cost) + (TMean.Join(Lanes.Resistances(resistance + 1), here) * diagonal);
        return Lanes.Lower(cost - back, Vector512.MinNative(best, Vector512.MinNative(left, right)));
    }
}

/// <summary>Steps to the eight neighbours, none of them between two impassable cells.</summary>
readonly unsafe struct EightNeighboursNoCorner<TMean> : IRelaxation
    where TMean : struct, IStepMean
{
    public static int Reach => 1;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Lower(double* cost, float* resistance, nint back, in SweepLengths lengths)
    {
        var diagonal = Vector512.Create(lengths.Diagonal);
        var here = Lanes.Resistances(resistance);
        var above = Lanes.Resistances(resistance + back);
        var best = Lanes.Costs(cost + back) + (TMean.Join(above, here) * Vector512.Create(lengths.Straight));
        var left = Lanes.CostsLeft(cost + back)
            + (TMean.Join(Lanes.Resistances(resistance + back - 1), here) * diagonal);
        left = Lanes.Unless(left, above, Lanes.Resistances(resistance - 1));
        var right = Lanes.CostsRight(cost + back)
            + (TMean.Join(Lanes.Resistances(resistance + back + 1), here) * diagonal);
        right = Lanes.Unless(right, above, Lanes.Resistances(resistance + 1));
        return Lanes.Lower(cost, Vector512.MinNative(best, Vector512.MinNative(left, right)));
    }
}

/// <summary>Steps to the eight neighbours and knight's moves.</summary>
readonly unsafe struct SixteenNeighbours<TMean> : IRelaxation
    where TMean : struct, IStepMean
{
    public static int Reach => 2;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Lower(double* cost, float* resistance, nint back, in SweepLengths lengths)
    {
        var moves = KnightMoves.Best<TMean>(cost, resistance, back, lengths);
        var diagonal = Vector512.Create(lengths.Diagonal);
        var here = Lanes.Resistances(resistance);
        var best = Lanes.Costs(cost + back)
            + (TMean.Join(Lanes.Resistances(resistance + back), here) * Vector512.Create(lengths.Straight));
        var left = Lanes.CostsLeft(cost + back)
            + (TMean.Join(Lanes.Resistances(resistance + back - 1), here) * diagonal);
        var right = Lanes.CostsRight(cost + back)
            + (TMean.Join(Lanes.Resistances(resistance + back + 1), here) * diagonal);
        return Lanes.Lower(
            cost, Vector512.MinNative(moves, Vector512.MinNative(best, Vector512.MinNative(left, right))));
    }
}

/// <summary>Steps to the eight neighbours, none of them between two impassable cells, and knight's moves.</summary>
readonly unsafe struct SixteenNeighboursNoCorner<TMean> : IRelaxation
    where TMean : struct, IStepMean
{
    public static int Reach => 2;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Lower(double* cost, float* resistance, nint back, in SweepLengths lengths)
    {
        var lanes = EightNeighboursNoCorner<TMean>.Lower(cost, resistance, back, lengths);
        return lanes | Lanes.Lower(cost, KnightMoves.Best<TMean>(cost, resistance, back, lengths));
    }
}

/// <summary>The four knight's moves that lead forward to a cell; barriers between are in the mean already.</summary>
static unsafe class KnightMoves
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Best<TMean>(double* cost, float* resistance, nint back, in SweepLengths lengths)
        where TMean : struct, IStepMean
    {
        var near = resistance + back;
        var far = near + back;
        var here = Lanes.Resistances(resistance);
        var above = Lanes.Resistances(near);
        var aboveLeft = Lanes.Resistances(near - 1);
        var aboveRight = Lanes.Resistances(near + 1);
        var tall = Vector512.Create(lengths.Far);
        var a = TMean.Join(TMean.Join(Lanes.Resistances(far - 1), here), TMean.Join(aboveLeft, above)) * tall;
        var b = TMean.Join(TMean.Join(Lanes.Resistances(far + 1), here), TMean.Join(aboveRight, above)) * tall;
        var wide = Vector512.Create(lengths.Flat);
        var c = TMean.Join(
            TMean.Join(Lanes.Resistances(near - 2), here),
            TMean.Join(aboveLeft, Lanes.Resistances(resistance - 1))) * wide;
        var d = TMean.Join(
            TMean.Join(Lanes.Resistances(near + 2), here),
            TMean.Join(aboveRight, Lanes.Resistances(resistance + 1))) * wide;
        var from = cost + back;
        return Vector512.MinNative(
            Vector512.MinNative(Lanes.CostsLeft(from + back) + a, Lanes.CostsRight(from + back) + b),
            Vector512.MinNative(Lanes.CostsTwoLeft(from) + c, Lanes.CostsTwoRight(from) + d));
    }
}
