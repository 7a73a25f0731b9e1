using System.Numerics;
using System.Runtime.InteropServices;

namespace Calaisis.Raster.Warping;

/// <summary>
/// From the numbers in a file to values: those that mean "no data" and those that are not finite become NaN, the others
/// are raised, scaled and shifted, in double precision: <c>scale * raw^power + offset</c>.
/// </summary>
public sealed class RawValues
{
    /// <summary>Beyond it, single precision skips integers.</summary>
    public const double LargestClass = 1 << 24;

    readonly double[] _noData;
    readonly double _scale;
    readonly double _offset;
    readonly double _power;

    /// <param name="noData">Raw values that mean "no data".</param>
    /// <param name="scale">Factor.</param>
    /// <param name="offset">Summand.</param>
    /// <param name="power">Exponent.</param>
    public RawValues(IEnumerable<double> noData, double scale, double offset, double power)
    {
        _noData = [.. noData.Where(value => !double.IsNaN(value)).Distinct()];
        _scale = scale;
        _offset = offset;
        _power = power;
        AsTheyAre = scale.Equals(1) && offset.Equals(0) && power.Equals(1);
    }

    /// <summary>Whether raw numbers are values, neither scaled nor raised.</summary>
    public bool AsTheyAre { get; }

    /// <summary>Turns raw numbers, already in place, into values.</summary>
    public void Decode(Span<float> values)
    {
        foreach (var noData in _noData) Erase(values, (float)noData);
        var rest = values;
        if (AsTheyAre)
        {
            var vectors = MemoryMarshal.Cast<float, Vector<float>>(values);
            var (none, infinite) = (new Vector<float>(float.NaN), new Vector<float>(float.PositiveInfinity));
            foreach (ref var vector in vectors)
                vector = Vector.ConditionalSelect(Vector.LessThan(Vector.Abs(vector), infinite), vector, none);
            rest = values[(vectors.Length * Vector<float>.Count)..];
        }

        for (var i = 0; i < rest.Length; i++)
        {
            if (!float.IsFinite(rest[i])) rest[i] = float.NaN;
            else if (!AsTheyAre) rest[i] = Value(rest[i]);
        }
    }

    /// <summary>Turns raw numbers that single precision cannot hold into values.</summary>
    public void Decode(ReadOnlySpan<double> raw, Span<float> values)
    {
        var done = AsTheyAre && _noData.Length <= 1 ? DecodePlain(raw, values) : 0;
        for (var i = done; i < raw.Length; i++)
        {
            var known = double.IsFinite(raw[i]) && !_noData.AsSpan().Contains(raw[i]);
            values[i] = known ? Value(raw[i]) : float.NaN;
        }
    }

    /// <summary>
    /// Position of the first value that cannot be a class, or -1: classes are whole numbers of 24 bits.
    /// </summary>
    public static int FirstThatIsNoClass(ReadOnlySpan<float> values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            var value = values[i];
            if (!float.IsNaN(value) && !(Math.Abs(value) < LargestClass && value.Equals(MathF.Floor(value)))) return i;
        }

        return -1;
    }

    // The same eight at a time where there is little to do; tells how many it did.
    int DecodePlain(ReadOnlySpan<double> raw, Span<float> values)
    {
        var from = MemoryMarshal.Cast<double, Vector<double>>(raw);
        var to = MemoryMarshal.Cast<float, Vector<float>>(values[..raw.Length]);
        var missing = new Vector<double>(_noData.Length == 1 ? _noData[0] : double.NaN);
        var (none, infinite) = (new Vector<double>(double.NaN), new Vector<double>(double.PositiveInfinity));
        for (var i = 0; i < to.Length; i++) to[i] = Vector.Narrow(Known(from[2 * i]), Known(from[(2 * i) + 1]));
        return to.Length * Vector<float>.Count;

        Vector<double> Known(Vector<double> numbers) => Vector.ConditionalSelect(
            Vector.AndNot(Vector.LessThan(Vector.Abs(numbers), infinite), Vector.Equals(numbers, missing)), numbers,
            none);
    }

    float Value(double raw) =>
        AsTheyAre ? (float)raw : (float)((_scale * (_power.Equals(1) ? raw : Math.Pow(raw, _power))) + _offset);

    static void Erase(Span<float> values, float noData)
    {
        for (var i = 0; i < values.Length; i++)
        {
            if (values[i] == noData) values[i] = float.NaN;
        }
    }
}
