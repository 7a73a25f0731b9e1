using System.Globalization;
using System.Numerics;
using System.Runtime.InteropServices;
using Calaisis.Raster.Faults;

namespace Calaisis.Raster.Habitats.Rules;

/// <summary>Which cells of a source count, by their value. A cell without data never does.</summary>
public sealed record CellTest : ISpoken
{
    readonly float[] _values;
    readonly float _from;
    readonly float _to;
    readonly Sentence _text;

    CellTest(float[] values, float from, float to, Sentence text) =>
        (_values, _from, _to, _text) = (values, from, to, text);

    /// <summary>Every cell with data.</summary>
    public static CellTest WithData { get; } = new([], float.NegativeInfinity, float.PositiveInfinity, $"has data");

    /// <summary>Cells that hold one of some values.</summary>
    public static CellTest OneOf(IReadOnlyList<double> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        if (values.Count == 0 || values.Any(value => !double.IsFinite(value)))
            throw new UnfitException($"the condition lists no value, or one that is no number");
        var listed = string.Join(", ", values.Select(value => value.ToString(CultureInfo.InvariantCulture)));
        return new CellTest([.. values.Select(value => (float)value)], 0, 0, $"is {listed}");
    }

    /// <summary>Cells whose value is less than a bound.</summary>
    public static CellTest Below(double bound) =>
        new([], float.NegativeInfinity, LargestBelow(bound), $"is below {bound}");

    /// <summary>Cells whose value is more than a bound.</summary>
    public static CellTest Above(double bound) =>
        new([], -LargestBelow(-bound), float.PositiveInfinity, $"is above {bound}");

    /// <summary>Cells whose value is at most a bound.</summary>
    public static CellTest AtMost(double bound) =>
        new([], float.NegativeInfinity, LargestUpTo(bound), $"is at most {bound}");

    /// <summary>Cells whose value is at least the first and at most the second number.</summary>
    public static CellTest Between(double least, double most) => least <= most
        ? new([], -LargestUpTo(-least), LargestUpTo(most), $"is from {least} to {most}")
        : throw new UnfitException($"the condition goes from {least} to {most}, expected the smaller number first");

    /// <summary>Cells with a finite value: of a resistance, those that can be crossed.</summary>
    internal static CellTest Finite { get; } = new([], float.MinValue, float.MaxValue, $"is a number");

    /// <summary>What it asks for, as the end of a sentence: <c>is 411, 412</c>, <c>is below 2</c>.</summary>
    public Sentence Sentence => _text;

    public override string ToString() => _text.ToString();

    /// <summary>Writes 1 for cells that count, 0 for others.</summary>
    internal void Mark(ReadOnlySpan<float> values, Span<byte> marks)
    {
        if (_values.Length > 0) MarkValues(values, _values, marks);
        else MarkRange(values, _from, _to, marks);
    }

    /// <summary>Whether one value counts.</summary>
    public bool Holds(float value) =>
        _values.Length > 0 ? _values.AsSpan().Contains(value) : value >= _from && value <= _to;

    static void MarkValues(ReadOnlySpan<float> values, float[] counted, Span<byte> marks)
    {
        // Land is made of patches: most cells have their left neighbour's value. Compared as bits, NaN equals itself.
        var bits = MemoryMarshal.Cast<float, int>(values);
        var last = BitConverter.SingleToInt32Bits(float.NaN);
        byte answer = 0;
        for (var i = 0; i < bits.Length; i++)
        {
            if (bits[i] != last)
            {
                last = bits[i];
                answer = counted.AsSpan().Contains(values[i]) ? (byte)1 : (byte)0;
            }

            marks[i] = answer;
        }
    }

    static void MarkRange(ReadOnlySpan<float> values, float from, float to, Span<byte> marks)
    {
        var (least, most) = (new Vector<float>(from), new Vector<float>(to));
        var step = Vector<float>.Count;
        var i = 0;
        for (; i <= values.Length - (4 * step); i += 4 * step)
        {
            var first = Vector.Narrow(Test(values[i..]), Test(values[(i + step)..]));
            var second = Vector.Narrow(Test(values[(i + (2 * step))..]), Test(values[(i + (3 * step))..]));
            (Vector.AsVectorByte(Vector.Narrow(first, second)) & Vector<byte>.One).CopyTo(marks[i..]);
        }

        for (; i < values.Length; i++) marks[i] = values[i] >= from & values[i] <= to ? (byte)1 : (byte)0;

        Vector<int> Test(ReadOnlySpan<float> cells)
        {
            var value = new Vector<float>(cells);
            return Vector.GreaterThanOrEqual(value, least) & Vector.LessThanOrEqual(value, most);
        }
    }

    static float LargestBelow(double bound)
    {
        var nearest = Narrowed(bound);
        return nearest < bound ? nearest : MathF.BitDecrement(nearest);
    }

    static float LargestUpTo(double bound)
    {
        var nearest = Narrowed(bound);
        return nearest <= bound ? nearest : MathF.BitDecrement(nearest);
    }

    static float Narrowed(double bound) =>
        double.IsFinite(bound) ? (float)bound : throw new UnfitException($"the bound of a condition is no number");
}
