using Calaisis.Raster.Grids;

namespace Calaisis.Raster.Resistance;

/// <summary>A trame and where its resistance goes. The sink stays with the caller, who disposes it.</summary>
public sealed record TrameOutput(ResistanceStack Stack, ITileSink Sink);
