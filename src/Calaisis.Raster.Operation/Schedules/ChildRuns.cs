using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Calaisis.Raster.Operation.Schedules;

/// <summary>
/// Runs pipelines in a process of their own: whatever happens there, the schedule goes on, and memory is given back.
/// </summary>
/// <param name="argumentsOf">The program and its arguments for a pipeline.</param>
/// <param name="readsNetwork">Whether a pipeline reads from the network, so that a failure to read may pass.</param>
public sealed partial class ChildRuns(
    Func<string, IReadOnlyList<string>> argumentsOf, Func<string, bool> readsNetwork) : IRunStarter
{
    /// <summary>
    /// How long a run that is asked to stop may clean up: a little more than it takes to end without what hangs.
    /// </summary>
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(8);

    const int Terminate = 15;

    const int ReadOrWriteFailed = 4;

    /// <summary>Lines of what it said that are kept.</summary>
    const int MostLines = 5;

    public async Task<RunAnswer> RunAsync(string pipeline, CancellationToken cancel)
    {
        var command = argumentsOf(pipeline);
        var start = new ProcessStartInfo(command[0], command.Skip(1))
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var started = Started(start, out var refused);
        if (started is not { } process)
            return new RunAnswer(ReadOrWriteFailed, $"{command[0]}: cannot be started ({refused})", MayPass: false);
        process.StandardInput.Close();
        using var stop = cancel.Register(() => Ask(process));
        var output = LastWords.ReadAsync(process.StandardOutput, CancellationToken.None);
        var errors = LastWords.ReadAsync(process.StandardError, CancellationToken.None);
        await EndAsync(process, cancel);
        await output;
        var said = (await errors).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        cancel.ThrowIfCancellationRequested();
        var mayPass = process.ExitCode == ReadOrWriteFailed && readsNetwork(pipeline);
        return new RunAnswer(process.ExitCode, $"{string.Join(' ', said.TakeLast(MostLines))}", mayPass);
    }

    /// <summary>
    /// Null where the program is gone, or the machine has no room for another: a failed run, as any other.
    /// </summary>
    static Process? Started(ProcessStartInfo start, out string refused)
    {
        refused = "";
        try
        {
            return Process.Start(start);
        }
        catch (Win32Exception problem)
        {
            refused = problem.Message;
            return null;
        }
    }

    static async Task EndAsync(Process process, CancellationToken cancel)
    {
        try
        {
            await process.WaitForExitAsync(cancel);
        }
        catch (OperationCanceledException)
        {
            using var limit = new CancellationTokenSource(Patience);
            try
            {
                await process.WaitForExitAsync(limit.Token);
            }
            catch (OperationCanceledException)
            {
                process.Kill(entireProcessTree: true);
                await process.WaitForExitAsync(CancellationToken.None);
            }
        }
    }

    static void Ask(Process process)
    {
        if (process.HasExited) return;
        if (OperatingSystem.IsWindows()) process.Kill(entireProcessTree: true);
        else _ = Kill(process.Id, Terminate);
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Kill(int process, int signal);
}
