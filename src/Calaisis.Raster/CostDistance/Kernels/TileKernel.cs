using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Calaisis.Raster.CostDistance.Messages;

namespace Calaisis.Raster.CostDistance.Kernels;

/// <summary>
/// The local search by sweeps: rows from top to bottom and back, then columns through a transposed copy, eight cells
/// at a time, and only blocks of eight next to a change. A lowered cell always leaves a mark on every block it can
/// lower, so the search ends exactly when no step inside the frame lowers anything: the least fixpoint, whatever the
/// order.
/// </summary>
/// <remarks>
/// Halo cells are lowered too, as a forecast of what the neighbour will find: only a forecast that got lower is worth
/// the neighbour's visit. The transposed copy has the halo left and right of the tile, not above and below: steps to
/// and from those rows are the row sweeps' work.
/// </remarks>
sealed unsafe partial class TileKernel<TRelaxation> : ITileKernel
    where TRelaxation : struct, IRelaxation
{
    // Marks may be set up to two lines beyond the halo, where nobody reads them.
    const int Slack = 4;

    readonly TileFrame _frame;
    readonly Steps _steps;
    readonly SweepLengths _overRows;
    readonly SweepLengths _overColumns;
    readonly double[] _lowestBeyond = new double[BorderStrips.Sides];
    readonly ulong _allBlocks;
    readonly double* _costT;
    readonly float* _resistanceT;
    readonly ulong* _marks;
    readonly ulong* _down;
    readonly ulong* _up;
    readonly ulong* _right;
    readonly ulong* _left;
    readonly int _markCount;
    // A bit for each cell, in blocks of 8 x 8: lowered since the last hand-over; lowered in this visit.
    readonly ulong* _changed;
    readonly ulong* _changedT;
    readonly ulong* _news;
    readonly ulong* _newsT;
    TileBlock _block;
    bool _rowsPending;
    bool _columnsPending;
    bool _transposed;
    bool _haloColumnsLowered;

    public TileKernel(TileFrame frame, CostDistanceSettings settings)
    {
        _frame = frame;
        _steps = new Steps(settings, frame.Pitch);
        _overRows = SweepLengths.OverRows(settings.Steps);
        _overColumns = SweepLengths.OverColumns(settings.Steps);
        _allBlocks = frame.Blocks == 64 ? ulong.MaxValue : (1UL << frame.Blocks) - 1;
        _costT = (double*)NativeMemory.AlignedAlloc((nuint)frame.Length * sizeof(double), 64);
        _resistanceT = (float*)NativeMemory.AlignedAlloc((nuint)frame.Length * sizeof(float), 64);
        new Span<double>(_costT, frame.Length).Fill(settings.Unreached);
        new Span<float>(_resistanceT, frame.Length).Fill(float.PositiveInfinity);
        var lines = frame.Cells + (2 * Slack);
        var blocks = frame.Blocks * frame.Blocks;
        _markCount = 4 * lines;
        _marks = (ulong*)NativeMemory.AllocZeroed((nuint)(_markCount + (4 * blocks)), sizeof(ulong));
        _down = _marks + Slack;
        _up = _down + lines;
        _right = _up + lines;
        _left = _right + lines;
        _changed = _marks + _markCount;
        _changedT = _changed + blocks;
        _news = _changedT + blocks;
        _newsT = _news + blocks;
    }

    int Cells => _frame.Cells;

    int Blocks => _frame.Blocks;

    public void Dispose()
    {
        NativeMemory.AlignedFree(_costT);
        NativeMemory.AlignedFree(_resistanceT);
        NativeMemory.Free(_marks);
    }

    public void Begin(TileBlock block)
    {
        _block = block;
        new Span<ulong>(_marks, _markCount + (4 * Blocks * Blocks)).Clear();
        _lowestBeyond.AsSpan().Fill(double.PositiveInfinity);
        _rowsPending = _columnsPending = _transposed = _haloColumnsLowered = false;
    }

    public void MarkSeeds(double below)
    {
        var limit = Vector512.Create(below);
        for (var row = 0; row < Cells; row++)
        {
            var hit = 0UL;
            for (var block = 0; block < Blocks; block++)
            {
                var cost = Vector512.Load(_block.Cost + _frame.At(row, block * TileFrame.Block));
                var lanes = Vector512.LessThan(cost, limit).ExtractMostSignificantBits();
                if (lanes == 0) continue;
                _changed[((row >> 3) * Blocks) + block] |= lanes << ((row & 7) * 8);
                hit |= Spread(block, (uint)lanes);
            }

            if (hit == 0) continue;
            _rowsPending = true;
            Mark(_down, row, 1, hit);
            Mark(_up, row, -1, hit);
        }
    }

    public void Receive(Side side, ReadOnlySpan<double> strip)
    {
        var window = BorderStrips.Outside(_frame, side);
        var next = 0;
        for (var row = window.Row; row < window.EndRow; row++)
        {
            var halo = _block.Cost + _frame.At(row, window.Col);
            for (var col = 0; col < window.Cols; col++)
            {
                var cost = strip[next++];
                if (cost >= halo[col]) continue;
                halo[col] = cost;
                MarkHalo(side, row, window.Col + col);
            }
        }
    }

    public void Run()
    {
        do
        {
            while (_rowsPending | _columnsPending)
            {
                if (_rowsPending) SweepRows();
                if (_columnsPending) SweepColumns();
            }
        }
        while (LowerCorners());
    }

    public bool HasNews(Side side)
    {
        var window = BorderStrips.Inside(_frame, side);
        for (var row = window.Row >> 3; row <= (window.EndRow - 1) >> 3; row++)
        {
            for (var col = window.Col >> 3; col <= (window.EndCol - 1) >> 3; col++)
            {
                if ((_news[(row * Blocks) + col] | _newsT[(col * Blocks) + row]) != 0) return true;
            }
        }

        return false;
    }

    public double LowestBeyond(Side side) => _lowestBeyond[(int)side];

    public void CopyStrip(Side side, Span<double> strip)
    {
        var window = BorderStrips.Inside(_frame, side);
        for (var row = 0; row < window.Rows; row++)
        {
            new ReadOnlySpan<double>(_block.Cost + _frame.At(window.Row + row, window.Col), window.Cols)
                .CopyTo(strip[(row * window.Cols)..]);
        }
    }
}
