using Calaisis.Raster.Faults;
using Cronos;

namespace Calaisis.Raster.Operation.Schedules;

/// <summary>
/// When runs are due: a cron line in a time zone. A time that daylight saving skips is moved to the end of the gap, and
/// a time that it repeats comes once.
/// </summary>
public sealed class Timetable
{
    readonly CronExpression _cron;

    Timetable(string cron, CronExpression parsed, TimeZoneInfo zone)
    {
        (Cron, _cron, Zone) = (cron, parsed, zone);
    }

    /// <summary>The five fields: minute, hour, day of the month, month, day of the week.</summary>
    public string Cron { get; }

    public TimeZoneInfo Zone { get; }

    /// <param name="cron">Minute, hour, day of the month, month, day of the week.</param>
    /// <param name="zone">A name such as <c>Europe/Paris</c>.</param>
    /// <exception cref="PipelineException">The line or the zone is not known.</exception>
    public static Timetable Parse(string cron, string zone)
    {
        ArgumentNullException.ThrowIfNull(cron);
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var found))
        {
            throw Wrong($"--tz: found '{zone}', expected a time zone such as Europe/Paris or UTC (if that is one, "
                + $"the machine lacks the package tzdata)");
        }

        try
        {
            var timetable = new Timetable(cron, CronExpression.Parse(cron), found);
            // Five fields name no year: what is never due within one round of leap years is never due.
            if (timetable.NextAfter(DateTimeOffset.UnixEpoch) is null)
                throw Wrong($"--cron: found '{cron}', which is never due: no month has that day");
            return timetable;
        }
        catch (CronFormatException problem)
        {
            throw Wrong($"--cron: found '{cron}', expected five fields (minute, hour, day of the month, month, "
                + $"day of the week) such as \"0 2 * * *\": {LibraryTexts.Of(problem)}");
        }
    }

    /// <summary>The next time after another; null where there is none that a calendar can say.</summary>
    public DateTimeOffset? NextAfter(DateTimeOffset time) => _cron.GetNextOccurrence(time, Zone);

    /// <summary>The last time after one and not after the other; null where there is none.</summary>
    public DateTimeOffset? LastBetween(DateTimeOffset after, DateTimeOffset until)
    {
        DateTimeOffset? last = null;
        for (var next = NextAfter(after); next <= until; next = NextAfter(next.Value)) last = next;
        return last;
    }

    /// <summary>The next times.</summary>
    public IEnumerable<DateTimeOffset> Next(DateTimeOffset after, int count)
    {
        for (var next = NextAfter(after); next is { } time && count > 0; next = NextAfter(time), count--)
            yield return TimeZoneInfo.ConvertTime(time, Zone);
    }

    static PipelineException Wrong(Sentence sentence) => new([new Fault("schedule", 0, 0, sentence)]);
}
