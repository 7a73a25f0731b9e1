using System.Runtime.InteropServices;
using Calaisis.Raster.CostDistance.Kernels;
using Calaisis.Raster.CostDistance.Messages;

namespace Calaisis.Raster.CostDistance.Allocation;

/// <summary>
/// Spreads labels inside one tile along tight steps: those whose cost is exactly the difference of the final costs at
/// their ends. A cell takes the least label that reaches it, so the result depends on final costs only.
/// </summary>
/// <remarks>Thread rule: one worker's own.</remarks>
sealed unsafe class LabelKernel : IDisposable
{
    readonly TileFrame _frame;
    readonly Steps _steps;
    readonly double _unreached;
    // A ring of cells that changed, each at most once, so as many places as cells are enough.
    readonly int* _queue;
    readonly byte* _queued;
    readonly int _capacity;
    TileBlock _block;
    int _first;
    int _count;

    public LabelKernel(TileFrame frame, CostDistanceSettings settings)
    {
        _frame = frame;
        _steps = new Steps(settings, frame.Pitch);
        _unreached = settings.Unreached;
        _capacity = frame.Cells * frame.Cells;
        _queue = (int*)NativeMemory.Alloc((nuint)_capacity, sizeof(int));
        _queued = (byte*)NativeMemory.AllocZeroed((nuint)_capacity);
        for (var side = 0; side < Offers.Length; side++) Offers[side] = [];
    }

    /// <summary>What the neighbours' cells may take, by side; cleared when a visit begins.</summary>
    public List<LabelOffer>[] Offers { get; } = new List<LabelOffer>[BorderStrips.Sides];

    /// <summary>The lowest cost at which something is offered to a side.</summary>
    public double[] LowestOffered { get; } = new double[BorderStrips.Sides];

    public void Dispose()
    {
        NativeMemory.Free(_queue);
        NativeMemory.Free(_queued);
    }

    public void Begin(TileBlock block)
    {
        _block = block;
        LowestOffered.AsSpan().Fill(double.PositiveInfinity);
        foreach (var offers in Offers) offers.Clear();
    }

    /// <summary>
    /// On a tile's first visit: source cells spread their label, unless another source reaches them cheaper.
    /// </summary>
    public void MarkSeeds(ICostSources sources)
    {
        for (var cell = 0; cell < _capacity; cell++)
        {
            var label = _block.Label[cell];
            if (label == 0) continue;
            var (row, col) = (cell / _frame.Cells, cell % _frame.Cells);
            if (_block.Cost[_frame.At(row, col)].Equals(sources.StartCost(label))) Enqueue(cell);
            else _block.Label[cell] = 0;
        }
    }

    public void Take(int row, int col, int label) => Lower((row * _frame.Cells) + col, label);

    public void Run()
    {
        while (_count > 0)
        {
            var cell = _queue[_first];
            _first = _first + 1 == _capacity ? 0 : _first + 1;
            _count--;
            _queued[cell] = 0;
            Spread(cell / _frame.Cells, cell % _frame.Cells, _block.Label[cell]);
        }
    }

    void Spread(int row, int col, int label)
    {
        var at = _frame.At(row, col);
        var cost = _block.Cost + at;
        for (var k = 0; k < _steps.Count; k++)
        {
            var there = cost[_steps.Offset(k)];
            if (there < *cost || there >= _unreached) continue;
            if (!(*cost + _steps.Cost(_block.Resistance + at, k)).Equals(there)) continue;
            var (toRow, toCol) = (row + _steps.Down(k), col + _steps.Right(k));
            if ((uint)toRow < (uint)_frame.Cells && (uint)toCol < (uint)_frame.Cells)
            {
                Lower((toRow * _frame.Cells) + toCol, label);
            }
            else
            {
                Offer(toRow, toCol, label, there);
            }
        }
    }

    void Lower(int cell, int label)
    {
        var here = _block.Label[cell];
        if (here != 0 && here <= label) return;
        _block.Label[cell] = label;
        Enqueue(cell);
    }

    void Enqueue(int cell)
    {
        if (_queued[cell] != 0) return;
        _queued[cell] = 1;
        var last = _first + _count;
        _queue[last >= _capacity ? last - _capacity : last] = cell;
        _count++;
    }

    void Offer(int row, int col, int label, double cost)
    {
        var down = row < 0 ? -1 : row >= _frame.Cells ? 1 : 0;
        var right = col < 0 ? -1 : col >= _frame.Cells ? 1 : 0;
        var side = (int)BorderStrips.At(down, right);
        Offers[side].Add(new LabelOffer(
            (short)(row - (down * _frame.Cells)), (short)(col - (right * _frame.Cells)), label));
        LowestOffered[side] = Math.Min(LowestOffered[side], cost);
    }
}
