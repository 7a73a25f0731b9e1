namespace Calaisis.Raster.Habitats.Measures;

/// <summary>
/// A sum of single precision values that does not depend on the order of adding: whole numbers of 2^-36. Exact for
/// values that are multiples of that (all floats of 2^-12 and more), else each is cut by less than 2e-11. Beyond 1e18 a
/// value counts as 1e18.
/// </summary>
struct ExactSum
{
    const double Unit = 1L << 36;
    const double Most = 1e18;

    // Times the unit, still a long.
    const float Small = 1 << 26;

    Int128 _units;
    long _count;

    public readonly double Mean => _count == 0 ? double.NaN : (double)_units / Unit / _count;

    /// <summary>Adds all values that are numbers.</summary>
    public void Add(ReadOnlySpan<float> values)
    {
        foreach (var value in values)
        {
            if (MathF.Abs(value) < Small) _units += (long)(value * Unit);
            else if (float.IsNaN(value)) continue;
            else _units += (Int128)(Math.Clamp(value, -Most, Most) * Unit);
            _count++;
        }
    }

    public void Add(in ExactSum other)
    {
        _units += other._units;
        _count += other._count;
    }
}
