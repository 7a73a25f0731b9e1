using Calaisis.Raster.Parameters;
using Calaisis.Raster.Resistance;

namespace Calaisis.Raster.Pipelines.Layers;

/// <summary><c>curve</c>: a quantity through a curve to stress, and from stress to resistance.</summary>
public static class CurveLayerSpec
{
    internal static readonly Key<Curve> Curve = Key<Curve>.Required(
        "curve", CurveSpecs.Curve, "From the value to stress, 0 harmless to 1 as bad as it gets",
        "{ log-linear: { l0: 0.5, lmax: 50 } }");

    internal static readonly Key<IReadOnlyList<double>> Range = Key<IReadOnlyList<double>>.Required(
        "resistance",
        CurveSpecs.Range,
        "Resistance at no stress and at full stress (factors where the layer multiplies)",
        "[1, 20]");

    internal static readonly Key<double> Gamma = Key<double>.WithDefault(
        "gamma", new NumberSpec { Above = 0 }, 1, "Bend between the two: above 1, little stress counts for less", "2");

    internal static readonly Key<double> Background = Key<double>.Optional(
        "background", new NumberSpec(), "Natural level taken off the value first; what is below it counts as 0", "0.4");

    internal static readonly Key<double> BarrierFrom = Key<double>.Optional(
        "barrier-from", new NumberSpec(),
        "The value, after the background is taken off, from which the cell is a barrier", "50");

    /// <summary>The keys that say how the quantity becomes resistance.</summary>
    public static IReadOnlyList<Key> CurveKeys { get; } = [Curve, Range, Gamma, Background, BarrierFrom];

    internal static RecordSpec<LayerDeclaration> Spec { get; } = new(
        "curve layer",
        "A quantity (night light, slope, ...) turned gradually into resistance",
        LayerKeys.With(Curve, LayerKeys.Source, Range, Gamma, Background, BarrierFrom),
        fields =>
        {
            var layer = Build(fields, fields.Get(LayerKeys.Source));
            return LayerKeys.Declare(fields, "curve", [LayerKeys.Use(fields, LayerKeys.Source, Holding.Values)], layer);
        });

    /// <summary>The layer that a record with these keys describes, reading the named source.</summary>
    public static CurveLayer Build(Fields fields, string source)
    {
        var range = fields.Get(Range);
        return new CurveLayer(
            source,
            fields.Get(Curve),
            new ResistanceRange(range[0], range[1], fields.Get(Gamma)),
            fields.FindValue(Background),
            fields.FindValue(BarrierFrom));
    }
}
