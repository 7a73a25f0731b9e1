using Calaisis.Raster.Comparison;
using Calaisis.Raster.Links;
using Calaisis.Raster.Pipelines.Scenarios;

namespace Calaisis.Raster.Sensitivity;

/// <summary>
/// How often the ranking of scenarios holds when parameters are drawn: in each draw they are ranked anew, against the
/// base of that draw.
/// </summary>
public sealed class RankingRobustness
{
    readonly List<IReadOnlyList<RankedScenario>> _draws = [];
    readonly IReadOnlyList<RankedScenario> _declared;

    RankingRobustness(IReadOnlyList<RankedScenario> declared) => _declared = declared;

    /// <summary>The scenarios with the declared values, the best first.</summary>
    public IReadOnlyList<string> Reference => [.. _declared.Select(scenario => scenario.Scenario)];

    /// <summary>
    /// The criteria that draws measure, in the order they are written: not conflicts, light and components.
    /// </summary>
    public IReadOnlyList<string> Criteria =>
    [
        .. _declared.SelectMany(scenario => scenario.Trames).SelectMany(trame => trame.Criteria)
            .Select(criterion => criterion.Criterion)
            .Distinct().Order().Select(RankingCriteria.NameOf),
    ];

    /// <summary>How many draws there are.</summary>
    public int Draws => _draws.Count;

    /// <summary>The share of draws in which all scenarios have the places they have with the declared values.</summary>
    public double Holds => Share(
        draw => _declared.All(scenario => PlaceIn(draw, scenario.Scenario) == DeclaredPlaceOf(scenario.Scenario)));

    /// <summary>A scenario's place with the declared values: 1 and the number of those with a higher score.</summary>
    public int DeclaredPlaceOf(string scenario) => PlaceIn(_declared, scenario);

    /// <summary>The share of draws in which a scenario comes first by a difference that counts.</summary>
    public double IsBest(string scenario) =>
        Share(draw => PlaceIn(draw, scenario) == 1 && Of(draw, scenario).Verdict == RankingVerdict.Ranked);

    /// <summary>The share of draws in which a scenario has the place it has with the declared values.</summary>
    public double KeepsPlace(string scenario) => Share(draw => PlaceIn(draw, scenario) == DeclaredPlaceOf(scenario));

    /// <summary>How a scenario's place spreads over the draws; 1 is the first.</summary>
    public Spread PlacesOf(string scenario) => Spread.Of(_draws.Select(draw => (double)PlaceIn(draw, scenario)));

    /// <summary>The share of draws in which one scenario comes before another.</summary>
    public double Beats(string one, string other) => Share(draw => PlaceIn(draw, one) < PlaceIn(draw, other));

    /// <summary>
    /// Ranks the scenarios of every draw; null where there are not two to rank beside the base, or nothing to rank by.
    /// </summary>
    /// <param name="trames">All trames of all scenarios, those of the base too.</param>
    /// <param name="draws">How many draws there are.</param>
    /// <param name="comparison">The scenario that is the base.</param>
    /// <param name="rules">What the ranking goes by.</param>
    public static RankingRobustness? Of(
        IReadOnlyList<TrameSensitivity> trames, int draws, ComparisonDeclaration comparison, RankingRules rules)
    {
        ArgumentNullException.ThrowIfNull(trames);
        ArgumentNullException.ThrowIfNull(comparison);
        var bases = trames.Where(trame => trame.Scenario == comparison.Base).ToDictionary(trame => trame.Trame);
        var others = trames.Where(trame => trame.Scenario != comparison.Base && bases.ContainsKey(trame.Trame))
            .ToList();
        if (others.Select(trame => trame.Scenario).Distinct().Count() < 2) return null;
        var pairs = others.Select(trame => new RankedPair(bases[trame.Trame], trame)).ToList();
        var robustness = new RankingRobustness(
            Rank(pairs, rules, (trame, name) => Known(trame.Reference, name), (_, link) => link.Cost));
        if (robustness._declared.All(scenario => scenario.Verdict == RankingVerdict.NothingMeasured)) return null;
        for (var draw = 0; draw < draws; draw++)
        {
            var number = draw;
            robustness._draws.Add(Rank(pairs, rules, (trame, name) => trame.Figure(number, name), (trame, link) =>
                trame.CostOf(number, link)));
        }

        return robustness;
    }

    static IReadOnlyList<RankedScenario> Rank(
        List<RankedPair> pairs, RankingRules rules, Func<TrameSensitivity, string, double> figure,
        Func<TrameSensitivity, Link, double> cost) =>
        ScenarioRanking.Of(
            [
                .. pairs.Select(pair => (Pair: pair, Kept: pair.KeptCosts(cost))).Select(pair => new RankedFigures(
                    pair.Pair.After.Scenario,
                    pair.Pair.After.Trame,
                    name => pair.Pair.FigureOf(name, pair.Kept, figure))),
            ],
            rules with { LightTrames = [] });

    static double Known(DrawOutcome outcome, string name) =>
        outcome.Figures.TryGetValue(name, out var value) ? value : double.NaN;

    double Share(Func<IReadOnlyList<RankedScenario>, bool> holds) =>
        _draws.Count == 0 ? double.NaN : (double)_draws.Count(holds) / _draws.Count;

    static RankedScenario Of(IReadOnlyList<RankedScenario> ranking, string scenario) =>
        ranking.First(ranked => ranked.Scenario == scenario);

    static int PlaceIn(IReadOnlyList<RankedScenario> ranking, string scenario)
    {
        var score = ScoreOf(Of(ranking, scenario));
        return 1 + ranking.Count(other => ScoreOf(other) > score);

        static double ScoreOf(RankedScenario ranked) =>
            double.IsNaN(ranked.Score) ? double.NegativeInfinity : ranked.Score;
    }

    /// <summary>A trame in the base and in another scenario.</summary>
    sealed class RankedPair(TrameSensitivity before, TrameSensitivity after)
    {
        // Links are the same ones in every draw: those that both have with the declared values, in the territory where
        // one is declared.
        readonly List<LinkChange> _kept =
        [
            .. LinkMatch.Kept(
                before.ReferenceLinks, after.ReferenceLinks, new CoreMatch(before.Reference.Overlap(after.Reference)))
                .Where(link => IsInside(before, link.Before!) || IsInside(after, link.After!)),
        ];

        public TrameSensitivity After => after;

        static bool IsInside(TrameSensitivity trame, Link link) =>
            trame.Reference.LinksInside?.Contains(link.Id) ?? true;

        /// <summary>What they cost, those that are in both in this draw, too.</summary>
        public IReadOnlyList<(double Before, double After)> KeptCosts(Func<TrameSensitivity, Link, double> cost) =>
        [
            .. _kept.Select(link => (Before: cost(before, link.Before!), After: cost(after, link.After!)))
                .Where(link => !double.IsNaN(link.Before) && !double.IsNaN(link.After)),
        ];

        /// <summary>A figure beside that of the base; null for what draws do not measure.</summary>
        public FigureChange? FigureOf(
            string name, IReadOnlyList<(double Before, double After)> kept,
            Func<TrameSensitivity, string, double> figure)
        {
            if (name == FigureChanges.KeptLinkCost) return FigureChanges.OfKeptLinks(kept);
            if (name == KeptFigures.Links) return new FigureChange(null, null, name, "", kept.Count, kept.Count);
            var change = new FigureChange(null, null, name, "", figure(before, name), figure(after, name));
            return double.IsNaN(change.Before) && double.IsNaN(change.After) ? null : change;
        }
    }
}
