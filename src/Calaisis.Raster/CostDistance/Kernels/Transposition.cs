using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Calaisis.Raster.CostDistance.Kernels;

/// <summary>Turns blocks of 8 x 8 values over, so that a sweep along columns reads rows.</summary>
static unsafe class Transposition
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Block(double* from, double* to, int pitch)
    {
        if (Avx.IsSupported)
        {
            Quarter(from, to, pitch);
            Quarter(from + 4, to + (4 * pitch), pitch);
            Quarter(from + (4 * pitch), to + 4, pitch);
            Quarter(from + (4 * pitch) + 4, to + (4 * pitch) + 4, pitch);
            return;
        }

        for (var row = 0; row < 8; row++)
        {
            for (var col = 0; col < 8; col++) to[(col * pitch) + row] = from[(row * pitch) + col];
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Block(float* from, float* to, int pitch)
    {
        if (Sse.IsSupported)
        {
            Quarter(from, to, pitch);
            Quarter(from + 4, to + (4 * pitch), pitch);
            Quarter(from + (4 * pitch), to + 4, pitch);
            Quarter(from + (4 * pitch) + 4, to + (4 * pitch) + 4, pitch);
            return;
        }

        for (var row = 0; row < 8; row++)
        {
            for (var col = 0; col < 8; col++) to[(col * pitch) + row] = from[(row * pitch) + col];
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static void Quarter(double* from, double* to, int pitch)
    {
        var a = Vector256.Load(from);
        var b = Vector256.Load(from + pitch);
        var c = Vector256.Load(from + (2 * pitch));
        var d = Vector256.Load(from + (3 * pitch));
        var ab0 = Avx.UnpackLow(a, b);
        var ab1 = Avx.UnpackHigh(a, b);
        var cd0 = Avx.UnpackLow(c, d);
        var cd1 = Avx.UnpackHigh(c, d);
        Avx.Permute2x128(ab0, cd0, 0x20).Store(to);
        Avx.Permute2x128(ab1, cd1, 0x20).Store(to + pitch);
        Avx.Permute2x128(ab0, cd0, 0x31).Store(to + (2 * pitch));
        Avx.Permute2x128(ab1, cd1, 0x31).Store(to + (3 * pitch));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static void Quarter(float* from, float* to, int pitch)
    {
        var a = Vector128.Load(from);
        var b = Vector128.Load(from + pitch);
        var c = Vector128.Load(from + (2 * pitch));
        var d = Vector128.Load(from + (3 * pitch));
        var ab0 = Sse.UnpackLow(a, b);
        var ab1 = Sse.UnpackHigh(a, b);
        var cd0 = Sse.UnpackLow(c, d);
        var cd1 = Sse.UnpackHigh(c, d);
        Sse.MoveLowToHigh(ab0, cd0).Store(to);
        Sse.MoveHighToLow(cd0, ab0).Store(to + pitch);
        Sse.MoveLowToHigh(ab1, cd1).Store(to + (2 * pitch));
        Sse.MoveHighToLow(cd1, ab1).Store(to + (3 * pitch));
    }
}
