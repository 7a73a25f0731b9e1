using Calaisis.Raster.Flow;
using Calaisis.Raster.Grids;
using Calaisis.Raster.Zones;

namespace Calaisis.Raster.Habitats;

/// <summary>What a habitat search reads, all on one grid.</summary>
/// <param name="Sources">At least those that the settings need; others are not read.</param>
/// <param name="Resistance">
/// The trame's resistance; NaN and infinity are impassable. Its name differs from the sources'.
/// </param>
/// <param name="Zones">The zone layers of the pipeline.</param>
public sealed record HabitatInputs(
    IReadOnlyCollection<ITileSource> Sources, ITileSource Resistance, IReadOnlyList<ZoneLayer> Zones)
{
    /// <summary>
    /// The territory that figures are given for: habitat outside it need lie in no zone. Null where none is declared.
    /// </summary>
    public Territory? Territory { get; init; }

    /// <summary>Zones as it is told what lies in none of them.</summary>
    internal IReadOnlyList<ZoneLayer> ToldZones => [.. Zones.Select(layer => Territory?.Clip(layer) ?? layer)];
}

/// <summary>Where the labels go. The sink stays with the caller, who disposes it.</summary>
/// <param name="Labels">Takes each patch's id on its cells.</param>
/// <param name="Describe">
/// Lines of metadata from what was found, written before the raster is completed; null for none.
/// </param>
public sealed record HabitatOutput(
    ILabelSink Labels, Func<HabitatMap, IEnumerable<KeyValuePair<string, string>>>? Describe = null);

/// <summary>What a habitat search may use. None of it changes a single byte of the result.</summary>
/// <param name="Workers">At most so many tiles are worked on at once.</param>
/// <param name="MemoryBytes">
/// What the buffers of all tiles in flight may take together; records of patches come on top.
/// </param>
/// <param name="ScratchFolder">
/// Where it keeps the rows of habitat between its two passes: up to 16 bytes for each run of cells.
/// </param>
public sealed record HabitatLimits(int Workers, long MemoryBytes, string ScratchFolder)
{
    /// <summary>How many tiles wait between two stages.</summary>
    public int QueueLength { get; init; } = FlowGraph.DefaultQueueLength;
}
