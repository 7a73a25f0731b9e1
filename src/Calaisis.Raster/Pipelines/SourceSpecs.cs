using Calaisis.Raster.Parameters;
using Calaisis.Raster.Sources;

namespace Calaisis.Raster.Pipelines;

/// <summary>How a pipeline file declares its inputs.</summary>
public static class SourceSpecs
{
    /// <summary>A raster, a vector layer, or shapes drawn in the file.</summary>
    public static UnionSpec<SourceSettings> Spec { get; } = new(
        "source", RasterSourceSpec.Spec, VectorSourceSpec.Spec, DrawnSourceSpec.Spec);
}
