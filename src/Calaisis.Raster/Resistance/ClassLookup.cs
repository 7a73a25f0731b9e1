using System.Numerics;
using System.Runtime.InteropServices;

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
    readonly FewClasses? _fewClasses;

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
        if (range <= FewClasses.Most) _fewClasses = new FewClasses(_first, _dense, unlisted);
    }

    /// <summary>
    /// Writes the resistance of each cell: NaN where it has no data, <see cref="Unanswered"/> where its class has no
    /// answer or its value is no whole number; false if there are any of these.
    /// </summary>
    internal bool Look(ReadOnlySpan<float> values, Span<float> resistance) =>
        _fewClasses is not null && FewClasses.IsFast
            ? LookFew(_fewClasses, values, resistance)
            : LookRuns(values, resistance);

    bool LookFew(FewClasses few, ReadOnlySpan<float> values, Span<float> resistance)
    {
        var done = few.Look(values, resistance, out var isAnswered);
        LookEach(values[done..], resistance[done..values.Length]);
        return isAnswered && !resistance[done..values.Length].Contains(Unanswered);
    }

    bool LookRuns(ReadOnlySpan<float> values, Span<float> resistance)
    {
        var from = MemoryMarshal.Cast<float, Vector<int>>(values);
        var to = MemoryMarshal.Cast<float, Vector<float>>(resistance[..values.Length]);
        var last = Vector<int>.Zero;
        var answer = new Vector<float>(Answer(0));
        var wrong = Vector<int>.Zero;
        for (var i = 0; i < from.Length; i++)
        {
            // Land is made of patches, and most of a road layer is empty: cells in a row mostly are those before, and
            // one look serves all of them. Compared as bits, NaN is a value among others.
            if (from[i] != last)
            {
                var several = new Vector<int>(from[i][0]);
                if (from[i] == several)
                {
                    last = several;
                    answer = new Vector<float>(Answer(BitConverter.Int32BitsToSingle(several[0])));
                }
                else
                {
                    var first = i * Vector<int>.Count;
                    LookEach(values.Slice(first, Vector<int>.Count), resistance.Slice(first, Vector<int>.Count));
                    wrong |= Vector.Equals(to[i], new Vector<float>(Unanswered));
                    continue;
                }
            }

            to[i] = answer;
            wrong |= Vector.Equals(answer, new Vector<float>(Unanswered));
        }

        var rest = from.Length * Vector<int>.Count;
        var end = resistance[rest..values.Length];
        LookEach(values[rest..], end);
        return wrong == Vector<int>.Zero && !end.Contains(Unanswered);
    }

    void LookEach(ReadOnlySpan<float> values, Span<float> resistance)
    {
        for (var i = 0; i < values.Length; i++) resistance[i] = Answer(values[i]);
    }

    float Answer(float value)
    {
        var number = (int)value;
        if (number != value) return float.IsNaN(value) ? float.NaN : Unanswered;
        var place = (uint)number - (uint)_first;
        if (place < (uint)_dense.Length) return _dense[place];
        return _dense.Length > 0 ? _unlisted : Search(number);
    }

    /// <summary>For classes whose numbers lie too far apart for an array.</summary>
    float Search(int number)
    {
        var place = Array.BinarySearch(_values, number);
        return place >= 0 ? _resistances[place] : _unlisted;
    }
}
