using System.Numerics;
using System.Runtime.InteropServices;

namespace Calaisis.Raster.Resistance;

/// <summary>Bands that follow each other without gap or overlap, in ascending order.</summary>
sealed class BandTable
{
    const float Unanswered = -1;

    readonly float[] _from;
    readonly float[] _resistance;

    internal BandTable(IReadOnlyList<ResistanceBand> bands, string owner)
    {
        ArgumentNullException.ThrowIfNull(bands);
        if (bands.Count == 0) throw new ArgumentException($"the {owner} has no band, expected one or more");
        for (var i = 0; i < bands.Count; i++)
        {
            if (!(bands[i].From < bands[i].To))
            {
                throw new ArgumentException($"the band {bands[i]} of the {owner} is empty");
            }

            if (!(bands[i].Resistance > 0))
            {
                throw new ArgumentException(FormattableString.Invariant(
                    $"the band {bands[i]} of the {owner} gives {bands[i].Resistance}, expected a resistance above 0"));
            }

            if (i > 0 && !bands[i].From.Equals(bands[i - 1].To))
            {
                throw new ArgumentException(
                    $"the band {bands[i]} of the {owner} does not begin where {bands[i - 1]} ends; bands follow each "
                    + "other without gap or overlap");
            }
        }

        Bands = [.. bands];
        _from = [.. bands.Select(b => (float)b.From)];
        _resistance = [.. bands.Select(b => (float)b.Resistance)];
        From = _from[0];
        To = (float)bands[^1].To;
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
        for (var i = 0; i < from.Length; i++)
        {
            to[i] = Look(from[i]);
            wrong |= Vector.LessThan(to[i], Vector<float>.Zero);
        }

        for (var i = from.Length * Vector<float>.Count; i < values.Length; i++)
        {
            var answer = Look(new Vector<float>(values[i]));
            wrong |= Vector.LessThan(answer, Vector<float>.Zero);
            resistance[i] = answer[0];
        }

        return wrong == Vector<int>.Zero;
    }

    Vector<float> Look(Vector<float> values)
    {
        var unanswered = new Vector<float>(Unanswered);
        var answer = unanswered;
        for (var band = 0; band < _from.Length; band++)
        {
            var reached = Vector.GreaterThanOrEqual(values, new Vector<float>(_from[band]));
            answer = Vector.ConditionalSelect(reached, new Vector<float>(_resistance[band]), answer);
        }

        if (float.IsFinite(To))
        {
            answer = Vector.ConditionalSelect(Vector.LessThan(values, new Vector<float>(To)), answer, unanswered);
        }

        return Vector.ConditionalSelect(Vector.Equals(values, values), answer, values);
    }
}
