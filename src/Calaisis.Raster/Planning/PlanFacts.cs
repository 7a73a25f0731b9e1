namespace Calaisis.Raster.Planning;

/// <summary>
/// What a plan is made from, beside the steps: what is outside, what is stored, and what was done before.
/// </summary>
public sealed record PlanFacts
{
    /// <summary>Versions of the software that computes, by name; part of every key.</summary>
    public required IReadOnlyDictionary<string, string> Software { get; init; }

    /// <summary>What stands for the content of something from outside; null where it cannot be told.</summary>
    public required Func<OutsideInput, string?> ContentOf { get; init; }

    /// <summary>Why that cannot be told, as the end of a sentence; null where there is no more to say.</summary>
    public Func<OutsideInput, Sentence?> WhyUnknown { get; init; } = _ => null;

    /// <summary>Whether the results of a key are there.</summary>
    public required Func<string, StoredState> StoredOf { get; init; }

    /// <summary>How a step was done the last time, by its id; null where it never was.</summary>
    public required Func<string, PastStep?> PastOf { get; init; }

    /// <summary>How long steps of a kind took on average; null where none was ever done.</summary>
    public Func<string, TimeSpan?> UsualDurationOf { get; init; } = _ => null;
}

/// <summary>Whether the results of a key are there.</summary>
public enum StoredState
{
    /// <summary>They are not there, or not all of them.</summary>
    Missing,

    /// <summary>They are there, as they were written.</summary>
    Whole,

    /// <summary>They are there, but no longer what was written.</summary>
    Damaged,

    /// <summary>They were made by another build of the program, which may have computed something else.</summary>
    OtherBuild,
}

/// <summary>How a step was done before.</summary>
/// <param name="Key">Its key then.</param>
/// <param name="Definition">What fixed its results then.</param>
/// <param name="Duration">How long it took when it was last made; null where that is not known.</param>
public sealed record PastStep(string Key, StepDefinition Definition, TimeSpan? Duration);
