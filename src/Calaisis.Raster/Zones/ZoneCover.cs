using Calaisis.Raster.Grids;

namespace Calaisis.Raster.Zones;

/// <summary>Counts whole rasters by zone.</summary>
public static class ZoneCover
{
    const int TileSide = 512;

    /// <summary>
    /// The cells of a grid that have a value, by zone; all cells without <paramref name="values"/>: then what is
    /// counted under 0 is what the layer does not cover.
    /// </summary>
    /// <param name="layer">The zones.</param>
    /// <param name="values">What is counted where it has a value; null counts every cell.</param>
    /// <param name="shape">The grid.</param>
    /// <param name="workers">Threads; they change nothing but the time.</param>
    /// <param name="cancel">Stops it.</param>
    public static ZoneTally Count(
        ZoneLayer layer, ITileSource? values, Shape shape, int workers, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(layer);
        var tiles = new TileLayout(shape, TileSide, TileSide);
        var total = new ZoneTally(layer.HighestNumber);
        var gate = new Lock();
        Parallel.For(
            0L,
            tiles.Count,
            new ParallelOptions { MaxDegreeOfParallelism = workers, CancellationToken = cancel },
            () => new Scratch(layer.HighestNumber),
            (tile, _, scratch) => scratch.Count(layer.Cells, values, tiles[tile]),
            scratch =>
            {
                lock (gate) total.Add(scratch.Tally);
            });
        return total;
    }

    sealed class Scratch(int zones)
    {
        readonly float[] _zones = new float[TileSide * TileSide];
        readonly float[] _values = new float[TileSide * TileSide];

        public ZoneTally Tally { get; } = new(zones);

        public Scratch Count(ITileSource cells, ITileSource? values, Window window)
        {
            var count = (int)window.CellCount;
            cells.Read(window, _zones);
            if (values is null)
            {
                Tally.AddCells(_zones.AsSpan(0, count));
                return this;
            }

            values.Read(window, _values);
            Tally.AddCells(_zones.AsSpan(0, count), _values.AsSpan(0, count));
            return this;
        }
    }
}
