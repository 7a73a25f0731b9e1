using Calaisis.Raster.Parameters;
using Calaisis.Raster.Pipelines.Layers;
using Calaisis.Raster.Resistance;

namespace Calaisis.Raster.Pipelines;

/// <summary>Built-up land beneath the networks on maps.</summary>
/// <param name="Mask">The cells that are built up.</param>
/// <param name="Use">The source that marks them.</param>
public sealed record UrbanDeclaration(LayerMask Mask, SourceUse Use)
{
    /// <summary>How a pipeline file declares it: as the mask of a layer.</summary>
    public static Spec<UrbanDeclaration> Spec { get; } = MaskDeclaration.SpecOf(
        "urban",
        "Built-up land on maps: the cells a source marks (all with data, when neither values nor range is given)",
        $"this map",
        (mask, use) => new UrbanDeclaration(mask, use));
}
