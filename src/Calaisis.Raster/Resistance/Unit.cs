using System.Numerics;
using System.Runtime.CompilerServices;
using Calaisis.Raster.Arithmetic;

namespace Calaisis.Raster.Resistance;

/// <summary>Keeps numbers between 0 and 1, as stress and quality are.</summary>
static class Unit
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector<double> Clamp(Vector<double> values) =>
        Vector.Min(Vector.Max(values, Vector<double>.Zero), Vector<double>.One);

    /// <summary>NaN gives what the machine likes; the zero has no sign.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static T Clamp<T>(T values)
        where T : struct, ILanes<T> => T.Min(T.Max(values, T.All(0)), T.All(1)) + T.All(0);
}
