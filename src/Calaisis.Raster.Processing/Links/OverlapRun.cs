using Calaisis.Raster.Corridors;
using Calaisis.Raster.Flow;
using Calaisis.Raster.Geo.Rasters;
using Calaisis.Raster.Grids;
using Calaisis.Raster.Processing.Machine;
using Calaisis.Raster.Resistance;
using Calaisis.Raster.Tables;
using Calaisis.Raster.Zones;

namespace Calaisis.Raster.Processing.Links;

/// <summary>
/// Corridors of several trames laid over each other: the raster of how many pass, and what was counted.
/// </summary>
/// <param name="Grid">The grid of all of them.</param>
/// <param name="Corridors">2 to <see cref="OverlapPass.MostTrames"/> of them, each under its trame's name.</param>
sealed record OverlapRun(GridDefinition Grid, IReadOnlyList<TrameCorridors> Corridors)
{
    /// <summary>Zone layers to count in.</summary>
    public IReadOnlyList<ZoneLayer> Zones { get; init; } = [];

    /// <summary>The territory to count in first; null for none.</summary>
    public Territory? Territory { get; init; }

    /// <summary>Writes the raster, and returns the table.</summary>
    public async Task<FeatureTable> WriteAsync(
        string raster, SortedDictionary<string, string> metadata, Resources machine, IRunListener listener,
        CancellationToken cancel)
    {
        var layout = new TileLayout(Grid.Shape, machine.TileCells, machine.TileCells);
        metadata["CALAISIS_NODATA"] = "no corridor";
        metadata["CALAISIS_TRAMES"] = string.Join(", ", Corridors.Select(trame => trame.Trame));
        var settings = new CogSettings
        {
            CellType = CellType.SmallLabel,
            Description = "trames whose corridors pass",
            Metadata = metadata,
            Threads = machine.Jobs,
        };
        using var sink = new CogSink(raster, Grid, settings);
        var pass = new OverlapPass(Grid, layout, Corridors, Zones, Territory);
        var counts = await pass.RunAsync(sink, new PassLimits(machine.Jobs, machine.MemoryBytes), listener, cancel);
        return OverlapTable.ToTable(counts, Grid);
    }
}
