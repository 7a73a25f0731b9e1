using System.Runtime.Intrinsics;
using Calaisis.Raster.CostDistance.Kernels;
using Calaisis.Raster.CostDistance.Schedule;

namespace Calaisis.Raster.CostDistance;

/// <summary>
/// Progress: the share of tiles whose highest cost lies at or below the lowest that still waits anywhere.
/// </summary>
sealed class SettledTiles(int tiles, IProgress<double> share)
{
    readonly double[] _highest = Enumerable.Repeat(double.PositiveInfinity, tiles).ToArray();
    readonly int _every = Math.Max(32, tiles / 50);
    readonly Lock _gate = new();
    double _told;
    int _visits;

    /// <summary>A tile was searched; the caller still holds it.</summary>
    public unsafe void Visited(int tile, TileFrame frame, TileBlock block)
    {
        // Rows are whole vectors: cells come in blocks of eight.
        var (most, impassable) = (Vector256<double>.Zero, Vector128.Create(float.PositiveInfinity));
        for (var row = 0; row < frame.Cells; row++)
        {
            var cost = block.Cost + frame.At(row, 0);
            var resistance = block.Resistance + frame.At(row, 0);
            for (var col = 0; col < frame.Cells; col += Vector256<double>.Count)
            {
                var passes = ~Vector128.Equals(Vector128.Load(resistance + col), impassable);
                var (lower, upper) = Vector128.Widen(passes.AsInt32());
                var costs = Vector256.Load(cost + col) & Vector256.Create(lower, upper).AsDouble();
                most = Vector256.Max(most, costs);
            }
        }

        Volatile.Write(ref _highest[tile], Math.Max(Math.Max(most[0], most[1]), Math.Max(most[2], most[3])));
    }

    /// <summary>Called after every visit; tells now and then.</summary>
    public void Tell(TileSchedule schedule)
    {
        if (Interlocked.Increment(ref _visits) % _every != 0) return;
        lock (_gate)
        {
            var floor = schedule.Floor();
            var settled = 0;
            foreach (var highest in _highest)
            {
                if (highest <= floor) settled++;
            }

            if ((double)settled / tiles <= _told) return;
            _told = (double)settled / tiles;
            share.Report(_told);
        }
    }
}
