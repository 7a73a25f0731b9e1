namespace Calaisis.Raster.Resistance;

/// <summary>A half-open band of values, <c>[from, to)</c>, and the resistance (or factor) of the cells in it.</summary>
/// <param name="From">First value in the band; minus infinity where it has no lower end.</param>
/// <param name="To">First value beyond the band; infinity where it has no upper end.</param>
/// <param name="Resistance">Above 0; infinite for a barrier.</param>
public readonly record struct ResistanceBand(double From, double To, double Resistance)
{
    public override string ToString() => FormattableString.Invariant($"[{From}, {To})");
}

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
            if (!(bands[i].From < bands[i].To)) throw new ArgumentException($"the band {bands[i]} of the {owner} is empty");
            if (!(bands[i].Resistance > 0))
            {
                throw new ArgumentException(FormattableString.Invariant(
                    $"the band {bands[i]} of the {owner} gives {bands[i].Resistance}, expected a resistance above 0"));
            }

            if (i > 0 && !bands[i].From.Equals(bands[i - 1].To))
            {
                throw new ArgumentException(
                    $"the band {bands[i]} of the {owner} does not begin where {bands[i - 1]} ends; bands follow each other without gap or overlap");
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
        var allAnswered = true;
        for (var i = 0; i < values.Length; i++)
        {
            var value = values[i];
            if (float.IsNaN(value))
            {
                resistance[i] = value;
                continue;
            }

            var answer = Unanswered;
            for (var band = 0; band < _from.Length; band++) answer = value >= _from[band] ? _resistance[band] : answer;
            if (value >= To && !float.IsPositiveInfinity(To)) answer = Unanswered;
            allAnswered &= answer >= 0;
            resistance[i] = answer;
        }

        return allAnswered;
    }
}
