namespace Calaisis.Raster.Sensitivity;

/// <summary>
/// The generator SplitMix64 (Steele, Lea and Flood 2014): a sequence that is the same on every machine and in every
/// version of .NET, which <see cref="Random"/> with a seed does not promise.
/// </summary>
public sealed class SplitMix64(ulong seed)
{
    const ulong Golden = 0x9E3779B97F4A7C15;

    ulong _state = seed;

    /// <summary>Sixty-four bits.</summary>
    public ulong Next()
    {
        var z = _state += Golden;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    /// <summary>A number from 0 to below 1, by the upper 53 bits.</summary>
    public double NextUnit() => (Next() >> 11) * (1.0 / (1UL << 53));

    /// <summary>
    /// A whole number from 0 to below a limit, each as likely: numbers beyond the last whole multiple are drawn again.
    /// </summary>
    public int NextBelow(int limit)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        var range = (ulong)limit;
        var last = ulong.MaxValue - (ulong.MaxValue % range);
        ulong drawn;
        do drawn = Next();
        while (drawn >= last);
        return (int)(drawn % range);
    }
}
