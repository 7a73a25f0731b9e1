using Calaisis.Raster.Grids;

namespace Calaisis.Raster.Resistance;

/// <summary>A trame and where its resistance goes. The sink stays with the caller, who disposes it.</summary>
/// <param name="Stack">How the resistance is made.</param>
/// <param name="Sink">Where it goes.</param>
/// <param name="Describe">
/// Lines of metadata from what was counted, written before the raster is completed; null for none.
/// </param>
public sealed record TrameOutput(
    ResistanceStack Stack, ITileSink Sink,
    Func<TrameStatistics, IEnumerable<KeyValuePair<string, string>>>? Describe = null);
