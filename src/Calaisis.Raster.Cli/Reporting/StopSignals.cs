using System.Runtime.InteropServices;
using Calaisis.Raster.Operation.Running;
using Calaisis.Raster.Outputs;
using Calaisis.Raster.Processing.Speaking;

namespace Calaisis.Raster.Cli.Reporting;

/// <summary>
/// Ctrl+C, a request to end and a closed terminal become a cancellation, so that the work stops, cleans up and tells
/// its exit code. Work that hangs in a read is not waited for longer than some seconds: the program ends without it. A
/// second signal ends the program at once, whatever it leaves.
/// </summary>
sealed class StopSignals : IDisposable
{
    readonly CancellationTokenSource _stop = new();
    readonly TimeSpan _patience;
    readonly List<PosixSignalRegistration> _registrations;

    /// <param name="patience">How long the work may take to stop.</param>
    public StopSignals(TimeSpan patience)
    {
        _patience = patience;
        _registrations =
        [
            PosixSignalRegistration.Create(PosixSignal.SIGINT, Hear),
            PosixSignalRegistration.Create(PosixSignal.SIGTERM, Hear),
            PosixSignalRegistration.Create(PosixSignal.SIGHUP, Hear),
        ];
    }

    /// <summary>
    /// How long the work may take to stop: whoever asks a program to end is answered within ten seconds.
    /// </summary>
    public static TimeSpan Patience { get; } = TimeSpan.FromSeconds(7);

    /// <summary>The same for a program that waits for another to stop.</summary>
    public static TimeSpan PatienceForOthers { get; } = TimeSpan.FromSeconds(9.5);

    /// <summary>Cancelled by the first signal.</summary>
    public CancellationToken Token => _stop.Token;

    public void Dispose()
    {
        _registrations.ForEach(registration => registration.Dispose());
        _stop.Dispose();
    }

    void Hear(PosixSignalContext context)
    {
        if (_stop.IsCancellationRequested) return;
        context.Cancel = true;
        // Not of the pool, all of whose threads may hang. A program that ends by itself ends this thread, too.
        new Thread(EndLater) { IsBackground = true, Name = "end" }.Start();
        _stop.Cancel();
    }

    void EndLater()
    {
        using var never = new ManualResetEventSlim();
        never.Wait(_patience);
        Unfinished.DeleteAll();
        Console.Error.WriteLine("calaisis: " + Speech.Say(
            $"stopped after waiting {_patience.TotalSeconds:0} s for a read or a write that does not end; "
            + $"nothing half-written is left behind"));
        ProcessEnd.Now(ExitCode.Stopped);
    }
}
