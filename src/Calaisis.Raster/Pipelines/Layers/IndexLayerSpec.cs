using Calaisis.Raster.Parameters;
using Calaisis.Raster.Resistance;

namespace Calaisis.Raster.Pipelines.Layers;

/// <summary>
/// <c>index</c>: several quantities, each suitable or not, joined to one quality and turned into resistance.
/// </summary>
static class IndexLayerSpec
{
    static readonly Key<string> VariableSource = Key<string>.Required(
        "source", new TextSpec { Meaning = $"the name of a source" }, "The source of the quantity", "soc");

    static readonly Key<Trapezoid> Trapezoid = Key<Trapezoid>.Required(
        "trapezoid",
        CurveSpecs.Trapezoid,
        "Suitability: 0 up to a, 1 from b to c, 0 from d; null leaves a side open",
        "[5, 20, null, null]");

    static readonly Key<double> Weight = Key<double>.WithDefault(
        "weight", new NumberSpec { Above = 0 }, 1, "How much it counts among the others", "0.3");

    static readonly Key<IReadOnlyList<(IndexVariable Variable, SourceUse Use)>> Index =
        Key<IReadOnlyList<(IndexVariable, SourceUse)>>.Required(
            "index",
            new ListSpec<(IndexVariable, SourceUse)>(new RecordSpec<(IndexVariable, SourceUse)>(
                "index variable",
                "One quantity of an index",
                [VariableSource, Trapezoid, Weight],
                f => (
                    new IndexVariable(f.Get(VariableSource), f.Get(Trapezoid), f.Get(Weight)),
                    LayerKeys.Use(f, VariableSource, Holding.Values)))),
            "The quantities, each with what suits and how much it counts",
            "[{ source: soc, trapezoid: [5, 20, null, null], weight: 0.3 }]");

    static readonly Key<IndexMean> Mean = Key<IndexMean>.WithDefault(
        "mean",
        new ChoiceSpec<IndexMean>(("geometric", IndexMean.Geometric), ("arithmetic", IndexMean.Arithmetic)),
        IndexMean.Geometric,
        "How suitabilities join: geometric (one bad quantity spoils all) or arithmetic",
        "geometric");

    static readonly Key<MissingVariables> Missing = Key<MissingVariables>.Required(
        "missing",
        new ChoiceSpec<MissingVariables>(
            ("ignore", MissingVariables.Renormalise), ("no-value", MissingVariables.NoValue)),
        "Where some quantities have no data: ignore them and use the others, or give the cell no value",
        "no-value");

    static readonly Key<string> SealingSource = Key<string>.Required(
        "source",
        new TextSpec { Meaning = $"the name of a source" },
        "The source that holds how much is sealed, in per cent",
        "imperviousness");

    static readonly Key<double> SealingBarrier = Key<double>.Optional(
        "barrier-from", new NumberSpec { AtLeast = 0, AtMost = 100 },
        "Per cent from which the cell is a barrier; never when left out", "80");

    static readonly Key<double> SealingMissing = Key<double>.Optional(
        "missing", new NumberSpec { AtLeast = 0, AtMost = 100 },
        "Per cent where the source has no data; the index has no value there when left out", "0");

    static readonly Key<(Sealing Sealing, SourceUse Use)> Sealed = Key<(Sealing, SourceUse)>.Optional(
        "sealing",
        new RecordSpec<(Sealing, SourceUse)>(
            "sealing",
            "How sealed ground lowers the quality: Q (1 - sealed/100)",
            [SealingSource, SealingBarrier, SealingMissing],
            f => (
                new Sealing(f.Get(SealingSource), f.FindValue(SealingBarrier), f.FindValue(SealingMissing)),
                LayerKeys.Use(f, SealingSource, Holding.Values))),
        "How sealed the ground is; open everywhere when left out",
        "{ source: imperviousness, barrier-from: 80 }");

    public static RecordSpec<LayerDeclaration> Spec { get; } = new(
        "index layer",
        "Several quantities joined to one quality Q, then R = Rmin + (Rmax - Rmin) (1 - Q)^gamma",
        LayerKeys.With(Index, Missing, CurveLayerSpec.Range, CurveLayerSpec.Gamma, Mean, Sealed),
        Build);

    static LayerDeclaration Build(Fields fields)
    {
        var variables = fields.Get(Index);
        var sealing = fields.FindValue(Sealed);
        var range = fields.Get(CurveLayerSpec.Range);
        var layer = new IndexLayer(
            [.. variables.Select(variable => variable.Variable)],
            fields.Get(Mean),
            fields.Get(Missing),
            sealing?.Sealing,
            new ResistanceRange(range[0], range[1], fields.Get(CurveLayerSpec.Gamma)));
        IReadOnlyList<SourceUse> uses = [.. variables.Select(variable => variable.Use)];
        return LayerKeys.Declare(fields, "index", sealing is { } known ? [.. uses, known.Use] : uses, layer);
    }
}
