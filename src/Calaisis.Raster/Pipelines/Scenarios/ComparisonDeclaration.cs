using Calaisis.Raster.Parameters;

namespace Calaisis.Raster.Pipelines.Scenarios;

/// <summary>How scenarios are compared, as the pipeline file declares it.</summary>
/// <param name="Base">The scenario that the others are compared with.</param>
/// <param name="With">Those that are compared with it; empty for all others.</param>
/// <param name="Light">Where light is looked at in corridors; null for nowhere.</param>
/// <param name="Weights">What counts how much in the ranking.</param>
public sealed record ComparisonDeclaration(
    string Base, IReadOnlyList<string> With, LightInCorridors? Light, RankingWeights Weights)
{
    static readonly TextSpec ScenarioName = new() { Meaning = $"the name of a scenario, or base" };

    static readonly Key<string> BaseKey = Key<string>.WithDefault(
        "base", ScenarioName, Scenario.BaseName, "The scenario that the others are compared with", "base");

    static readonly Key<IReadOnlyList<string>> WithKey = Key<IReadOnlyList<string>>.Optional(
        "with", new ListSpec<string>(ScenarioName), "The scenarios that are compared with it; all others when left out",
        "[haies, extinction]");

    static readonly Key<LightInCorridors> LightKey = Key<LightInCorridors>.Optional(
        "light", LightInCorridors.Spec, "Measures which share of corridors is lit; none when left out",
        "{ source: lumiere, above: [2, 5] }");

    static readonly Key<RankingWeights> WeightsKey = Key<RankingWeights>.WithDefault(
        "weights",
        RankingWeights.Spec,
        RankingWeights.Usual,
        "What counts how much in the ranking of scenarios",
        "{ ec: 3, conflicts: 1, trames: { verte: 2 } }");

    static readonly Key<IReadOnlyDictionary<RankingCriterion, double>> IndifferenceKey =
        Key<IReadOnlyDictionary<RankingCriterion, double>>.Optional(
            "indifference",
            RankingScale.IndifferenceSpec,
            "The largest changes that do not count in the ranking",
            "{ ec: 0.1, link-cost: 1 }");

    static readonly Key<IReadOnlyDictionary<RankingCriterion, double>> FullScaleKey =
        Key<IReadOnlyDictionary<RankingCriterion, double>>.Optional(
            "full-scale",
            RankingScale.FullScaleSpec,
            "The changes that count 100 points in the ranking",
            "{ ec: 10, link-cost: 25 }");

    /// <summary>How changes become points in the ranking.</summary>
    public RankingScale Scale { get; init; } = RankingScale.Usual;

    /// <summary>How a pipeline file declares it.</summary>
    internal static RecordSpec<ComparisonDeclaration> Spec { get; } = new(
        "comparison", "How scenarios are compared and ranked",
        [BaseKey, WithKey, LightKey, WeightsKey, IndifferenceKey, FullScaleKey], Build);

    /// <summary>Everything with the state of today.</summary>
    public static ComparisonDeclaration Usual { get; } = new(Scenario.BaseName, [], null, RankingWeights.Usual);

    static ComparisonDeclaration Build(Fields fields)
    {
        var (name, with) = (fields.Get(BaseKey), fields.Find(WithKey) ?? []);
        if (with.Contains(name))
        {
            fields.Fault(
                WithKey, $"found '{name}', which the others are compared with: leave it out, or choose another 'base'");
        }

        fields.Reading.Defer(() =>
        {
            foreach (var (key, unknown) in with.Select(one => ((Key)WithKey, one)).Prepend((BaseKey, name))
                .Where(one => !IsDeclared(fields.Reading, one.Item2)))
            {
                var declared = fields.Reading.Declared(ScenarioSpec.Declared).Keys;
                fields.Fault(key, $"found the scenario '{unknown}', "
                    + $"which is not declared{Spelling.DidYouMean(unknown, declared)}"
                    + $"{Spelling.Declared([Scenario.BaseName, .. declared])}");
            }
        });
        var (light, weights) = (fields.Find(LightKey), fields.Get(WeightsKey));
        if (fields.Has(WeightsKey))
        {
            fields.Reading
                .Defer(() => RankingCheck.RequireSense(fields.Reading, fields.MarkOf(WeightsKey), weights, light));
        }

        return new ComparisonDeclaration(name, with, light, weights) { Scale = ScaleOf(fields) };
    }

    static RankingScale ScaleOf(Fields fields)
    {
        var scale = new RankingScale(
            fields.Find(IndifferenceKey) ?? RankingScale.Usual.Indifference,
            fields.Find(FullScaleKey) ?? RankingScale.Usual.FullScale);
        foreach (var criterion in RankingCriteria.All.Where(
            criterion => scale.FullScale[criterion] <= scale.Indifference[criterion]))
        {
            fields.Fault(
                fields.Has(FullScaleKey) ? FullScaleKey : IndifferenceKey,
                $"found a full scale of {scale.FullScale[criterion]} for '{RankingCriteria.NameOf(criterion)}' and an "
                    + $"indifference of {scale.Indifference[criterion]}, expected the full scale to be the larger");
        }

        return scale;
    }

    static bool IsDeclared(Reading reading, string name) =>
        name == Scenario.BaseName || reading.Declared(ScenarioSpec.Declared).ContainsKey(name);
}
