using Calaisis.Raster.Grids;

namespace Calaisis.Raster.Comparison;

/// <summary>One trame in two scenarios: figures side by side, links by what became of them, and where EC comes from.</summary>
public sealed record TrameComparison
{
    public required string Trame { get; init; }

    /// <summary>The scenario compared with.</summary>
    public required string Base { get; init; }

    /// <summary>The scenario that is compared with it.</summary>
    public required string Scenario { get; init; }

    public required IReadOnlyList<FigureChange> Figures { get; init; }

    /// <summary>Kept and lost links by their ids before, then gained ones by their ids afterwards.</summary>
    public required IReadOnlyList<LinkChange> Links { get; init; }

    /// <summary>Null where the network was not measured in both.</summary>
    public required ConnectivityChange? Connectivity { get; init; }

    public required TrameState Before { get; init; }

    public required TrameState After { get; init; }

    public required ChangeCounts Counts { get; init; }

    /// <summary>A figure of the whole trame; null where it has none of that name.</summary>
    public FigureChange? Figure(string name) => Figures.FirstOrDefault(figure => figure.ZoneLayer is null && figure.Name == name);

    /// <summary>Kept links whose cost changed, the greatest change first, then by id.</summary>
    public IEnumerable<LinkChange> CostChanges => Links
        .Where(link => link.Kind == LinkChangeKind.Kept && link.CostDifference != 0)
        .OrderByDescending(link => Math.Abs(link.CostDifference))
        .ThenBy(link => link.Before!.Id);

    /// <summary>Compares a trame in two scenarios.</summary>
    /// <param name="trame">Its name.</param>
    /// <param name="scenarios">Names of the scenario compared with, and of the other.</param>
    /// <param name="before">The trame in the first.</param>
    /// <param name="after">The trame in the second.</param>
    /// <param name="counts">What <see cref="ChangePass"/> counted between the two.</param>
    /// <param name="grid">The grid of both.</param>
    public static TrameComparison Of(
        string trame, (string Base, string Scenario) scenarios, TrameState before, TrameState after, ChangeCounts counts, GridDefinition grid)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        ArgumentNullException.ThrowIfNull(counts);
        var links = LinkMatch.Of(before, after, new CoreMatch(counts.Cores));
        var importances = (Before: ImportancesOf(before), After: ImportancesOf(after));
        return new TrameComparison
        {
            Trame = trame,
            Base = scenarios.Base,
            Scenario = scenarios.Scenario,
            Figures = FigureChanges.Of(before.Figures, after.Figures, links, counts, grid),
            Links =
            [
                .. links.Select(link => link with
                {
                    DpcPercent = Larger(
                        link.Before is { } was ? importances.Before.GetValueOrDefault(was.Id, double.NaN) : double.NaN,
                        link.After is { } now ? importances.After.GetValueOrDefault(now.Id, double.NaN) : double.NaN),
                }),
            ],
            Connectivity = before.Indicators is { } one && after.Indicators is { } other
                ? ConnectivityChange.Of(one.EcSquareMetres, other.EcSquareMetres, one.HabitatSquareMetres, other.HabitatSquareMetres)
                : null,
            Before = before,
            After = after,
            Counts = counts,
        };
    }

    static Dictionary<int, double> ImportancesOf(TrameState state) =>
        state.Indicators?.LinkImportances.ToDictionary(link => link.Link, link => link.DpcPercent) ?? [];

    static double Larger(double a, double b) => double.IsNaN(a) ? b : double.IsNaN(b) ? a : Math.Max(a, b);
}
