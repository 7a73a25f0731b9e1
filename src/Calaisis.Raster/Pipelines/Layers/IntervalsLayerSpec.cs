using Calaisis.Raster.Parameters;
using Calaisis.Raster.Resistance;

namespace Calaisis.Raster.Pipelines.Layers;

/// <summary><c>intervals</c>: a quantity in classes, each with its resistance.</summary>
static class IntervalsLayerSpec
{
    static readonly Key<IReadOnlyList<ResistanceBand>> Intervals = Key<IReadOnlyList<ResistanceBand>>.Required(
        "intervals",
        CurveSpecs.Bands,
        "Bands of values that follow each other, each with its resistance",
        "[{ from: null, to: 2, value: 1 }, { from: 2, to: null, value: 10 }]");

    public static RecordSpec<LayerDeclaration> Spec { get; } = new(
        "intervals layer",
        "A quantity (night light, slope, ...) in classes, each with its resistance",
        LayerKeys.With(Intervals, LayerKeys.Source, CurveLayerSpec.Background),
        fields =>
        {
            var layer = new IntervalsLayer(
                fields.Get(LayerKeys.Source), fields.Get(Intervals), fields.FindValue(CurveLayerSpec.Background));
            return LayerKeys.Declare(
                fields, "intervals", [LayerKeys.Use(fields, LayerKeys.Source, Holding.Values)], layer);
        });
}
