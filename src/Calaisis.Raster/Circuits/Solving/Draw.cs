namespace Calaisis.Raster.Circuits.Solving;

/// <summary>Drawn numbers that depend on what they are drawn for, not on what was drawn before.</summary>
static class Draw
{
    const ulong Seed = 0x5EED_C1AC_0517_1234;

    /// <summary>A number from 0 to below 1 for the k-th neighbour of a node.</summary>
    public static double Of(int node, int k)
    {
        var mixed = Mix(Mix(Seed ^ (uint)node) + (uint)k);
        return (mixed >> 11) * (1.0 / (1UL << 53));
    }

    // The last step of SplitMix64.
    static ulong Mix(ulong value)
    {
        value += 0x9E37_79B9_7F4A_7C15;
        value = (value ^ (value >> 30)) * 0xBF58_476D_1CE4_E5B9;
        value = (value ^ (value >> 27)) * 0x94D0_49BB_1331_11EB;
        return value ^ (value >> 31);
    }
}
