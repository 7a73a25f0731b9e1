using Calaisis.Raster.Links;

namespace Calaisis.Raster.Comparison;

/// <summary>What became of a link between two scenarios.</summary>
/// <param name="Kind">Kept, new...</param>
/// <param name="Before">The active link in the scenario compared with; null for a new one.</param>
/// <param name="After">The active link in the other scenario; null for one that is no more.</param>
/// <param name="Why">What the change comes from.</param>
public sealed record LinkChange(LinkChangeKind Kind, Link? Before, Link? After, LinkChangeReason Why)
{
    /// <summary>Cost afterwards less cost before; NaN where it is new or gone.</summary>
    public double CostDifference => (After?.Cost ?? double.NaN) - (Before?.Cost ?? double.NaN);

    /// <summary>The same in per cent of the cost before.</summary>
    public double CostPercent => 100 * CostDifference / (Before?.Cost ?? double.NaN);

    /// <summary>Whether it is in both, at a cost that differs by enough to be worth telling.</summary>
    public bool IsCostChanged => Kind == LinkChangeKind.Kept && WorthTelling.Is(Before!.Cost, After!.Cost);

    /// <summary>
    /// Whether some of its length lies in the territory, before or afterwards; true where none is declared.
    /// </summary>
    public bool IsInside { get; init; } = true;

    /// <summary>
    /// The share of PC that the link carries where it is active, in per cent: of the two scenarios, the larger.
    /// </summary>
    public double DpcPercent { get; init; } = double.NaN;
}

/// <summary>What became of a link.</summary>
public enum LinkChangeKind
{
    /// <summary>Active in both.</summary>
    Kept,

    /// <summary>Active afterwards only.</summary>
    Gained,

    /// <summary>Active before only.</summary>
    Lost,
}

/// <summary>Why a link came or went.</summary>
public enum LinkChangeReason
{
    /// <summary>Nothing but its cost changed, if anything did.</summary>
    None,

    /// <summary>One of its core areas is new, or gone.</summary>
    Core,

    /// <summary>Its two core areas have become one, or one has become two.</summary>
    MergedOrSplit,

    /// <summary>It exceeds the greatest cost in one of the scenarios, or no way leads there.</summary>
    Cost,

    /// <summary>Its path passes through another core area in one of the scenarios.</summary>
    Crossing,

    /// <summary>Other core areas are nearer, or came between.</summary>
    Neighbours,
}
