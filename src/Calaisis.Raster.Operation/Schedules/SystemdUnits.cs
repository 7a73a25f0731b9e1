using System.Globalization;
using System.Text;
using Calaisis.Raster.Faults;

namespace Calaisis.Raster.Operation.Schedules;

/// <summary>A schedule as a service and a timer of systemd.</summary>
public static class SystemdUnits
{
    static readonly string[] Days = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

    static readonly string[] DayNames = ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"];

    static readonly string[] MonthNames =
        ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"];

    /// <summary>The service: one round of runs.</summary>
    /// <param name="program">The program and its arguments.</param>
    /// <param name="folder">The folder that relative paths start from.</param>
    /// <param name="pipelines">For its description.</param>
    public static string Service(IReadOnlyList<string> program, string folder, string pipelines) => $"""
        [Unit]
        Description=Calaisis.Raster: {Escaped(pipelines)}
        Wants=network-online.target
        After=network-online.target

        [Service]
        Type=oneshot
        WorkingDirectory={Escaped(folder)}
        # Secrets that pipelines and reports name as variables; one NAME=value a line, readable by this service only.
        EnvironmentFile=-/etc/calaisis/environment
        ExecStart={string.Join(' ', program.Select(Quoted))}
        # A stopped run cleans up; the next one goes on from there.
        KillMode=mixed
        TimeoutStopSec=120
        Nice=10
        NoNewPrivileges=yes
        PrivateTmp=yes

        """;

    /// <summary>The timer that starts it.</summary>
    /// <exception cref="PipelineException">The cron line has what systemd has no words for.</exception>
    public static string Timer(Timetable timetable, TimeSpan jitter, string pipelines)
    {
        ArgumentNullException.ThrowIfNull(timetable);
        return string.Create(CultureInfo.InvariantCulture, $"""
            [Unit]
            Description=When Calaisis.Raster runs: {Escaped(pipelines)}

            [Timer]
            OnCalendar={CalendarOf(timetable)}
            # Missed runs are made up for once.
            Persistent=true
            RandomizedDelaySec={(long)jitter.TotalSeconds}
            AccuracySec=1s

            [Install]
            WantedBy=timers.target

            """);
    }

    /// <summary>A cron line as systemd writes it: <c>Mon..Fri *-*-* 02:00:00 Europe/Paris</c>.</summary>
    internal static string CalendarOf(Timetable timetable)
    {
        var fields = timetable.Cron.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (fields.Length != 5 || fields.Any(field => field.Any(c => c is '#' or 'L' or 'W'
            && !DayNames.Concat(MonthNames).Any(name => field.Contains(name, StringComparison.OrdinalIgnoreCase)))))
        {
            throw Wrong(timetable);
        }

        var minute = Field(fields[0], 0, 59, [], timetable);
        var hour = Field(fields[1], 0, 23, [], timetable);
        var day = Field(fields[2], 1, 31, [], timetable);
        var month = Field(fields[3], 1, 12, MonthNames, timetable);
        var weekdays = WeekdaysOf(fields[4], timetable);
        return $"{weekdays}*-{month}-{day} {hour}:{minute}:00 {timetable.Zone.Id}";
    }

    /// <summary>Lists and ranges are written alike; steps begin where cron's begin, ranges have two dots.</summary>
    static string Field(string field, int first, int last, string[] names, Timetable timetable) =>
        string.Join(',', field.Split(',').Select(part =>
        {
            if (part is "*" or "?") return "*";
            var (range, step) = part.Split('/') is [var a, var b] ? (a, "/" + b) : (part, "");
            if (range is "*" or "?") return string.Create(CultureInfo.InvariantCulture, $"{first:00}{step}");
            var ends = range.Split('-').Select(number => Number(number, names, first, timetable)).ToArray();
            if (ends is [var from, var to] && from > to)
            {
                return string.Join(',', Over(from, to, last - first + 1, step)
                    .Select(number => Two(number > last ? number - last + first - 1 : number)));
            }

            return string.Join("..", ends.Select(Two)) + step;
        }));

    static string WeekdaysOf(string field, Timetable timetable)
    {
        if (field is "*" or "?") return "";
        if (field.Contains('/', StringComparison.Ordinal)) throw Wrong(timetable);
        return string.Join(',', field.Split(',').Select(part =>
        {
            var ends = part.Split('-').Select(day => Number(day, DayNames, 0, timetable)).ToArray();
            // Weeks of systemd begin on Monday.
            if (ends is [var from, var to] && (from == 0 || from > to))
                return string.Join(',', Over(from, to, from > to ? 7 : 0, "").Select(day => Days[day % 7]).Distinct());
            return string.Join("..", ends.Select(day => Days[day]));
        })) + " ";
    }

    /// <summary>
    /// The members of a range that goes over the end of its field, counted on: systemd has no such ranges.
    /// </summary>
    static IEnumerable<int> Over(int from, int to, int size, string step)
    {
        var by = step.Length == 0 ? 1 : int.Parse(step.AsSpan(1), CultureInfo.InvariantCulture);
        for (var number = from; number <= to + size; number += by) yield return number;
    }

    static string Two(int number) => number.ToString("00", CultureInfo.InvariantCulture);

    static int Number(string text, string[] names, int first, Timetable timetable)
    {
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return number;
        var at = Array.FindIndex(names, name => name.Equals(text, StringComparison.OrdinalIgnoreCase));
        return at >= 0 ? at + first : throw Wrong(timetable);
    }

    static PipelineException Wrong(Timetable timetable) => new([new Fault("schedule", 0, 0,
        $"--systemd: '{timetable.Cron}' has something that systemd's timers have no words for (L, W, #, "
            + $"steps of weekdays); use 'schedule' without --systemd")]);

    // systemd would put the value of a variable into the arguments, where every user of the machine can read it.
    static string Quoted(string argument)
    {
        var text = Escaped(argument).Replace("$", "$$", StringComparison.Ordinal);
        if (text.Length > 0
            && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '/' or '.' or '-' or '_' or '=' or ':' or ',' or '%'))
        {
            return text;
        }

        return new StringBuilder("\"").Append(text.Replace("\\", "\\\\", StringComparison.Ordinal)
            .Replace("\"", "\\\"", StringComparison.Ordinal)).Append('"').ToString();
    }

    static string Escaped(string text) => text.Replace("%", "%%", StringComparison.Ordinal).ReplaceLineEndings(" ");
}
