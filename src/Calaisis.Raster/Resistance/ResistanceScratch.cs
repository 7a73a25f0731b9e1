namespace Calaisis.Raster.Resistance;

/// <summary>
/// Working memory of one worker. Its arrays grow to the largest tile they have served and are then used again and
/// again, so that evaluating a tile allocates nothing.
/// </summary>
/// <remarks>Thread rule: one worker at a time.</remarks>
public sealed class ResistanceScratch
{
    /// <summary>
    /// What it takes per cell of a tile when every array is in use; for dividing the memory among workers.
    /// </summary>
    internal const int BytesPerCell = (3 * sizeof(float)) + (2 * sizeof(double));

    float[] _layer = [];
    readonly float[][] _floats = [[], []];
    readonly double[][] _doubles = [[], []];

    /// <summary>What the stack keeps one layer's answer in; layers use the other arrays.</summary>
    internal Span<float> LayerValues(int length) => Grow(ref _layer, length);

    /// <summary>One of two float arrays a layer may use during one call; holds whatever was left in it.</summary>
    internal Span<float> Floats(int slot, int length) => Grow(ref _floats[slot], length);

    /// <summary>One of two double arrays a layer may use during one call; holds whatever was left in it.</summary>
    internal Span<double> Doubles(int slot, int length) => Grow(ref _doubles[slot], length);

    static Span<T> Grow<T>(ref T[] array, int length)
    {
        if (array.Length < length) array = new T[length];
        return array.AsSpan(0, length);
    }
}
