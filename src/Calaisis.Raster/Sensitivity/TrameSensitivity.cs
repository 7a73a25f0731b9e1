using Calaisis.Raster.Comparison;
using Calaisis.Raster.Grids;
using Calaisis.Raster.Links;

namespace Calaisis.Raster.Sensitivity;

/// <summary>Collects the draws of one trame in one scenario, beside its outcome with the declared values.</summary>
/// <remarks>Thread rule: one draw at a time, in any order; nothing depends on it.</remarks>
public sealed class TrameSensitivity
{
    readonly DrawOutcome[] _draws;
    readonly Dictionary<int, double[]> _linkCosts;

    /// <param name="scenario">The scenario's name.</param>
    /// <param name="trame">The trame's name.</param>
    /// <param name="reference">What it comes to with the values that the pipeline declares.</param>
    /// <param name="draws">How many draws there will be.</param>
    /// <param name="shape">The grid's rows and columns.</param>
    public TrameSensitivity(string scenario, string trame, DrawOutcome reference, int draws, Shape shape)
    {
        ArgumentNullException.ThrowIfNull(reference);
        (Scenario, Trame, Reference) = (scenario, trame, reference);
        _draws = new DrawOutcome[draws];
        ReferenceLinks = [.. reference.Links.Where(link => link.State == LinkState.Active).OrderBy(link => link.Id)];
        _linkCosts = ReferenceLinks.ToDictionary(link => link.Id, _ => Enumerable.Repeat(double.NaN, draws).ToArray());
        Frequency = new CorridorFrequency($"corridor frequency of {trame}", shape);
    }

    public string Scenario { get; }

    public string Trame { get; }

    public DrawOutcome Reference { get; }

    /// <summary>In which share of the draws each cell is corridor.</summary>
    public CorridorFrequency Frequency { get; }

    /// <summary>Active links with the declared values, by id: the ones whose costs are followed.</summary>
    public IReadOnlyList<Link> ReferenceLinks { get; }

    /// <summary>Draws without a network, with the sentence that says why, by their numbers.</summary>
    public IEnumerable<(int Draw, Sentence Why)> Failed =>
        _draws.Select((draw, i) => (i, draw.Why)).Where(draw => draw.Why is not null)
            .Select(draw => (draw.i, draw.Why!));

    /// <summary>Adds the outcome of a draw. What is large of it is not kept.</summary>
    public void Add(int draw, DrawOutcome outcome)
    {
        ArgumentNullException.ThrowIfNull(outcome);
        Frequency.Add(outcome.Corridors);
        var match = new CoreMatch(Reference.Overlap(outcome));
        foreach (var change in LinkMatch.Kept(ReferenceLinks, outcome.Links, match))
            _linkCosts[change.Before!.Id][draw] = change.After!.Cost;
        _draws[draw] = outcome with { Labels = null, Corridors = null, Links = [] };
    }

    /// <summary>A figure in a draw; NaN where the draw has none.</summary>
    public double Figure(int draw, string name) =>
        _draws[draw].Figures.TryGetValue(name, out var value) ? value : double.NaN;

    /// <summary>The cost of a reference link in a draw; NaN where it is not active there.</summary>
    public double CostOf(int draw, Link link)
    {
        ArgumentNullException.ThrowIfNull(link);
        return _linkCosts[link.Id][draw];
    }

    /// <summary>Names of all figures, in ordinal order.</summary>
    public IReadOnlyList<string> FigureNames =>
        [.. _draws.Prepend(Reference).SelectMany(draw => draw.Figures.Keys).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>How a figure spreads over the draws.</summary>
    public Spread SpreadOf(string name) =>
        Spread.Of(Enumerable.Range(0, _draws.Length).Select(draw => Figure(draw, name)));

    /// <summary>
    /// How the cost of a link spreads over the draws in which it is active; their number is the spread's count.
    /// </summary>
    public Spread SpreadOf(Link link)
    {
        ArgumentNullException.ThrowIfNull(link);
        return Spread.Of(_linkCosts[link.Id]);
    }

    /// <summary>
    /// How closely a figure follows what was drawn: Spearman's rank correlation of the two over the draws, -1 to 1; NaN
    /// where one of them never varies.
    /// </summary>
    /// <param name="drawn">The drawn value in each draw.</param>
    /// <param name="figure">The figure's name.</param>
    public double InfluenceOf(IReadOnlyList<double> drawn, string figure)
    {
        ArgumentNullException.ThrowIfNull(drawn);
        var pairs = Enumerable.Range(0, _draws.Length).Select(draw => (X: drawn[draw], Y: Figure(draw, figure)))
            .Where(pair => !double.IsNaN(pair.Y)).ToList();
        return RankCorrelation.Of([.. pairs.Select(pair => pair.X)], [.. pairs.Select(pair => pair.Y)]);
    }
}
