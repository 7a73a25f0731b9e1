using Calaisis.Raster.Parameters;

namespace Calaisis.Raster.Pipelines.Scenarios;

/// <summary>How scenarios are compared, as the pipeline file declares it.</summary>
/// <param name="Base">The scenario that the others are compared with.</param>
/// <param name="With">Those that are compared with it; empty for all others.</param>
/// <param name="Light">Where light is looked at in corridors; null for nowhere.</param>
/// <param name="Weights">What counts how much in the ranking.</param>
public sealed record ComparisonDeclaration(string Base, IReadOnlyList<string> With, LightInCorridors? Light, RankingWeights Weights)
{
    static readonly TextSpec ScenarioName = new() { Meaning = "the name of a scenario, or base" };

    static readonly Key<string> BaseKey = Key<string>.WithDefault(
        "base", ScenarioName, Scenario.BaseName, "The scenario that the others are compared with", "base");

    static readonly Key<IReadOnlyList<string>> WithKey = Key<IReadOnlyList<string>>.Optional(
        "with", new ListSpec<string>(ScenarioName), "The scenarios that are compared with it; all others when left out", "[haies, extinction]");

    static readonly Key<LightInCorridors> LightKey = Key<LightInCorridors>.Optional(
        "light", LightInCorridors.Spec, "Measures which share of corridors is lit; none when left out", "{ source: lumiere, above: [2, 5] }");

    static readonly Key<RankingWeights> WeightsKey = Key<RankingWeights>.WithDefault(
        "weights", RankingWeights.Spec, RankingWeights.Usual, "What counts how much in the ranking of scenarios", "{ ec: 3, conflicts: 1, trames: { verte: 2 } }");

    /// <summary>How a pipeline file declares it.</summary>
    internal static RecordSpec<ComparisonDeclaration> Spec { get; } = new(
        "comparison", "How scenarios are compared and ranked", [BaseKey, WithKey, LightKey, WeightsKey], Build);

    /// <summary>Everything with the state of today.</summary>
    public static ComparisonDeclaration Usual { get; } = new(Scenario.BaseName, [], null, RankingWeights.Usual);

    static ComparisonDeclaration Build(Fields fields)
    {
        var (name, with) = (fields.Get(BaseKey), fields.Find(WithKey) ?? []);
        if (with.Contains(name)) fields.Fault(WithKey, $"found '{name}', which the others are compared with: leave it out, or choose another 'base'");
        fields.Reading.Defer(() =>
        {
            foreach (var (key, unknown) in with.Select(one => ((Key)WithKey, one)).Prepend((BaseKey, name)).Where(one => !IsDeclared(fields.Reading, one.Item2)))
            {
                var declared = fields.Reading.Declared(ScenarioSpec.Declared).Keys;
                fields.Fault(key, $"found the scenario '{unknown}', which is not declared{Spelling.DidYouMean(unknown, declared)} "
                    + $"(declared: {string.Join(", ", declared.Prepend(Scenario.BaseName))})");
            }
        });
        return new ComparisonDeclaration(name, with, fields.Find(LightKey), fields.Get(WeightsKey));
    }

    static bool IsDeclared(Reading reading, string name) =>
        name == Scenario.BaseName || reading.Declared(ScenarioSpec.Declared).ContainsKey(name);
}

/// <summary>Light in corridors.</summary>
/// <param name="Source">The source of radiance.</param>
/// <param name="Above">Radiances above which a corridor counts as lit, in ascending order.</param>
public sealed record LightInCorridors(string Source, IReadOnlyList<double> Above)
{
    static readonly Key<string> SourceKey = EditKeys.Source("source", "The source of radiance", "lumiere");

    static readonly Key<IReadOnlyList<double>> AboveKey = Key<IReadOnlyList<double>>.WithDefault(
        "above", new ListSpec<double>(new NumberSpec { AtLeast = 0 }), [2, 5], "Radiances above which a corridor counts as lit", "[2, 5]");

    internal static RecordSpec<LightInCorridors> Spec { get; } = new(
        "light in corridors",
        "The share of corridors that is lit",
        [SourceKey, AboveKey],
        fields =>
        {
            var use = new SourceUse(fields.Get(SourceKey), fields.MarkOf(SourceKey), Holding.Values);
            use.CheckLater("this comparison", fields.Reading);
            return new LightInCorridors(use.Source, [.. fields.Get(AboveKey).Distinct().Order()]);
        });
}
