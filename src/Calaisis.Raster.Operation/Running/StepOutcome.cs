using Calaisis.Raster.Operation.Storage;
using Calaisis.Raster.Planning;

namespace Calaisis.Raster.Operation.Running;

/// <summary>What became of a step in a run.</summary>
/// <param name="Planned">The step as it was planned.</param>
/// <param name="State">What became of it.</param>
public sealed record StepOutcome(PlannedStep Planned, StepEnd State)
{
    /// <summary>Its results; null where there are none.</summary>
    public StoredStep? Stored { get; init; }

    /// <summary>How long it took; for steps done together each one's share.</summary>
    public TimeSpan? Duration { get; init; }

    /// <summary>The most memory the program held while it ran.</summary>
    public long? PeakBytes { get; init; }

    /// <summary>Why it failed.</summary>
    public Exception? Problem { get; init; }

    /// <summary>The failed step it waited for, where it was left out.</summary>
    public string? WaitedFor { get; init; }
}

/// <summary>What became of a step.</summary>
public enum StepEnd
{
    /// <summary>It was done in this run.</summary>
    Made,

    /// <summary>Its results were there already.</summary>
    Kept,

    /// <summary>It takes the results of another step of the run.</summary>
    Shared,

    /// <summary>It failed.</summary>
    Failed,

    /// <summary>It was not tried, since one it waits for failed.</summary>
    LeftOut,

    /// <summary>It was not done, since the run ended before.</summary>
    Stopped,
}
