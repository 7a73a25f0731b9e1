namespace Calaisis.Raster.Arithmetic;

/// <summary>
/// A number of the pipeline file as two floats: the nearest and what it leaves. A value near the number is subtracted
/// from the first without rounding, so that the difference keeps all its digits.
/// </summary>
readonly struct SplitNumber
{
    internal SplitNumber(double number)
    {
        Head = (float)number;
        Tail = (float)(number - Head);
    }

    internal float Head { get; }

    internal float Tail { get; }
}
