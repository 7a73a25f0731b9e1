using Calaisis.Raster.Grids;

namespace Calaisis.Raster.Comparison;

/// <summary>
/// One trame in two scenarios: figures side by side, links by what became of them, and where EC comes from.
/// </summary>
public sealed record TrameComparison
{
    /// <summary>How near changed ground lies to a link that it may matter to.</summary>
    public const double NearMetres = 100;

    public required string Trame { get; init; }

    /// <summary>The scenario compared with.</summary>
    public required string Base { get; init; }

    /// <summary>The scenario that is compared with it.</summary>
    public required string Scenario { get; init; }

    public required IReadOnlyList<FigureChange> Figures { get; init; }

    /// <summary>Kept and lost links by their ids before, then gained ones by their ids afterwards.</summary>
    public required IReadOnlyList<LinkChange> Links { get; init; }

    /// <summary>
    /// Of the territory where one is declared, else of the extent; null where the network was not measured in both.
    /// </summary>
    public required ConnectivityChange? Connectivity { get; init; }

    /// <summary>Of the extent, where <see cref="Connectivity"/> is of the territory; else null.</summary>
    public ConnectivityChange? ConnectivityOfExtent { get; init; }

    /// <summary>What the territory is called; null where none is declared, and all is of the extent.</summary>
    public string? Territory => IsOfExtent ? null : Counts.Settings.Territory?.Title;

    /// <summary>Whether it leaves the territory out of account.</summary>
    public bool IsOfExtent { get; private init; }

    /// <summary>The same comparison of the whole extent, for what changes outside a territory only.</summary>
    public TrameComparison OfExtent() => this with
    {
        IsOfExtent = true,
        Figures = [.. Figures.Where(figure => !figure.IsTerritory)],
        Links = [.. Links.Select(link => link with { IsInside = true })],
        Connectivity = ConnectivityOfExtent ?? Connectivity,
        LinksNear = [],
    };

    /// <summary>What was counted of the territory where one is declared, else of the extent.</summary>
    public ChangeTally Counted => IsOfExtent ? Counts.Everywhere : Counts.Territory ?? Counts.Everywhere;

    public required TrameState Before { get; init; }

    public required TrameState After { get; init; }

    public required ChangeCounts Counts { get; init; }

    /// <summary>
    /// Links in both, of the territory, at a cost that is the same or nearly so, of which a path runs within
    /// <see cref="NearMetres"/> of changed ground: by the share of PC they carry, then by id.
    /// </summary>
    public required IReadOnlyList<LinkChange> LinksNear { get; init; }

    /// <summary>
    /// A figure of the territory where one is declared, else of the extent; null where there is none of that name.
    /// </summary>
    public FigureChange? Figure(string name) =>
        Figures.FirstOrDefault(figure => figure.ZoneLayer is null && figure.Name == name);

    /// <summary>A figure of the extent; null where there is none of that name.</summary>
    public FigureChange? FigureOfExtent(string name) =>
        Figures.FirstOrDefault(figure => figure is { ZoneLayer: null, IsTerritory: false } && figure.Name == name);

    /// <summary>The links that have some of their length in the territory; all where none is declared.</summary>
    public IEnumerable<LinkChange> LinksInside => Links.Where(link => link.IsInside);

    /// <summary>
    /// Kept links of the territory whose cost changed by enough to be worth telling, the greatest change first, then by
    /// id.
    /// </summary>
    public IEnumerable<LinkChange> CostChanges => LinksInside
        .Where(link => link.IsCostChanged)
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
        string trame, (string Base, string Scenario) scenarios, TrameState before, TrameState after,
        ChangeCounts counts, GridDefinition grid)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        ArgumentNullException.ThrowIfNull(counts);
        var cores = new CoreMatch(counts.Cores);
        IReadOnlyList<LinkChange> links =
        [
            .. LinkMatch.Of(before, after, cores)
                .Select(link => link with { IsInside = IsInside(before, link.Before) || IsInside(after, link.After) }),
        ];
        var importances = (Before: ImportancesOf(before), After: ImportancesOf(after));
        List<LinkChange> changes =
        [
            .. links.Select(link => link with
            {
                DpcPercent = Larger(
                    link.Before is { } was ? importances.Before.GetValueOrDefault(was.Id, double.NaN) : double.NaN,
                    link.After is { } now ? importances.After.GetValueOrDefault(now.Id, double.NaN) : double.NaN),
            }),
        ];
        return new TrameComparison
        {
            Trame = trame,
            Base = scenarios.Base,
            Scenario = scenarios.Scenario,
            Figures = FigureChanges.Of(
                before, after, KeptFigures.Of(before, after, links, cores, counts.Territory is not null), counts, grid),
            Links = changes,
            LinksNear = [.. Near(changes, counts.Changed, grid)],
            Connectivity = ConnectivityOf(before.Indicators?.Territory, after.Indicators?.Territory)
                ?? ConnectivityOf(before.Indicators?.Whole, after.Indicators?.Whole),
            ConnectivityOfExtent =
                counts.Territory is null ? null : ConnectivityOf(before.Indicators?.Whole, after.Indicators?.Whole),
            Before = before,
            After = after,
            Counts = counts,
        };
    }

    static bool IsInside(TrameState state, Links.Link? link) =>
        link is not null && (state.LinksInside?.Contains(link.Id) ?? true);

    static ConnectivityChange? ConnectivityOf(Networks.NetworkTotals? before, Networks.NetworkTotals? after) =>
        before is { } one && after is { } other
            ? ConnectivityChange.Of(
                one.EcSquareMetres, other.EcSquareMetres, one.HabitatSquareMetres, other.HabitatSquareMetres)
            : null;

    static IEnumerable<LinkChange> Near(List<LinkChange> links, ChangedCells? changed, GridDefinition grid) =>
        changed is null
            ? []
            : links.Where(link => link.IsInside && link.Kind == LinkChangeKind.Kept && !link.IsCostChanged)
                .Where(link => link.Before!.Path.Concat(link.After!.Path).Any(cell => changed.AnyNear(
                    cell, NearMetres, grid)))
                .OrderByDescending(link => double.IsNaN(link.DpcPercent) ? -1 : link.DpcPercent)
                .ThenBy(link => link.Before!.Id);

    static Dictionary<int, double> ImportancesOf(TrameState state) =>
        state.Indicators?.LinkImportances.ToDictionary(link => link.Link, link => link.DpcPercent) ?? [];

    static double Larger(double a, double b) => double.IsNaN(a) ? b : double.IsNaN(b) ? a : Math.Max(a, b);
}
