namespace Calaisis.Raster.Works;

/// <summary>Something that may be done to improve networks: one decision, yes or no.</summary>
/// <param name="Id">Its name, unique among the works of a choice; ties are broken by it.</param>
/// <param name="Cost">What it costs, at least 0, in the unit of the budget.</param>
public sealed record Work(string Id, double Cost)
{
    /// <summary>Whether there is anything to decide.</summary>
    public WorkStatus Status { get; init; }

    /// <summary>The works without which it cannot be done.</summary>
    public IReadOnlyList<string> Requires { get; init; } = [];

    /// <summary>The works that cannot be done beside it.</summary>
    public IReadOnlyList<string> Excludes { get; init; } = [];

    /// <summary>Variants of one work carry the same word: at most one of them is done; empty for none.</summary>
    public string Group { get; init; } = "";
}

/// <summary>Whether a work is open to choice.</summary>
public enum WorkStatus
{
    /// <summary>It may be done or left.</summary>
    Free,

    /// <summary>It is done in any case; its cost counts.</summary>
    Fixed,

    /// <summary>It is never done.</summary>
    Banned,
}
