namespace Calaisis.Raster.Planning;

/// <summary>
/// One unit of work of a run. Its results depend on its kind, its parameters and the content of its inputs, and on
/// nothing else: not on paths, threads, tiles or memory.
/// </summary>
public sealed record Step
{
    /// <summary>Unique within a plan and shown to people: <c>base/verte/resistance</c>.</summary>
    public required string Id { get; init; }

    public required StepKind Kind { get; init; }

    /// <summary>
    /// What the work is told, by name, each value in one canonical text (JSON); ordinal order of names.
    /// </summary>
    public required IReadOnlyDictionary<string, string> Parameters { get; init; }

    public required IReadOnlyList<StepInput> Inputs { get; init; }

    /// <summary>
    /// Files it makes, as paths relative to the folder of its id without the kind, with forward slashes: step
    /// <c>base/verte/resistance</c> makes <c>base/verte/resistance.tif</c>. Those whose name begins with a dot are for
    /// other steps only, and are not shown to people.
    /// </summary>
    public required IReadOnlyList<string> Outputs { get; init; }

    public StepNeeds Needs { get; init; } = StepNeeds.Modest;

    /// <summary>
    /// Where an output is shown to people, from the folder of results; null for one that is not shown.
    /// </summary>
    public string? PlaceOf(string output) => PlaceOf(Id, output);

    /// <summary>Where an output of the step of that id is shown; null for one that is not shown.</summary>
    public static string? PlaceOf(string id, string output)
    {
        ArgumentNullException.ThrowIfNull(id);
        ArgumentNullException.ThrowIfNull(output);
        if (output.StartsWith('.') || output.Contains("/.", StringComparison.Ordinal)) return null;
        return id[..(id.LastIndexOf('/') + 1)] + output;
    }

    public override string ToString() => Id;
}

/// <summary>What a step does.</summary>
/// <param name="Name">As shown to people: <c>resistance</c>.</param>
/// <param name="Version">Raised whenever the same parameters and inputs lead to other results.</param>
public sealed record StepKind(string Name, int Version);

/// <summary>Something a step reads.</summary>
/// <param name="Role">What it is read as, unique within the step: <c>source lumiere</c>.</param>
public abstract record StepInput(string Role);

/// <summary>A file or dataset from outside.</summary>
/// <param name="Role">What it is read as.</param>
/// <param name="Path">Where it is; no part of the step's key.</param>
public sealed record OutsideInput(string Role, string Path) : StepInput(Role)
{
    /// <summary>The path as people wrote it, without secrets; null where it may not be shown.</summary>
    public string? Shown { get; init; }
}

/// <summary>A file that another step makes.</summary>
/// <param name="Role">What it is read as.</param>
/// <param name="Step">The id of the step that makes it.</param>
/// <param name="Output">Which of its outputs.</param>
public sealed record StepResult(string Role, string Step, string Output) : StepInput(Role);

/// <summary>What a step takes of the machine while it runs.</summary>
/// <param name="MemoryBytes">Memory it holds at its peak.</param>
/// <param name="Workers">Processors it can keep busy; it is given at most as many as <c>--jobs</c> allows.</param>
public sealed record StepNeeds(long MemoryBytes, int Workers)
{
    public static StepNeeds Modest { get; } = new(64 << 20, 1);

    /// <summary>Everything the run may use; nothing else runs beside it.</summary>
    public static StepNeeds All { get; } = new(long.MaxValue, int.MaxValue);
}
