using Calaisis.Raster.Parameters;

namespace Calaisis.Raster.Pipelines.Scenarios;

/// <summary>How far results depend on parameters nobody knows for sure, as the pipeline file declares it.</summary>
/// <param name="Draws">How many times the parameters are drawn.</param>
/// <param name="Seed">Where chance begins: the same seed draws the same.</param>
/// <param name="Trames">The trames that are computed; empty for all.</param>
/// <param name="Scenarios">The scenarios that are computed, each with the same draws.</param>
/// <param name="CellSize">Size of the cells, in units of the grid; null for the grid's own.</param>
/// <param name="Ranges">What is drawn.</param>
public sealed record SensitivityDeclaration(
    int Draws, ulong Seed, IReadOnlyList<string> Trames, IReadOnlyList<string> Scenarios, double? CellSize,
    IReadOnlyList<VariedRange> Ranges)
{
    static readonly Key<double> DrawsKey = Key<double>.WithDefault(
        "draws", new NumberSpec { AtLeast = 2, AtMost = 10_000, Whole = true }, 100,
        "How many times the parameters are drawn", "100");

    static readonly Key<double> SeedKey = Key<double>.WithDefault(
        "seed", new NumberSpec { AtLeast = 0, AtMost = 9_007_199_254_740_991, Whole = true }, 1,
        "Where chance begins: the same seed draws the same", "1");

    static readonly Key<IReadOnlyList<string>> TramesKey = Key<IReadOnlyList<string>>.Optional(
        "trames",
        new ListSpec<string>(new TextSpec { Meaning = $"the name of a trame" }),
        "The trames that are computed; all when left out",
        "[verte]");

    static readonly Key<IReadOnlyList<string>> ScenariosKey = Key<IReadOnlyList<string>>.WithDefault(
        "scenarios",
        new ListSpec<string>(new TextSpec { Meaning = $"the name of a scenario, or base" }),
        [Scenario.BaseName],
        "The scenarios that are computed, each with the same draws; several are ranked in every draw",
        "[base, haies]");

    static readonly Key<double> CellKey = Key<double>.Optional(
        "cell", new NumberSpec { Above = 0 },
        "Size of the cells in place of the grid's, in units of its coordinate system", "25");

    static readonly Key<IReadOnlyList<VariedRange>> RangesKey = Key<IReadOnlyList<VariedRange>>.Required(
        "ranges",
        new ListSpec<VariedRange>(VariedRange.Spec),
        "What is drawn, and from which range",
        "[{ friction: \"trames.verte.layers[land-cover]\", factor: [0.5, 2] }]");

    /// <summary>How a pipeline file declares it.</summary>
    internal static RecordSpec<SensitivityDeclaration> Spec { get; } = new(
        "sensitivity",
        "How far results depend on parameters nobody knows for sure: "
            + "everything again with drawn parameters (Latin hypercube)",
        [DrawsKey, SeedKey, TramesKey, ScenariosKey, CellKey, RangesKey],
        Build);

    /// <summary>All that is drawn, each on its own, in the order of the ranges.</summary>
    public IReadOnlyList<string> Dimensions => [.. Ranges.SelectMany(range => range.Dimensions)];

    static SensitivityDeclaration Build(Fields fields)
    {
        var (trames, scenarios) = (fields.Find(TramesKey) ?? [], fields.Get(ScenariosKey));
        fields.Reading.Defer(() =>
        {
            RequireDeclared(fields, TramesKey, "trame", trames, []);
            RequireDeclared(fields, ScenariosKey, ScenarioSpec.Declared, scenarios, [Scenario.BaseName]);
        });
        return new SensitivityDeclaration(
            (int)fields.Get(DrawsKey), (ulong)fields.Get(SeedKey), trames, scenarios, fields.FindValue(CellKey),
            fields.Get(RangesKey));
    }

    static void RequireDeclared(
        Fields fields, Key key, string what, IReadOnlyList<string> names, IReadOnlyList<string> always)
    {
        var declared = always.Concat(fields.Reading.Declared(what).Keys).ToList();
        foreach (var name in names.Where(name => !declared.Contains(name)))
        {
            fields.Fault(key, $"found the {what} '{name}', which is not "
                + $"declared{Spelling.DidYouMean(name, declared)}{Spelling.Declared(declared)}");
        }
    }
}
