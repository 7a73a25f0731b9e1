using System.Globalization;
using Calaisis.Raster.Faults;

namespace Calaisis.Raster.Operation.Storage;

/// <summary>
/// One run at a time on a folder of results. The lock is the system's: it ends with the process that holds it, however
/// that ends.
/// </summary>
public sealed class RunLock : IDisposable
{
    static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    readonly FileStream _held;

    RunLock(FileStream held)
    {
        _held = held;
    }

    /// <summary>Takes the lock.</summary>
    /// <param name="folder">The folder of results.</param>
    /// <param name="wait">
    /// How long to wait while another run holds it; zero leaves at once, <see cref="Timeout.InfiniteTimeSpan"/> waits
    /// for ever.
    /// </param>
    /// <param name="clock">For waiting, and for telling since when it is held.</param>
    /// <param name="onWait">Told once, who holds it, before waiting.</param>
    /// <param name="cancel">Stops waiting.</param>
    /// <exception cref="RunBusyException">Another run holds it.</exception>
    public static async Task<RunLock> TakeAsync(
        OperationFolder folder, TimeSpan wait, TimeProvider clock, Action<string> onWait, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(folder);
        ArgumentNullException.ThrowIfNull(clock);
        var started = clock.GetTimestamp();
        var told = false;
        while (true)
        {
            if (TryTake(folder, clock) is { } taken) return taken;
            if (wait != Timeout.InfiniteTimeSpan && clock.GetElapsedTime(started) >= wait)
                throw new RunBusyException(folder.Results, Holder(folder));
            if (!told) onWait(Holder(folder));
            told = true;
            await Task.Delay(Pause, clock, cancel);
        }
    }

    public void Dispose() => _held.Dispose();

    static RunLock? TryTake(OperationFolder folder, TimeProvider clock)
    {
        FileStream held;
        try
        {
            if (Directory.Exists(folder.Lock)) OwnPlaces.SetAside(folder.Lock, ".before");
            held = new FileStream(folder.Lock, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException problem) when (IsSharingViolation(problem))
        {
            return null;
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw OutputException.Refused(folder.Lock, refused);
        }

        NoteHolder(folder, clock);
        return new RunLock(held);
    }

    /// <summary>
    /// Who holds it stands in a file of its own, since nobody can read a locked one. It is for people who wait: a run
    /// goes on without it.
    /// </summary>
    static void NoteHolder(OperationFolder folder, TimeProvider clock)
    {
        try
        {
            if (!File.Exists(HolderFile(folder))) OwnPlaces.Remove(HolderFile(folder));
            File.WriteAllText(HolderFile(folder), string.Create(
                CultureInfo.InvariantCulture,
                $"process {Environment.ProcessId}, since {clock.GetUtcNow():yyyy-MM-dd HH:mm:ss} UTC"));
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            return;
        }
    }

    // EWOULDBLOCK on Linux and macOS, ERROR_SHARING_VIOLATION on Windows.
    static bool IsSharingViolation(IOException problem) => problem.HResult is 11 or 35
        || (problem.HResult & 0xFFFF) == 32;

    static string HolderFile(OperationFolder folder) => folder.Lock + ".holder";

    static string Holder(OperationFolder folder)
    {
        try
        {
            var text = File.ReadAllText(HolderFile(folder));
            return text.Length is > 0 and <= 100 && !text.Any(char.IsControl) ? text : "another process";
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return "another process";
        }
    }
}

/// <summary>Another run works on the same results.</summary>
public sealed class RunBusyException : CalaisisException
{
    internal RunBusyException(string results, string holder)
        : base($"{results}: another run works on these results ({holder}); wait for its end, "
            + $"or use --wait or another --out.")
    {
    }

    /// <summary>As sysexits.h has it for "try again later".</summary>
    public override int ExitCode => 75;
}
