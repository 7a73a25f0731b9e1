using Calaisis.Raster.Parameters;
using Calaisis.Raster.Resistance;

namespace Calaisis.Raster.Pipelines.Layers;

/// <summary><c>distance</c>: resistance by the distance to a feature, in bands or fading.</summary>
static class DistanceLayerSpec
{
    static readonly Key<IReadOnlyList<ResistanceBand>> Bands = Key<IReadOnlyList<ResistanceBand>>.Required(
        "bands",
        CurveSpecs.Bands,
        "Bands of distance in metres that follow each other; the layer says nothing beyond the last",
        "[{ from: 0, to: 50, value: 2 }, { from: 50, to: 100, value: 1.5 }]");

    static readonly Key<double> D0 = Key<double>.WithDefault(
        "d0", new NumberSpec { AtLeast = 0 }, 25, "Full stress up to this distance in metres", "25");

    static readonly Key<double> D1 = Key<double>.WithDefault(
        "d1", new NumberSpec { Above = 0 }, 25,
        "Over this distance in metres, stress falls to 37 % (s = exp(-(d - d0)/d1))", "25");

    static readonly Key<double> Reach = Key<double>.Required(
        "reach", new NumberSpec { Above = 0 }, "From this distance in metres on, the layer says nothing", "150");

    static readonly Key<IReadOnlyList<double>> DecayRange = Key<IReadOnlyList<double>>.Required(
        "resistance",
        CurveSpecs.Range,
        "Resistance far away and at full stress (factors where the layer multiplies)",
        "[1, 20]");

    static readonly Key<DistanceResponse> Decay = Key<DistanceResponse>.Required(
        "decay",
        new RecordSpec<DistanceResponse>(
            "distance decay", "Stress that fades with distance", [Reach, DecayRange, D0, D1], BuildDecay),
        "Stress that fades with distance instead of bands",
        "{ d0: 25, d1: 25, reach: 150, resistance: [1, 20] }");

    static readonly Key<DistanceResponse> Distance = Key<DistanceResponse>.Required(
        "distance",
        new UnionSpec<DistanceResponse>(
            "distance response",
            new RecordSpec<DistanceResponse>(
                "distance in bands", Bands.Meaning, [Bands], f => new DistanceBands(f.Get(Bands))),
            new RecordSpec<DistanceResponse>("distance with decay", Decay.Meaning, [Decay], f => f.Get(Decay))),
        "What the distance to the nearest cell of the feature means, in bands or fading",
        "{ bands: [{ from: 0, to: 50, value: 2 }] }");

    static readonly Key<IReadOnlyList<double>> Values = Key<IReadOnlyList<double>>.Optional(
        "values",
        new ListSpec<double>(new NumberSpec()),
        "Only cells of the source with these values are the feature; all with data when left out",
        "[1, 2]");

    public static RecordSpec<LayerDeclaration> Spec { get; } = new(
        "distance layer",
        "Resistance by the distance to a feature, from cell centre to cell centre, in metres",
        LayerKeys.With(Distance, LayerKeys.Source, Values),
        fields =>
        {
            var feature = fields.Find(Values) is { } values ? FeatureCells.WithValues(values) : FeatureCells.WithData;
            var layer = new DistanceLayer(fields.Get(LayerKeys.Source), feature, fields.Get(Distance));
            return LayerKeys.Declare(
                fields, "distance", [LayerKeys.Use(fields, LayerKeys.Source, Holding.Anything)], layer);
        });

    static DistanceDecay BuildDecay(Fields fields)
    {
        var range = fields.Get(DecayRange);
        return new DistanceDecay(
            fields.Get(D0), fields.Get(D1), fields.Get(Reach), new ResistanceRange(range[0], range[1]));
    }
}
