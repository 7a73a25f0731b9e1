using Microsoft.Extensions.Hosting;

namespace Calaisis.Raster.Operation.Schedules;

/// <summary>
/// A schedule as a service of a host, with its health server where there is one; the host ends with it.
/// </summary>
/// <remarks>
/// A host that has ended does not say why: whoever ran it awaits <see cref="BackgroundService.ExecuteTask"/>, which
/// fails where the schedule failed, and ends well where it was stopped.
/// </remarks>
public sealed class ScheduleService(
    ScheduleLoop loop, HealthServer? health, IHostApplicationLifetime host) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
        var answering = health?.RunAsync(ended.Token) ?? Task.CompletedTask;
        try
        {
            await loop.RunAsync(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Being stopped is how a service ends.
            return;
        }
        finally
        {
            await ended.CancelAsync();
            await answering;
            host.StopApplication();
        }
    }
}
