using System.Collections.Concurrent;
using Calaisis.Raster.Flow;
using Calaisis.Raster.Operation.Storage;
using Calaisis.Raster.Planning;

namespace Calaisis.Raster.Operation.Running;

/// <summary>Steps that are done in one go, mostly one.</summary>
sealed class StepGroup(IReadOnlyList<PlannedStep> steps, StepResources share)
{
    public IReadOnlyList<PlannedStep> Steps { get; } = steps;

    public StepResources Share { get; } = share;

    /// <summary>Their results, in their order; filled by the work, read when it has ended.</summary>
    public List<StoredStep> Stored { get; } = [];

    /// <summary>What its work warned of.</summary>
    public ConcurrentQueue<Warning> Warnings { get; } = [];

    public Task Task { get; set; } = Task.CompletedTask;

    public Exception? Problem { get; set; }

    public bool WasStopped { get; set; }

    public TimeSpan Duration { get; set; }

    public long PeakBytes { get; set; }
}

/// <summary>How a plan is carried out.</summary>
/// <param name="Resources">What all steps together may use.</param>
/// <param name="KeepGoing">Whether steps that do not depend on a failed one are still done.</param>
public sealed record RunnerSettings(StepResources Resources, bool KeepGoing)
{
    /// <summary>Takes secrets out of texts that are kept.</summary>
    public Func<string, string> Mask { get; init; } = text => text;
}
