using Calaisis.Raster.Planning;

namespace Calaisis.Raster.Operation.Ledgers;

/// <summary>A run as the ledger knows it.</summary>
public sealed record LedgerRun
{
    public required long Id { get; init; }

    public required string Pipeline { get; init; }

    /// <summary>The pipeline file, as it was given.</summary>
    public required string File { get; init; }

    public required string Program { get; init; }

    public required string Build { get; init; }

    public required long Workers { get; init; }

    public required long MemoryBytes { get; init; }

    public required DateTimeOffset Started { get; init; }

    public DateTimeOffset? Ended { get; init; }

    /// <summary>running, done, unchanged, failed, stopped or killed.</summary>
    public required string State { get; init; }

    /// <summary>The run whose results people saw after it.</summary>
    public long? Published { get; init; }

    /// <summary>How long it took, by a clock that nobody can set; null for a run that was killed.</summary>
    public double? Seconds { get; init; }

    /// <summary>Processor time of all its threads.</summary>
    public double? ProcessorSeconds { get; init; }

    public long? PeakBytes { get; init; }

    /// <summary>Why it failed.</summary>
    public Sentence? Message { get; init; }
}

/// <summary>A step of a run as the ledger knows it.</summary>
public sealed record LedgerStep
{
    public required long Run { get; init; }

    public required string Id { get; init; }

    public required string Kind { get; init; }

    public required string Key { get; init; }

    /// <summary>made, kept, shared, failed, left out or stopped.</summary>
    public required string State { get; init; }

    /// <summary>Why it ran.</summary>
    public required IReadOnlyList<Sentence> Reasons { get; init; }

    public double? Seconds { get; init; }

    public long? PeakBytes { get; init; }

    public Sentence? Message { get; init; }

    /// <summary>
    /// What fixes its results; null for a step that failed in an older program, which did not keep it.
    /// </summary>
    public StepDefinition? Definition { get; init; }
}

/// <summary>Something a step read.</summary>
/// <param name="Role">What it was read as.</param>
/// <param name="Content">What stands for its content, as in <see cref="StepDefinition.Inputs"/>.</param>
/// <param name="Place">Where it was, as the pipeline writes it; null for the result of another step.</param>
public sealed record LedgerInput(string Role, string Content, string? Place);

/// <summary>A file that a step made.</summary>
/// <param name="Key">The step's key.</param>
/// <param name="Path">Its name among the step's outputs.</param>
/// <param name="Sha256">The hash of its content.</param>
/// <param name="Bytes">Its length.</param>
public sealed record LedgerOutput(string Key, string Path, string Sha256, long Bytes);
