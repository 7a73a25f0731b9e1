using System.Runtime.InteropServices;

namespace Calaisis.Raster.Geo.Rasters;

/// <summary>
/// Whether a raster holds few different numbers, as classes and tables give, or many, as measures do.
/// </summary>
sealed class DistinctValues
{
    const int Few = 256;

    readonly int[] _sorted = new int[Few];
    int _count;

    /// <summary>It holds at most 256 different numbers so far.</summary>
    public bool AreFew { get; private set; } = true;

    /// <summary>Takes in some cells; NaN counts as one number.</summary>
    public void Add(ReadOnlySpan<float> values)
    {
        var rest = MemoryMarshal.Cast<float, int>(values);
        while (AreFew && rest.Length > 0)
        {
            Add(rest[0]);
            // Land is made of patches: most cells have their left neighbour's value.
            var end = rest.IndexOfAnyExcept(rest[0]);
            rest = end < 0 ? [] : rest[end..];
        }
    }

    /// <summary>Takes in what another one found.</summary>
    public void Add(DistinctValues other)
    {
        for (var i = 0; AreFew && i < other._count; i++) Add(other._sorted[i]);
        AreFew &= other.AreFew;
    }

    void Add(int bits)
    {
        var place = Array.BinarySearch(_sorted, 0, _count, bits);
        if (place >= 0) return;
        if (_count == Few)
        {
            AreFew = false;
            return;
        }

        Array.Copy(_sorted, ~place, _sorted, ~place + 1, _count - ~place);
        _sorted[~place] = bits;
        _count++;
    }
}
