using Calaisis.Raster.Comparison;
using Calaisis.Raster.Grids;
using Calaisis.Raster.Links;

namespace Calaisis.Raster.Sensitivity;

/// <summary>What a trame came to in one draw.</summary>
/// <param name="Figures">
/// Its figures by the names that summaries give them: the territory's where one is declared, and then the extent's as
/// <c>extent_...</c>.
/// </param>
/// <param name="Links">Its links; empty without a network.</param>
/// <param name="Corridors">A value in every cell of a corridor; null for none.</param>
public sealed record DrawOutcome(
    IReadOnlyDictionary<string, double> Figures, IReadOnlyList<Link> Links, ITileSource? Corridors)
{
    /// <summary>A draw in which no network came about: no core area, or too few links for the log-log rule.</summary>
    /// <param name="why">The sentence that says so.</param>
    public static DrawOutcome Nothing(Sentence why) => new(new Dictionary<string, double>(), [], null) { Why = why };

    /// <summary>Why there is no network; null where there is one.</summary>
    public Sentence? Why { get; private init; }

    /// <summary>
    /// Ids of the links that have some of their length in the territory; null where none is declared.
    /// </summary>
    public IReadOnlySet<int>? LinksInside { get; init; }

    internal MemoryLabels? Labels { get; init; }

    internal int CoreCount { get; init; }

    /// <summary>The cells that its core areas share with those of another draw on the same grid.</summary>
    internal CoreOverlap Overlap(DrawOutcome other)
    {
        var overlap = new CoreOverlap();
        if (Labels is null || other.Labels is null) return overlap;
        var before = Labels.All;
        var after = other.Labels.All;
        for (var i = 0; i < before.Length;)
        {
            var (one, two) = (before[i], after[i]);
            var start = i;
            while (i < before.Length && before[i] == one && after[i] == two) i++;
            if (one >= 1 && one <= CoreCount && two >= 1 && two <= other.CoreCount) overlap.Add(one, two, i - start);
        }

        return overlap;
    }
}
