namespace Calaisis.Raster.Flow;

/// <summary>Something a run has done. Events carry no time: the listener has a clock if it wants one.</summary>
public abstract record RunEvent;

/// <summary>A step begins.</summary>
/// <param name="Step">Its name, as shown to people; unique within a run.</param>
/// <param name="Total">How many units of work (mostly tiles) it consists of; at least 0.</param>
public sealed record StepStarted(Sentence Step, long Total) : RunEvent;

/// <summary>
/// A step has come to <paramref name="Done"/> of <paramref name="Total"/> units; <paramref name="Done"/> only grows.
/// </summary>
public sealed record StepAdvanced(Sentence Step, long Done, long Total) : RunEvent;

/// <summary>A step was completed. A step that fails or is stopped never says so: the exception does.</summary>
public sealed record StepFinished(Sentence Step) : RunEvent;

/// <summary>A step was left out.</summary>
/// <param name="Step">Its name.</param>
/// <param name="Reason">Why, as a sentence for people.</param>
public sealed record StepSkipped(Sentence Step, Sentence Reason) : RunEvent;

/// <summary>Something a user should know that does not stop the run.</summary>
/// <param name="Message">A whole sentence: which file, which key or cell, what follows from it.</param>
public sealed record Warning(Sentence Message) : RunEvent
{
    /// <summary>
    /// The id of the step whose results it is about; null for one that is about no step, or all that are done together.
    /// </summary>
    public string? About { get; init; }
}
