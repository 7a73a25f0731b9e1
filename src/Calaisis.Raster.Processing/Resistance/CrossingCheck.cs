using Calaisis.Raster.Corridors;
using Calaisis.Raster.Geo.Opening;
using Calaisis.Raster.Pipelines;

namespace Calaisis.Raster.Processing.Resistance;

/// <summary>
/// Crossings that do not lead across what they are drawn on. They open nothing of it on cells of any size: they are not
/// lengthened, but told. One that leads across a wall does what it is for, whatever resists less beside it.
/// </summary>
static class CrossingCheck
{
    /// <summary>The crossings of a trame that end in a wall, as they were found when its sources were opened.</summary>
    public static IEnumerable<ShortCrossing> Of(TrameDeclaration trame, OpenSources sources) => trame.Layers.Reverse()
        .Select(layer => layer.Crossing?.Name).OfType<string>()
        .SelectMany(
            name => sources.All.Where(source => source.Facts.Name == name).SelectMany(source => source.ShortCrossings));
}
