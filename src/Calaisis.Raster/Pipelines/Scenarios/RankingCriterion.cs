namespace Calaisis.Raster.Pipelines.Scenarios;

/// <summary>What scenarios are ranked by.</summary>
public enum RankingCriterion
{
    EquivalentConnectivity,
    CoreArea,
    LinkCost,
    Components,
    CorridorLight,
    Conflicts,
}

/// <summary>The words of criteria.</summary>
public static class RankingCriteria
{
    /// <summary>All criteria, in the order they are written.</summary>
    public static IReadOnlyList<RankingCriterion> All { get; } = [.. Enum.GetValues<RankingCriterion>()];

    /// <summary>What a criterion is called in pipeline files and tables.</summary>
    public static string NameOf(RankingCriterion criterion) => criterion switch
    {
        RankingCriterion.EquivalentConnectivity => "ec",
        RankingCriterion.CoreArea => "core-area",
        RankingCriterion.LinkCost => "link-cost",
        RankingCriterion.Components => "components",
        RankingCriterion.CorridorLight => "corridor-light",
        _ => "conflicts",
    };

    /// <summary>Whether a trame has what the criterion measures.</summary>
    /// <param name="criterion">The criterion.</param>
    /// <param name="name">The trame's name.</param>
    /// <param name="trame">The trame.</param>
    /// <param name="light">Where light is looked at in corridors; null for nowhere.</param>
    public static bool IsMeasured(
        RankingCriterion criterion, string name, TrameDeclaration trame, LightInCorridors? light)
    {
        ArgumentNullException.ThrowIfNull(trame);
        return criterion switch
        {
            RankingCriterion.EquivalentConnectivity => trame is { Links: not null, Network: not null },
            RankingCriterion.CoreArea => trame.Habitats is not null,
            RankingCriterion.CorridorLight => trame is { Links: not null, Corridors: not null }
                && light?.CountsFor(name, trame) == true,
            RankingCriterion.Conflicts => trame is { Links: not null, Conflicts: not null },
            _ => trame.Links is not null,
        };
    }
}
