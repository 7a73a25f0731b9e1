using Calaisis.Raster.CostDistance;

namespace Calaisis.Raster.Benchmarks.CostDistance;

/// <summary>
/// The textbook: one binary heap, one cell at a time, eight neighbours, square cells of size 1. It shares nothing
/// with the engine, so that agreement means something.
/// </summary>
sealed class NaiveDijkstra(int rows, int cols, float[] resistance)
{
    static readonly double HalfDiagonal = Math.Sqrt(2) / 2;

    readonly double[] _costs = new double[rows * cols];

    public double[] Run(IEnumerable<SourceCell> sources)
    {
        Array.Fill(_costs, double.PositiveInfinity);
        var queue = new PriorityQueue<int, double>();
        foreach (var source in sources)
        {
            var cell = (source.Cell.Row * cols) + source.Cell.Col;
            _costs[cell] = 0;
            queue.Enqueue(cell, 0);
        }

        while (queue.TryDequeue(out var cell, out var cost))
        {
            if (cost <= _costs[cell]) Spread(queue, cell, cost);
        }

        return _costs;
    }

    void Spread(PriorityQueue<int, double> queue, int cell, double cost)
    {
        var (row, col) = (cell / cols, cell % cols);
        for (var toRow = Math.Max(0, row - 1); toRow <= Math.Min(rows - 1, row + 1); toRow++)
        {
            for (var toCol = Math.Max(0, col - 1); toCol <= Math.Min(cols - 1, col + 1); toCol++)
            {
                var to = (toRow * cols) + toCol;
                var half = toRow != row && toCol != col ? HalfDiagonal : 0.5;
                var candidate = cost + (((double)resistance[cell] + resistance[to]) * half);
                if (!(candidate < _costs[to])) continue;
                _costs[to] = candidate;
                queue.Enqueue(to, candidate);
            }
        }
    }
}
