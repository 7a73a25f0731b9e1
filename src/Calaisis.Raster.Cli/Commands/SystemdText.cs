using Calaisis.Raster.Operation.Schedules;

namespace Calaisis.Raster.Cli.Commands;

/// <summary>
/// What <c>schedule --systemd</c> prints: two files, each under its name, and how to put them to work.
/// </summary>
static class SystemdText
{
    public static string Format(SchedulePlan plan)
    {
        var names = string.Join(", ", plan.Pipelines.Select(Path.GetFileName));
        var unit = "calaisis-"
            + string.Join('-', plan.Pipelines.Select(pipeline => Path.GetFileNameWithoutExtension(pipeline)));
        var health = plan.HealthPort is null
            ? ""
            : $"# There is no --health here, as each round ends: systemctl status {unit} says how it went.\n";
        return health + $"""
            # To put them to work: save each part under its name in /etc/systemd/system, then
            # systemctl daemon-reload && systemctl enable --now {unit}.timer
            # --- {unit}.service
            {SystemdUnits.Service(plan.OnceArguments, Environment.CurrentDirectory, names)}
            # --- {unit}.timer
            {SystemdUnits.Timer(plan.Timetable, plan.Jitter, names)}
            """;
    }
}
