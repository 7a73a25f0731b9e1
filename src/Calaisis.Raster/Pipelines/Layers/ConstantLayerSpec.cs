using Calaisis.Raster.Parameters;
using Calaisis.Raster.Resistance;

namespace Calaisis.Raster.Pipelines.Layers;

/// <summary><c>constant</c>: one resistance wherever a source has data.</summary>
static class ConstantLayerSpec
{
    static readonly Key<double> Constant = Key<double>.Required(
        "constant", CurveSpecs.Resistance, "The resistance wherever the source has data, or barrier", "1");

    public static RecordSpec<LayerDeclaration> Spec { get; } = new(
        "constant layer",
        "One resistance wherever a source has data",
        LayerKeys.With(Constant, LayerKeys.Source),
        fields =>
        {
            var layer = new ConstantLayer(fields.Get(LayerKeys.Source), fields.Get(Constant));
            var use = LayerKeys.Use(fields, LayerKeys.Source, Holding.Anything);
            return LayerKeys.Declare(fields, "constant", [use], layer) with { Constant = fields.Get(Constant) };
        });
}
