using Calaisis.Raster.Comparison;
using Calaisis.Raster.Links;
using Calaisis.Raster.Pipelines.Scenarios;

namespace Calaisis.Raster.Sensitivity;

/// <summary>How often the ranking of scenarios holds when parameters are drawn: in each draw they are ranked anew, against the base of that draw.</summary>
public sealed class RankingRobustness
{
    readonly List<IReadOnlyList<string>> _orders = [];

    RankingRobustness(IReadOnlyList<string> reference) => Reference = reference;

    /// <summary>The scenarios with the declared values, the best first.</summary>
    public IReadOnlyList<string> Reference { get; }

    /// <summary>How many draws there are.</summary>
    public int Draws => _orders.Count;

    /// <summary>The share of draws in which the whole order is that of the declared values.</summary>
    public double Holds => Share(order => order.SequenceEqual(Reference));

    /// <summary>The share of draws in which a scenario comes first.</summary>
    public double IsBest(string scenario) => Share(order => order[0] == scenario);

    /// <summary>The share of draws in which a scenario has the place it has with the declared values.</summary>
    public double KeepsPlace(string scenario) => Share(order => PlaceOf(order, scenario) == PlaceOf(Reference, scenario));

    /// <summary>How a scenario's place spreads over the draws; 1 is the first.</summary>
    public Spread PlacesOf(string scenario) => Spread.Of(_orders.Select(order => (double)PlaceOf(order, scenario)));

    /// <summary>The share of draws in which one scenario comes before another.</summary>
    public double Beats(string one, string other) => Share(order => PlaceOf(order, one) < PlaceOf(order, other));

    /// <summary>Ranks the scenarios of every draw; null where there are not two to rank beside the base.</summary>
    /// <param name="trames">All trames of all scenarios, those of the base too.</param>
    /// <param name="draws">How many draws there are.</param>
    /// <param name="comparison">Base and weights.</param>
    public static RankingRobustness? Of(IReadOnlyList<TrameSensitivity> trames, int draws, ComparisonDeclaration comparison)
    {
        ArgumentNullException.ThrowIfNull(trames);
        ArgumentNullException.ThrowIfNull(comparison);
        var bases = trames.Where(trame => trame.Scenario == comparison.Base).ToDictionary(trame => trame.Trame);
        var others = trames.Where(trame => trame.Scenario != comparison.Base && bases.ContainsKey(trame.Trame)).ToList();
        if (others.Select(trame => trame.Scenario).Distinct().Count() < 2) return null;
        var pairs = others.Select(trame => new RankedPair(bases[trame.Trame], trame)).ToList();
        var robustness = new RankingRobustness(Rank(pairs, comparison, (trame, name) => Known(trame.Reference, name), (_, link) => link.Cost));
        for (var draw = 0; draw < draws; draw++)
        {
            var number = draw;
            robustness._orders.Add(Rank(pairs, comparison, (trame, name) => trame.Figure(number, name), (trame, link) => trame.CostOf(number, link)));
        }

        return robustness;
    }

    static IReadOnlyList<string> Rank(
        List<RankedPair> pairs, ComparisonDeclaration comparison, Func<TrameSensitivity, string, double> figure, Func<TrameSensitivity, Link, double> cost) =>
    [
        .. ScenarioRanking.Of(
            [
                .. pairs.Select(pair => new RankedFigures(pair.After.Scenario, pair.After.Trame, criterion =>
                {
                    var name = ScenarioRanking.FigureOf(criterion, comparison.Light?.Above ?? []);
                    return name == FigureChanges.KeptLinkCost
                        ? pair.KeptLinks(cost)
                        : new FigureChange(null, null, name, "", figure(pair.Before, name), figure(pair.After, name));
                })),
            ],
            comparison.Weights).Select(ranked => ranked.Scenario),
    ];

    static double Known(DrawOutcome outcome, string name) => outcome.Figures.TryGetValue(name, out var value) ? value : double.NaN;

    double Share(Func<IReadOnlyList<string>, bool> holds) => _orders.Count == 0 ? double.NaN : (double)_orders.Count(holds) / _orders.Count;

    static int PlaceOf(IReadOnlyList<string> order, string scenario) => Enumerable.Range(0, order.Count).First(i => order[i] == scenario) + 1;

    /// <summary>A trame in the base and in another scenario.</summary>
    sealed class RankedPair(TrameSensitivity before, TrameSensitivity after)
    {
        // Links are the same ones in every draw: those that both have with the declared values.
        readonly List<LinkChange> _kept =
            [.. LinkMatch.Kept(before.ReferenceLinks, after.ReferenceLinks, new CoreMatch(before.Reference.Overlap(after.Reference)))];

        public TrameSensitivity Before => before;

        public TrameSensitivity After => after;

        /// <summary>Their mean costs, of those that are in both in this draw, too.</summary>
        public FigureChange KeptLinks(Func<TrameSensitivity, Link, double> cost) => FigureChanges.OfKeptLinks(
            _kept.Select(link => (Before: cost(before, link.Before!), After: cost(after, link.After!)))
                .Where(link => !double.IsNaN(link.Before) && !double.IsNaN(link.After)));
    }
}
