namespace Calaisis.Raster.Arithmetic;

/// <summary>
/// Several floats worked on at once, whatever the machine's width. Curves are long chains of operations, each waiting
/// for the one before: only wider vectors make them faster, so where the machine has 512 bits they are used, and
/// formulas are written once for all widths. Every member is one operation of IEEE 754 or on bits per float, so widths
/// give equal bits.
/// </summary>
interface ILanes<TSelf>
    where TSelf : struct, ILanes<TSelf>
{
    static abstract int Count { get; }

    static abstract TSelf All(float value);

    static abstract TSelf From(ref readonly float first);

    void CopyTo(ref float first);

    static abstract TSelf operator +(TSelf left, TSelf right);

    static abstract TSelf operator -(TSelf left, TSelf right);

    static abstract TSelf operator -(TSelf value);

    static abstract TSelf operator *(TSelf left, TSelf right);

    static abstract TSelf operator /(TSelf left, TSelf right);

    /// <summary>left * right + more, rounded once.</summary>
    static abstract TSelf Fused(TSelf left, TSelf right, TSelf more);

    /// <summary>The smaller; which, if one is NaN or both are zero, is up to the machine.</summary>
    static abstract TSelf Min(TSelf left, TSelf right);

    /// <summary>The larger, likewise.</summary>
    static abstract TSelf Max(TSelf left, TSelf right);

    /// <summary>For each float, the first answer where left is less than right, else the second.</summary>
    static abstract TSelf WhereLess(TSelf left, TSelf right, TSelf then, TSelf otherwise);

    /// <summary>The first answer where the value is a number, the value itself where it is NaN.</summary>
    static abstract TSelf WhereNumber(TSelf value, TSelf then);

    /// <summary>The bits as whole numbers: their sum, as bits.</summary>
    static abstract TSelf AddBits(TSelf left, TSelf right);

    /// <summary>The bits as whole numbers: their difference, as bits.</summary>
    static abstract TSelf TakeBits(TSelf left, TSelf right);

    static abstract TSelf AllBits(int bits);

    /// <summary>The bits of the first where the mask has ones, else those of the second.</summary>
    static abstract TSelf WhereBits(int mask, TSelf then, TSelf otherwise);

    /// <summary>The table's entries whose numbers stand in the lowest four bits.</summary>
    static abstract TSelf Look(in LaneTable table, TSelf places);

    static abstract TSelf ShiftLeft(TSelf bits, int by);

    /// <summary>Shifts right and keeps the sign.</summary>
    static abstract TSelf ShiftRight(TSelf bits, int by);

    /// <summary>The bits as whole numbers, turned into floats.</summary>
    static abstract TSelf ToFloats(TSelf bits);
}
