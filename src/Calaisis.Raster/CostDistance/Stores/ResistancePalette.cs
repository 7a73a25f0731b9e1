namespace Calaisis.Raster.CostDistance.Stores;

/// <summary>
/// Resistances of a tile as one byte each and a table of their values: friction tables give few different ones, and
/// what limits a search over a scratch file is how much it must write.
/// </summary>
static unsafe class ResistancePalette
{
    const int Most = 256;
    const int Slots = 1024;

    /// <summary>Bytes of so many packed resistances.</summary>
    public static int Bytes(int count) => (Most * sizeof(float)) + count;

    /// <summary>Packs the values; false, and nothing useful written, if more than 256 are different.</summary>
    public static bool TryPack(ReadOnlySpan<float> values, byte* packed)
    {
        var palette = (float*)packed;
        new Span<float>(palette, Most).Clear();
        var codes = packed + (Most * sizeof(float));
        // Open addressing over the bits of the value; 0 is an empty slot, else the code plus one.
        Span<short> slots = stackalloc short[Slots];
        slots.Clear();
        var different = 0;
        for (var index = 0; index < values.Length; index++)
        {
            var bits = BitConverter.SingleToUInt32Bits(values[index]);
            var slot = (int)((bits * 0x9E3779B1u) >> 22);
            while (slots[slot] != 0 && BitConverter.SingleToUInt32Bits(palette[slots[slot] - 1]) != bits)
            {
                slot = (slot + 1) & (Slots - 1);
            }

            if (slots[slot] == 0)
            {
                if (different == Most) return false;
                palette[different] = values[index];
                slots[slot] = (short)++different;
            }

            codes[index] = (byte)(slots[slot] - 1);
        }

        return true;
    }

    public static void Unpack(byte* packed, Span<float> values)
    {
        var palette = (float*)packed;
        var codes = packed + (Most * sizeof(float));
        for (var index = 0; index < values.Length; index++) values[index] = palette[codes[index]];
    }
}
