using System.CommandLine;
using System.Security.Cryptography;
using Calaisis.Raster.Cli.Reporting;
using Calaisis.Raster.Faults;
using Calaisis.Raster.Operation.Schedules;
using Calaisis.Raster.Processing.PipelineFiles;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Calaisis.Raster.Cli.Commands;

/// <summary><c>schedule PIPELINE... --cron LINE</c>: runs pipelines when they are due, as a service.</summary>
static class ScheduleCommand
{
    public const string Name = "schedule";

    /// <summary>How long a run that is asked to stop, and what it started, may take.</summary>
    static readonly TimeSpan StopPatience = TimeSpan.FromSeconds(9);

    public static Command Create()
    {
        var files = new Argument<string[]>("pipelines")
        {
            Description = "The pipeline files (YAML)",
            HelpName = "pipeline.yaml",
            Arity = ArgumentArity.OneOrMore,
        };
        var command =
            new Command(Name, "Runs pipelines whenever they are due, as a service that nobody watches") { files };
        foreach (var option in ScheduleOptions.All) command.Add(option);
        command.SetAction(async (parsed, cancel) =>
        {
            var plan = ScheduleOptions.Read(parsed, parsed.GetValue(files)!);
            // Wrong pipelines are told now, not at night.
            foreach (var pipeline in plan.Pipelines) PipelineFile.Load(pipeline, plan.PlacesOf(pipeline));
            if (plan.Systemd)
            {
                Console.Write(SystemdText.Format(plan));
                return ExitCode.Done;
            }

            using var journal = new Journal(CommonOptions.VerbosityOf(parsed), plan.Log, TimeProvider.System);
            return await RunAsync(plan, journal, cancel);
        });
        return command;
    }

    static async Task<int> RunAsync(SchedulePlan plan, Journal journal, CancellationToken cancel)
    {
        var listener = new ScheduleLines(journal);
        var board = new ScheduleBoard();
        using var webhook =
            plan.ReportUrl is { } address ? new WebhookReport(address, TimeSpan.FromSeconds(15), listener) : null;
        var command =
            plan.ReportCommand is { } text ? new CommandReport(text, TimeSpan.FromMinutes(1), listener) : null;
        var settings = new ScheduleSettings
        {
            Jitter = plan.Jitter,
            Random = () => RandomNumberGenerator.GetInt32(1_000_000) / 1e6,
            Retries = plan.Retries,
            RetryAfter = plan.RetryAfter,
            ReportAsync = async (run, stop) =>
            {
                if (webhook is not null) await webhook.SendAsync(run, stop);
                if (command is not null) await command.SendAsync(run, stop);
            },
        };
        var starter = new ChildRuns(plan.ArgumentsOf, pipeline => ReadsNetwork(pipeline, plan));
        var loop = new ScheduleLoop(
            plan.Timetable, plan.Pipelines, settings, starter, board, new ScheduleMemory(plan.Memory), listener,
            TimeProvider.System);
        if (plan.Once) return await loop.RunAllAsync(null, cancel);
        using var health = plan.HealthPort is { } port ? new HealthServer(port, board) : null;
        using var host = HostOf(loop, health);
        var service = host.Services.GetServices<IHostedService>().OfType<ScheduleService>().Single();
        await host.RunAsync(cancel);
        await service.ExecuteTask!;
        journal.Info($"the schedule has ended");
        return ExitCode.Done;
    }

    static IHost HostOf(ScheduleLoop loop, HealthServer? health)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = StopPatience);
        builder.Services.AddHostedService(services => new ScheduleService(
            loop, health, services.GetRequiredService<IHostApplicationLifetime>()));
        return builder.Build();
    }

    static bool ReadsNetwork(string pipeline, SchedulePlan plan)
    {
        try
        {
            return PipelineFile.Load(pipeline, plan.PlacesOf(pipeline)).ReadsNetwork;
        }
        catch (CalaisisException)
        {
            return false;
        }
    }
}
