using Microsoft.Extensions.Hosting;

namespace Calaisis.Raster.Operation.Schedules;

/// <summary>A schedule as a service of a host, with its health server where there is one; the host ends with it.</summary>
public sealed class ScheduleService(ScheduleLoop loop, HealthServer? health, IHostApplicationLifetime host) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
        var answering = health?.RunAsync(ended.Token) ?? Task.CompletedTask;
        try
        {
            await loop.RunAsync(stoppingToken);
        }
        finally
        {
            await ended.CancelAsync();
            await answering;
            host.StopApplication();
        }
    }
}
