using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Calaisis.Raster.Faults;
using Calaisis.Raster.Operation.Schedules;
using Xunit;

namespace Calaisis.Raster.SystemTests.Operation;

/// <summary>When runs are due, over changes of daylight saving too, and the same in the words of systemd.</summary>
public sealed class TimetableTests
{
    [Theory]
    // A plain night, the spring night without 02:30, the autumn night that has it twice.
    [InlineData("30 2 * * *", "2026-07-01T12:00:00Z", "2026-07-02T02:30:00+02:00")]
    [InlineData("30 2 * * *", "2026-03-28T12:00:00Z", "2026-03-29T03:00:00+02:00")]
    [InlineData("30 2 * * *", "2026-03-29T03:00:00Z", "2026-03-30T02:30:00+02:00")]
    [InlineData("30 2 * * *", "2026-10-24T12:00:00Z", "2026-10-25T02:30:00+02:00")]
    [InlineData("30 2 * * *", "2026-10-25T00:30:00Z", "2026-10-26T02:30:00+01:00")]
    [InlineData("0 * * * *", "2026-10-25T00:00:00Z", "2026-10-25T02:00:00+01:00")]
    [InlineData("0 3 * * MON", "2026-11-25T00:00:00Z", "2026-11-30T03:00:00+01:00")]
    public void The_next_time_is_that_of_the_clock_on_the_wall(string cron, string after, string next) =>
        Assert.Equal(
            DateTimeOffset.Parse(next, null),
            Timetable.Parse(cron, "Europe/Paris").NextAfter(DateTimeOffset.Parse(after, null)));

    [Fact]
    public void In_a_year_every_night_has_one_run()
    {
        var times = Timetable.Parse("30 2 * * *", "Europe/Paris")
            .Next(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero), 365).ToList();
        Assert.Equal(365, times.Select(time => time.Date).Distinct().Count());
    }

    [Theory]
    [InlineData("0 2 * *", "Europe/Paris", "--cron: found '0 2 * *'")]
    [InlineData("0 25 * * *", "Europe/Paris", "--cron: found '0 25 * * *'")]
    [InlineData("0 0 31 2 *", "Europe/Paris", "--cron: found '0 0 31 2 *', which is never due")]
    [InlineData("0 2 * * *", "Europe/Calais", "--tz: found 'Europe/Calais'")]
    public void What_is_no_time_is_refused_with_what_was_expected(string cron, string zone, string sentence) =>
        Assert.Contains(
            sentence,
            Assert.Throws<PipelineException>(() => Timetable.Parse(cron, zone)).Message,
            StringComparison.Ordinal);

    [Theory]
    [InlineData("0 2 * * *", "*-*-* 02:00:00 Europe/Paris")]
    [InlineData("*/15 8-18 * * 1-5", "Mon..Fri *-*-* 08..18:00/15:00 Europe/Paris")]
    [InlineData("5,35 3 1 1,7 *", "*-01,07-01 03:05,35:00 Europe/Paris")]
    [InlineData("0 3 * JAN-MAR SUN", "Sun *-01..03-* 03:00:00 Europe/Paris")]
    // Ranges over the end of the day, the year and the week, which systemd has not.
    [InlineData("0 22-2 * * *", "*-*-* 22,23,00,01,02:00:00 Europe/Paris")]
    [InlineData("50-10/10 4 * NOV-FEB *", "*-11,12,01,02-* 04:50,00,10:00 Europe/Paris")]
    [InlineData("0 2 28-2 * *", "*-*-28,29,30,31,01,02 02:00:00 Europe/Paris")]
    [InlineData("0 2 * * 0-3", "Sun,Mon,Tue,Wed *-*-* 02:00:00 Europe/Paris")]
    [InlineData("0 2 * * 0-7", "Sun,Mon,Tue,Wed,Thu,Fri,Sat *-*-* 02:00:00 Europe/Paris")]
    [InlineData("0 2 * * FRI-MON", "Fri,Sat,Sun,Mon *-*-* 02:00:00 Europe/Paris")]
    [InlineData("0 2 * * 7-2,4", "Sun,Mon,Tue,Thu *-*-* 02:00:00 Europe/Paris")]
    [InlineData("0 2 * * 5-7", "Fri..Sun *-*-* 02:00:00 Europe/Paris")]
    public async Task Systemd_is_told_the_same_times(string cron, string calendar)
    {
        var timetable = Timetable.Parse(cron, "Europe/Paris");
        Assert.Equal(calendar, SystemdUnits.CalendarOf(timetable));
        if (!File.Exists("/usr/bin/systemd-analyze")) return;
        // By day and minute, as both know of the clock; the summer's are far from the nights that change it.
        var from = new DateTimeOffset(2026, 6, 6, 0, 0, 0, TimeSpan.Zero);
        var ask = new ProcessStartInfo(
            "/usr/bin/systemd-analyze",
            ["calendar", "--iterations=40", "--base-time=2026-06-06 00:00:00 UTC", calendar])
        {
            RedirectStandardOutput = true,
        };
        using var systemd = Process.Start(ask)!;
        var said = await systemd.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var told = Regex.Matches(said, @"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(?= UTC)").Select(time => time.Value).Distinct();
        Assert.Equal(
            timetable.Next(from, 40)
                .Select(time => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)), told);
    }

    [Theory]
    [InlineData("0 2 L * *")]
    [InlineData("0 2 * * 5#2")]
    [InlineData("0 2 * * */2")]
    public void What_systemd_cannot_say_is_refused(string cron) =>
        Assert.Contains(
            "no words",
            Assert.Throws<PipelineException>(
                () => SystemdUnits.CalendarOf(Timetable.Parse(cron, "Europe/Paris"))).Message,
            StringComparison.Ordinal);
}
