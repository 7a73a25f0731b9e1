using Calaisis.Raster.Parameters;

namespace Calaisis.Raster.Pipelines.Scenarios;

/// <summary>Light in corridors.</summary>
/// <param name="Source">The source of radiance.</param>
/// <param name="Above">Radiances above which a corridor counts as lit, in ascending order.</param>
public sealed record LightInCorridors(string Source, IReadOnlyList<double> Above)
{
    static readonly Key<string> SourceKey = EditKeys.Source("source", "The source of radiance", "lumiere");

    static readonly Key<IReadOnlyList<double>> AboveKey = Key<IReadOnlyList<double>>.WithDefault(
        "above", new ListSpec<double>(new NumberSpec { AtLeast = 0 }), [2, 5],
        "Radiances above which a corridor counts as lit", "[2, 5]");

    static readonly Key<IReadOnlyList<string>> TramesKey = Key<IReadOnlyList<string>>.Optional(
        "trames",
        new ListSpec<string>(new TextSpec { Meaning = $"the name of a trame" }),
        "The trames whose ranking light counts in; those whose layers, "
            + "core areas or obstacles read the source when left out",
        "[noire]");

    /// <summary>The trames whose ranking light counts in; null for those that read the source.</summary>
    public IReadOnlyList<string>? Trames { get; init; }

    internal static RecordSpec<LightInCorridors> Spec { get; } = new(
        "light in corridors",
        "The share of corridors that is lit",
        [SourceKey, AboveKey, TramesKey],
        Build);

    /// <summary>Whether light counts in the ranking of a trame.</summary>
    public bool CountsFor(string name, TrameDeclaration trame)
    {
        ArgumentNullException.ThrowIfNull(trame);
        return Trames?.Contains(name)
            ?? (trame.Layers.Any(layer => layer.Scattered?.Source == Source || Reads(layer.Uses))
                || Reads(trame.Habitats?.Uses) || Reads(trame.Conflicts?.Uses));

        bool Reads(IReadOnlyList<SourceUse>? uses) => uses?.Any(use => use.Source == Source) == true;
    }

    static LightInCorridors Build(Fields fields)
    {
        var use = new SourceUse(fields.Get(SourceKey), fields.MarkOf(SourceKey), Holding.Values);
        use.CheckLater($"this comparison", fields.Reading);
        var trames = fields.Find(TramesKey);
        fields.Reading.Defer(() =>
        {
            var declared = fields.Reading.Declared("trame").Keys;
            foreach (var trame in (trames ?? []).Where(trame => !declared.Contains(trame)))
            {
                fields.Fault(TramesKey, $"found the trame '{trame}', which is not declared"
                    + $"{Spelling.DidYouMean(trame, declared)}{Spelling.Declared([.. declared])}");
            }
        });
        return new LightInCorridors(use.Source, [.. fields.Get(AboveKey).Distinct().Order()]) { Trames = trames };
    }
}
