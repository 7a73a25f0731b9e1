using Calaisis.Raster.Parameters;

namespace Calaisis.Raster.Pipelines.Scenarios;

/// <summary>
/// How changes become points: up to the indifference a change counts nothing, from the full scale on it counts 100
/// points, and between the two points rise evenly (the preference function with linear increase and indifference area
/// of PROMETHEE; Brans and Vincke 1985).
/// </summary>
/// <param name="Indifference">By criterion, the largest change that does not count.</param>
/// <param name="FullScale">By criterion, the change that counts 100 points.</param>
public sealed record RankingScale(
    IReadOnlyDictionary<RankingCriterion, double> Indifference, IReadOnlyDictionary<RankingCriterion, double> FullScale)
{
    static readonly (RankingCriterion Criterion, double Indifference, double Full, string Unit)[] UsualOf =
    [
        (RankingCriterion.EquivalentConnectivity, 0.1, 10, "% of the base's equivalent connectivity"),
        (RankingCriterion.CoreArea, 0.1, 10, "% of the base's core areas"),
        (RankingCriterion.LinkCost, 1, 25, "% of the cost of all links of the base"),
        (RankingCriterion.Components, 2, 25, "% of the base's components"),
        (RankingCriterion.CorridorLight, 1, 20, "% of the area of the base's corridors"),
        (RankingCriterion.Conflicts, 2, 25, "% of the crossings of the base's links and obstacles"),
    ];

    static readonly (RankingCriterion Criterion, Key<double> Key)[] IndifferenceKeys =
        [.. UsualOf.Select(usual => (
            usual.Criterion, KeyOf(usual.Criterion, new NumberSpec { AtLeast = 0 }, usual.Indifference, usual.Unit)))];

    static readonly (RankingCriterion Criterion, Key<double> Key)[] FullKeys =
        [.. UsualOf.Select(
            usual => (usual.Criterion, KeyOf(usual.Criterion, new NumberSpec { Above = 0 }, usual.Full, usual.Unit)))];

    internal static RecordSpec<IReadOnlyDictionary<RankingCriterion, double>> IndifferenceSpec { get; } = SpecOf(
        "indifference", "The largest change that does not count in the ranking, by criterion", IndifferenceKeys);

    internal static RecordSpec<IReadOnlyDictionary<RankingCriterion, double>> FullScaleSpec { get; } = SpecOf(
        "full scale", "The change that counts 100 points in the ranking, by criterion; none counts more", FullKeys);

    /// <summary>The scale that holds where a pipeline file gives none.</summary>
    public static RankingScale Usual { get; } = new(
        UsualOf.ToDictionary(usual => usual.Criterion, usual => usual.Indifference),
        UsualOf.ToDictionary(usual => usual.Criterion, usual => usual.Full));

    /// <summary>Points of a change, -100 to 100, in whole tenths; what counts at all counts a tenth.</summary>
    /// <param name="criterion">The criterion.</param>
    /// <param name="change">The change in the criterion's own unit, positive for the better.</param>
    public double PointsOf(RankingCriterion criterion, double change)
    {
        var (none, full) = (Indifference[criterion], FullScale[criterion]);
        var beyond = Math.Abs(change) - none;
        return beyond <= 0
            ? 0
            : Math.Sign(change) * Math.Max(0.1, Math.Round(100 * Math.Min(1, beyond / (full - none)), 1));
    }

    static RecordSpec<IReadOnlyDictionary<RankingCriterion, double>> SpecOf(
        string name, string meaning, (RankingCriterion Criterion, Key<double> Key)[] keys) =>
        new(name, meaning, [.. keys.Select(key => key.Key)], fields => keys.ToDictionary(
            key => key.Criterion, key => fields.Get(key.Key)));

    static Key<double> KeyOf(RankingCriterion criterion, NumberSpec spec, double usual, string unit) =>
        Key<double>.WithDefault(
            RankingCriteria.NameOf(criterion), spec, usual, $"In {unit}",
            usual.ToString(System.Globalization.CultureInfo.InvariantCulture));
}
