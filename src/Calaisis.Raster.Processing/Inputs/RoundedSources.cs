using Calaisis.Raster.Geo.Rasters;
using Calaisis.Raster.Grids;
using Calaisis.Raster.Pipelines;
using Calaisis.Raster.Pipelines.Layers;
using Calaisis.Raster.Preflight;
using Calaisis.Raster.Sources;

namespace Calaisis.Raster.Processing.Inputs;

/// <summary>
/// The sources that layers take resistances from as they are, and hold numbers that resistances do not keep.
/// </summary>
static class RoundedSources
{
    /// <summary>By source; none where all numbers are kept.</summary>
    public static IReadOnlyDictionary<string, RoundedResistances> In(
        IEnumerable<TrameDeclaration> trames, IReadOnlyCollection<SourceSettings> sources, GridDefinition grid,
        CancellationToken cancel)
    {
        var read = trames.SelectMany(trame => trame.Layers).Where(layer => layer.Kind == ValueLayerSpec.Kind)
            .SelectMany(layer => layer.Uses).Select(use => use.Source).ToHashSet(StringComparer.Ordinal);
        var found = new SortedDictionary<string, RoundedResistances>(StringComparer.Ordinal);
        foreach (var raster in sources.OfType<RasterSourceSettings>().Where(source => read.Contains(source.Name)))
        {
            if (RoundedCells.Under(grid, raster, cancel) is { } rounded) found[raster.Name] = rounded;
        }

        return found;
    }
}
