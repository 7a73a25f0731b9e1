using System.Numerics;

namespace Calaisis.Raster.Resistance;

/// <summary>Keeps numbers between 0 and 1, as stress and quality are.</summary>
static class Unit
{
    internal static Vector<double> Clamp(Vector<double> values) =>
        Vector.Min(Vector.Max(values, Vector<double>.Zero), Vector<double>.One);
}
