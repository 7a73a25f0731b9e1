using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using Calaisis.Raster.Faults;

namespace Calaisis.Raster.Operation.Schedules;

/// <summary>
/// Tells a command of the user's how a run ended: as JSON on its input, and in a few variables. The command comes from
/// the command line, never from a pipeline file.
/// </summary>
public sealed class CommandReport(string command, TimeSpan patience, IScheduleListener listener)
{
    /// <summary>A command that fails or hangs is told to the listener and does no other harm.</summary>
    public async Task SendAsync(ScheduledRun run, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(run);
        using var process = Start(run);
        if (process is null) return;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(patience);
        try
        {
            await WriteAsync(process, ScheduleBoard.ToJson(run).ToJsonString() + "\n");
            var said = await Task.WhenAll(
                LastWords.ReadAsync(process.StandardOutput, limit.Token),
                LastWords.ReadAsync(process.StandardError, limit.Token));
            await process.WaitForExitAsync(limit.Token);
            if (process.ExitCode != 0)
            {
                listener.Say($"{run.Pipeline}: the report's command ended with {process.ExitCode}: "
                    + $"{string.Concat(said).Trim()}");
            }
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            cancel.ThrowIfCancellationRequested();
            listener.Say(
                $"{run.Pipeline}: the report's command did not end within {patience.TotalSeconds:0} s and was stopped");
        }
    }

    Process? Start(ScheduledRun run)
    {
        var shell = OperatingSystem.IsWindows()
            ? new ProcessStartInfo("cmd.exe", ["/c", command])
            : new ProcessStartInfo("/bin/sh", ["-c", command]);
        (shell.RedirectStandardInput, shell.RedirectStandardOutput, shell.RedirectStandardError) = (true, true, true);
        shell.Environment["CALAISIS_PIPELINE"] = run.Pipeline;
        shell.Environment["CALAISIS_STATE"] = run.ExitCode == 0 ? "done" : "failed";
        shell.Environment["CALAISIS_EXIT_CODE"] = run.ExitCode.ToString(CultureInfo.InvariantCulture);
        try
        {
            return Process.Start(shell);
        }
        catch (Win32Exception problem)
        {
            listener.Say($"{run.Pipeline}: the report's command could not be started ({LibraryTexts.Of(problem)})");
            return null;
        }
    }

    static async Task WriteAsync(Process process, string text)
    {
        try
        {
            await process.StandardInput.WriteAsync(text);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // A command that reads nothing may have ended already.
            return;
        }
    }
}
