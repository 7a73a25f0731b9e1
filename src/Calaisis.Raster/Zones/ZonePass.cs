using Calaisis.Raster.Grids;

namespace Calaisis.Raster.Zones;

/// <summary>Counts rasters of labels and of values by the zones of several layers, in one pass over the grid.</summary>
public static class ZonePass
{
    const int TileSide = 512;

    /// <summary>What lies in each zone, layer by layer.</summary>
    /// <param name="layers">The zone layers.</param>
    /// <param name="labels">The labels; NaN and labels below 1 are none.</param>
    /// <param name="values">What is counted where it has a value; null for nothing.</param>
    /// <param name="shape">The grid.</param>
    /// <param name="workers">Threads; they change nothing but the time.</param>
    /// <param name="cancel">Stops it.</param>
    public static IReadOnlyList<ZoneContent> Run(
        IReadOnlyList<ZoneLayer> layers, ITileSource labels, ITileSource? values, Shape shape, int workers,
        CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(layers);
        ArgumentNullException.ThrowIfNull(labels);
        var tiles = new TileLayout(shape, TileSide, TileSide);
        var total = New(layers);
        var gate = new Lock();
        Parallel.For(
            0L,
            tiles.Count,
            new ParallelOptions { MaxDegreeOfParallelism = workers, CancellationToken = cancel },
            () => new Scratch(New(layers)),
            (tile, _, scratch) => scratch.Count(layers, labels, values, tiles[tile]),
            scratch =>
            {
                lock (gate)
                {
                    foreach (var (sum, part) in total.Zip(scratch.Found)) sum.Add(part);
                }
            });
        return total;
    }

    static ZoneContent[] New(IReadOnlyList<ZoneLayer> layers) =>
        [.. layers.Select(layer => new ZoneContent(
            new ZoneTally(layer.HighestNumber), new LabelTally(), new ZoneTally(layer.HighestNumber)))];

    sealed class Scratch(ZoneContent[] found)
    {
        readonly float[] _zones = new float[TileSide * TileSide];
        readonly float[] _labels = new float[TileSide * TileSide];
        readonly float[] _values = new float[TileSide * TileSide];

        public ZoneContent[] Found => found;

        public Scratch Count(IReadOnlyList<ZoneLayer> layers, ITileSource labels, ITileSource? values, Window window)
        {
            var count = (int)window.CellCount;
            labels.Read(window, _labels);
            values?.Read(window, _values);
            for (var layer = 0; layer < layers.Count; layer++)
            {
                layers[layer].Cells.Read(window, _zones);
                var zones = _zones.AsSpan(0, count);
                found[layer].Cells.AddCells(zones);
                found[layer].Labels.Add(zones, _labels.AsSpan(0, count));
                if (values is not null) found[layer].Values.AddCells(zones, _values.AsSpan(0, count));
            }

            return this;
        }
    }
}

/// <summary>What was counted by the zones of a layer.</summary>
/// <param name="Cells">All cells.</param>
/// <param name="Labels">Cells of each label.</param>
/// <param name="Values">Cells that have a value.</param>
public sealed record ZoneContent(ZoneTally Cells, LabelTally Labels, ZoneTally Values)
{
    internal void Add(ZoneContent other)
    {
        Cells.Add(other.Cells);
        Labels.Add(other.Labels);
        Values.Add(other.Values);
    }
}
