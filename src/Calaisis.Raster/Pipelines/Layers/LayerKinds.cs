using Calaisis.Raster.Parameters;

namespace Calaisis.Raster.Pipelines.Layers;

/// <summary>The catalogue of layer kinds: a new kind is a file beside this one and a line here.</summary>
public static class LayerKinds
{
    /// <summary>A layer of any kind, told by its first key.</summary>
    public static UnionSpec<LayerDeclaration> Spec { get; } = new(
        "layer",
        TableLayerSpec.Spec,
        ConstantLayerSpec.Spec,
        CurveLayerSpec.Spec,
        IntervalsLayerSpec.Spec,
        DistanceLayerSpec.Spec,
        IndexLayerSpec.Spec,
        HaloLayerSpec.Spec,
        ValueLayerSpec.Spec);
}
