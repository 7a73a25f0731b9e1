using Calaisis.Raster.Parameters;

namespace Calaisis.Raster.Pipelines.Scenarios;

/// <summary>What counts how much when scenarios are ranked. Only their proportions matter.</summary>
/// <param name="Criteria">Weight of each criterion.</param>
/// <param name="Trames">Weight of each trame by its name; 1 where it is not named.</param>
public sealed record RankingWeights(
    IReadOnlyDictionary<RankingCriterion, double> Criteria, IReadOnlyDictionary<string, double> Trames)
{
    static readonly NumberSpec Weight = new() { AtLeast = 0 };

    static readonly (RankingCriterion Criterion, Key<double> Key)[] Keys =
    [
        (RankingCriterion.EquivalentConnectivity, Of("ec", 3, "Equivalent connectivity: more is better")),
        (RankingCriterion.CoreArea, Of("core-area", 1, "Area of core areas: more is better")),
        (
            RankingCriterion.LinkCost,
            Of("link-cost", 1, "Mean cost of the links that are in both scenarios: less is better")),
        (
            RankingCriterion.Components,
            Of("components", 1, "Components of the core areas that are in both scenarios: less is better")),
        (RankingCriterion.CorridorLight, Of("corridor-light", 1, "Corridors of both scenarios lit above the lowest "
            + "threshold of light: less is better")),
        (
            RankingCriterion.Conflicts,
            Of("conflicts", 1, "Obstacles crossed by the links that are in both scenarios: less is better")),
    ];

    static readonly Key<IReadOnlyList<Named<double>>> TramesKey = Key<IReadOnlyList<Named<double>>>.Optional(
        "trames", new NamedSpec<double>(WeightOfTrame, Weight), "Weights of trames by name; 1 when left out",
        "{ verte: 2, noire: 1 }");

    const string WeightOfTrame = "trame weight";

    internal static RecordSpec<RankingWeights> Spec { get; } = new(
        "weights",
        "What counts how much in the ranking; the score of a scenario is the weighted mean of its points",
        [.. Keys.Select(key => key.Key), TramesKey],
        Build);

    /// <summary>The weights that hold where a pipeline file gives none.</summary>
    public static RankingWeights Usual { get; } = new(
        Keys.ToDictionary(key => key.Criterion, key => (double)key.Key.Default!), new Dictionary<string, double>());

    static RankingWeights Build(Fields fields)
    {
        var criteria = Keys.ToDictionary(key => key.Criterion, key => fields.Get(key.Key));
        if (criteria.Values.All(weight => weight == 0))
            fields.Reading.Add(fields.Mark, $"found no weight above 0, expected at least one: nothing would count");
        var trames = fields.Find(TramesKey) ?? [];
        fields.Reading.Defer(() =>
        {
            var declared = fields.Reading.Declared("trame").Keys;
            foreach (var trame in trames.Where(trame => !declared.Contains(trame.Name)))
            {
                fields.Reading.Add(trame.Mark, $"found a weight of the trame '{trame.Name}', which is not declared"
                    + $"{Spelling.DidYouMean(trame.Name, declared)}{Spelling.Declared([.. declared])}");
            }
        });
        return new RankingWeights(criteria, trames.ToDictionary(trame => trame.Name, trame => trame.Value))
        {
            Given = Keys.Where(key => fields.Has(key.Key))
                .ToDictionary(key => key.Criterion, key => fields.MarkOf(key.Key)),
        };
    }

    /// <summary>The places of the weights that the pipeline file gives, by criterion.</summary>
    internal IReadOnlyDictionary<RankingCriterion, Mark> Given { get; init; } =
        new Dictionary<RankingCriterion, Mark>();

    /// <summary>The weight of a trame.</summary>
    public double Of(string trame) => Trames.GetValueOrDefault(trame, 1);

    static Key<double> Of(string name, double usual, string meaning) =>
        Key<double>.WithDefault(
            name, Weight, usual, meaning, usual.ToString(System.Globalization.CultureInfo.InvariantCulture));
}
