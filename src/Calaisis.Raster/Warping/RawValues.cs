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
        for (var i = 0; i < values.Length; i++)
        {
            if (!float.IsFinite(values[i])) values[i] = float.NaN;
            else if (!AsTheyAre) values[i] = Value(values[i]);
        }
    }

    /// <summary>Turns raw numbers that single precision cannot hold into values.</summary>
    public void Decode(ReadOnlySpan<double> raw, Span<float> values)
    {
        for (var i = 0; i < raw.Length; i++)
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
