using System.Diagnostics;

namespace Calaisis.Raster.Operation.Running;

/// <summary>What a run took of the machine.</summary>
/// <param name="Wall">From its beginning to its end, by a clock that nobody can set.</param>
/// <param name="Processor">Of all its threads together.</param>
/// <param name="PeakBytes">The most memory the program held, as the system counted it.</param>
public sealed record RunUsage(TimeSpan Wall, TimeSpan Processor, long PeakBytes)
{
    /// <summary>What of <see cref="Wall"/> was spent on the run itself, not on its steps.</summary>
    public RunOverhead Overhead { get; init; } = new(TimeSpan.Zero, TimeSpan.Zero, TimeSpan.Zero);
}

/// <summary>What a run spends beside the work of its steps.</summary>
/// <param name="Planning">Hashes of inputs and of stored results, and the plan.</param>
/// <param name="Caching">
/// Looking at inputs again and taking results into the cache, hashes included; added up over steps, though other steps
/// may have worked meanwhile.
/// </param>
/// <param name="Showing">
/// The last look at the inputs, showing the results, and, at the end of a run, removing old ones.
/// </param>
public sealed record RunOverhead(TimeSpan Planning, TimeSpan Caching, TimeSpan Showing);

/// <summary>Measures a run while it goes on.</summary>
/// <remarks>
/// Thread rule: <see cref="AddCaching"/> and <see cref="Now"/> are safe for any number of callers, the rest for one.
/// </remarks>
sealed class UsageMeter(TimeProvider clock)
{
    readonly long _began = clock.GetTimestamp();
    readonly TimeSpan _processor = Environment.CpuUsage.TotalTime;
    long _cachingTicks;

    public TimeSpan Planning { get; private set; }

    public TimeSpan Showing { get; private set; }

    public RunUsage Now
    {
        get
        {
            using var process = Process.GetCurrentProcess();
            return new RunUsage(
                clock.GetElapsedTime(_began), Environment.CpuUsage.TotalTime - _processor, process.PeakWorkingSet64)
            {
                Overhead = new RunOverhead(Planning, TimeSpan.FromTicks(Interlocked.Read(ref _cachingTicks)), Showing),
            };
        }
    }

    public void EndPlanning(long since) => Planning = clock.GetElapsedTime(since);

    public void EndShowing(long since) => Showing = clock.GetElapsedTime(since);

    public void AddCaching(long since) => Interlocked.Add(ref _cachingTicks, clock.GetElapsedTime(since).Ticks);
}
