using Calaisis.Raster.Flow;
using Calaisis.Raster.Planning;

namespace Calaisis.Raster.Operation.Running;

/// <summary>Does a step, or several of one batch in one go.</summary>
/// <remarks>
/// It reads only the inputs and makes only the outputs of its places; what it makes depends on what its steps declare
/// and on nothing else. A failure is an exception.
/// </remarks>
public interface IStepWork
{
    /// <param name="together">The steps to do; one unless they were bound with a batch.</param>
    /// <param name="resources">What of the machine it may use.</param>
    /// <param name="listener">Hears how far it is.</param>
    /// <param name="cancel">Stops it.</param>
    Task RunAsync(
        IReadOnlyList<StepPlace> together, StepResources resources, IRunListener listener, CancellationToken cancel);
}

/// <summary>A step and what does it.</summary>
/// <param name="Step">The step.</param>
/// <param name="Work">What does it.</param>
public sealed record BoundStep(Step Step, IStepWork Work)
{
    /// <summary>
    /// Steps of one batch that are ready at the same time are handed to the work of the first of them together; null
    /// for a step that is done on its own.
    /// </summary>
    public string? Batch { get; init; }
}

/// <summary>What of the machine a step may use. None of it changes a byte of its results.</summary>
/// <param name="Workers">Threads it may keep busy.</param>
/// <param name="MemoryBytes">Memory it may hold.</param>
public sealed record StepResources(int Workers, long MemoryBytes);
