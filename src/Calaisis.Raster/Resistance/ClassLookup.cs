namespace Calaisis.Raster.Resistance;

/// <summary>From class number to resistance, for rows of cells.</summary>
sealed class ClassLookup
{
    /// <summary>What a cell gets that has no answer; no resistance is negative.</summary>
    internal const float Unanswered = -1;

    const int LargestDenseRange = 1 << 16;

    readonly int[] _values;
    readonly float[] _resistances;
    readonly float[] _dense;
    readonly int _first;
    readonly float _unlisted;

    /// <param name="classes">Class numbers and their resistance; NaN where the layer says nothing.</param>
    /// <param name="unlisted">What other classes get; <see cref="Unanswered"/> if they are an error.</param>
    internal ClassLookup(IReadOnlyDictionary<int, float> classes, float unlisted)
    {
        _values = [.. classes.Keys.Order()];
        _resistances = [.. _values.Select(v => classes[v])];
        _unlisted = unlisted;
        _first = _values.Length == 0 ? 0 : _values[0];
        var range = _values.Length == 0 ? 0 : (long)_values[^1] - _first + 1;
        _dense = range > LargestDenseRange ? [] : new float[range];
        if (_dense.Length == 0) return;
        Array.Fill(_dense, unlisted);
        for (var i = 0; i < _values.Length; i++) _dense[_values[i] - _first] = _resistances[i];
    }

    /// <summary>
    /// Writes the resistance of each cell: NaN where it has no data, <see cref="Unanswered"/> where its class has no
    /// answer or its value is no whole number; false if there are any of these.
    /// </summary>
    internal bool Look(ReadOnlySpan<float> values, Span<float> resistance) =>
        _dense.Length > 0 || _values.Length == 0 ? LookDense(values, resistance) : LookSparse(values, resistance);

    bool LookDense(ReadOnlySpan<float> values, Span<float> resistance)
    {
        var dense = _dense.AsSpan();
        var allAnswered = true;
        for (var i = 0; i < values.Length; i++)
        {
            var value = values[i];
            var number = (int)value;
            var place = (uint)number - (uint)_first;
            var answer = place < (uint)dense.Length ? dense[(int)place] : _unlisted;
            if (number != value) answer = float.IsNaN(value) ? float.NaN : Unanswered;
            allAnswered &= !(answer < 0);
            resistance[i] = answer;
        }

        return allAnswered;
    }

    bool LookSparse(ReadOnlySpan<float> values, Span<float> resistance)
    {
        var allAnswered = true;
        var lastValue = float.NaN;
        var answer = float.NaN;
        for (var i = 0; i < values.Length; i++)
        {
            var value = values[i];
            if (value != lastValue)
            {
                lastValue = value;
                var number = (int)value;
                var place = Array.BinarySearch(_values, number);
                answer = place >= 0 ? _resistances[place] : _unlisted;
                if (number != value) answer = float.IsNaN(value) ? float.NaN : Unanswered;
                allAnswered &= !(answer < 0);
            }

            resistance[i] = answer;
        }

        return allAnswered;
    }
}
