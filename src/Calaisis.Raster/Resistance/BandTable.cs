using System.Numerics;
using System.Runtime.InteropServices;
using Calaisis.Raster.Faults;

namespace Calaisis.Raster.Resistance;

/// <summary>Bands that follow each other without gap or overlap, in ascending order.</summary>
sealed class BandTable
{
    const float Unanswered = -1;

    readonly float[] _from;
    readonly float[] _resistance;

    internal BandTable(IReadOnlyList<ResistanceBand> bands, Sentence owner)
    {
        ArgumentNullException.ThrowIfNull(bands);
        if (bands.Count == 0) throw new UnfitException($"the {owner} has no band, expected one or more");
        for (var i = 0; i < bands.Count; i++)
        {
            if (!(bands[i].From < bands[i].To))
            {
                throw new UnfitException($"the band {bands[i]} of the {owner} is empty");
            }

            if (!(bands[i].Resistance > 0))
            {
                throw new UnfitException(
                    $"the band {bands[i]} of the {owner} gives {bands[i].Resistance}, expected a resistance above 0");
            }

            if (i > 0 && !bands[i].From.Equals(bands[i - 1].To))
            {
                throw new UnfitException(
                    $"the band {bands[i]} of the {owner} does not begin where {bands[i - 1]} ends; bands follow each "
                        + $"other without gap or overlap");
            }
        }

        Bands = [.. bands];
        From = (float)bands[0].From;
        To = (float)bands[^1].To;
        // Where the last band ends, the answers end.
        var isOpen = float.IsPositiveInfinity(To);
        _from = [.. bands.Select(b => (float)b.From), .. isOpen ? Array.Empty<float>() : [To]];
        _resistance = [.. bands.Select(b => (float)b.Resistance), .. isOpen ? Array.Empty<float>() : [Unanswered]];
    }

    internal IReadOnlyList<ResistanceBand> Bands { get; }

    internal float From { get; }

    internal float To { get; }

    /// <summary>
    /// Writes the resistance of each value; NaN stays. Values outside all bands give a negative number; false if there
    /// are any. Both may be the same span.
    /// </summary>
    internal bool Look(ReadOnlySpan<float> values, Span<float> resistance)
    {
        var wrong = Vector<int>.Zero;
        var from = MemoryMarshal.Cast<float, Vector<float>>(values);
        var to = MemoryMarshal.Cast<float, Vector<float>>(resistance[..values.Length]);
        var i = 0;
        for (; i <= from.Length - 4; i += 4) wrong |= LookFour(from.Slice(i, 4), to.Slice(i, 4));
        for (; i < from.Length; i++)
        {
            to[i] = Look(from[i]);
            wrong |= Vector.LessThan(to[i], Vector<float>.Zero);
        }

        for (i *= Vector<float>.Count; i < values.Length; i++)
        {
            var answer = Look(new Vector<float>(values[i]));
            wrong |= Vector.LessThan(answer, Vector<float>.Zero);
            resistance[i] = answer[0];
        }

        return wrong == Vector<int>.Zero;
    }

    // Each band is fetched once for four vectors: one at a time, fetching would cost more than comparing.
    Vector<int> LookFour(ReadOnlySpan<Vector<float>> values, Span<Vector<float>> answers)
    {
        var (v0, v1, v2, v3) = (values[0], values[1], values[2], values[3]);
        var (a0, a1, a2, a3) = (Unspoken(v0), Unspoken(v1), Unspoken(v2), Unspoken(v3));
        var resistances = _resistance;
        var edges = _from;
        for (var band = 0; band < edges.Length && band < resistances.Length; band++)
        {
            var edge = new Vector<float>(edges[band]);
            var resistance = new Vector<float>(resistances[band]);
            a0 = Vector.ConditionalSelect(Vector.GreaterThanOrEqual(v0, edge), resistance, a0);
            a1 = Vector.ConditionalSelect(Vector.GreaterThanOrEqual(v1, edge), resistance, a1);
            a2 = Vector.ConditionalSelect(Vector.GreaterThanOrEqual(v2, edge), resistance, a2);
            a3 = Vector.ConditionalSelect(Vector.GreaterThanOrEqual(v3, edge), resistance, a3);
        }

        (answers[0], answers[1], answers[2], answers[3]) = (a0, a1, a2, a3);
        return Vector.LessThan(a0, Vector<float>.Zero) | Vector.LessThan(a1, Vector<float>.Zero)
            | Vector.LessThan(a2, Vector<float>.Zero) | Vector.LessThan(a3, Vector<float>.Zero);
    }

    Vector<float> Look(Vector<float> values)
    {
        var answer = Unspoken(values);
        for (var band = 0; band < _from.Length; band++)
        {
            var reached = Vector.GreaterThanOrEqual(values, new Vector<float>(_from[band]));
            answer = Vector.ConditionalSelect(reached, new Vector<float>(_resistance[band]), answer);
        }

        return answer;
    }

    // NaN reaches no band.
    static Vector<float> Unspoken(Vector<float> values) =>
        Vector.ConditionalSelect(Vector.Equals(values, values), new Vector<float>(Unanswered), values);
}
