using System.Numerics;
using System.Runtime.CompilerServices;
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
sealed unsafe class TileKernel<TRelaxation> : ITileKernel
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
    readonly double _unreached;
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
        _unreached = settings.Unreached;
        _allBlocks = frame.Blocks == 64 ? ulong.MaxValue : (1UL << frame.Blocks) - 1;
        _costT = (double*)NativeMemory.AlignedAlloc((nuint)frame.Length * sizeof(double), 64);
        _resistanceT = (float*)NativeMemory.AlignedAlloc((nuint)frame.Length * sizeof(float), 64);
        new Span<double>(_costT, frame.Length).Fill(_unreached);
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

    public void MarkSeeds()
    {
        var unreached = Vector512.Create(_unreached);
        for (var row = 0; row < Cells; row++)
        {
            var hit = 0UL;
            for (var block = 0; block < Blocks; block++)
            {
                var cost = Vector512.Load(_block.Cost + _frame.At(row, block * TileFrame.Block));
                var lanes = Vector512.LessThan(cost, unreached).ExtractMostSignificantBits();
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

    void SweepRows()
    {
        Sweep(_block.Cost, _block.Resistance, 1, _down, _up, _overRows, _changed, Side.South);
        _rowsPending = Sweep(_block.Cost, _block.Resistance, -1, _up, _down, _overRows, _changed, Side.North);
        for (var blockRow = 0; blockRow < Blocks; blockRow++)
        {
            for (var block = 0; block < Blocks; block++)
            {
                var index = (blockRow * Blocks) + block;
                var cells = _changed[index];
                if (cells == 0) continue;
                _changed[index] = 0;
                _news[index] |= cells;
                MarkAcross(_right, _left, blockRow, block, cells);
                _columnsPending = true;
                if (_transposed) TransposeIn(blockRow, block);
            }
        }
    }

    void SweepColumns()
    {
        if (!_transposed) TransposeAll();
        Sweep(_costT, _resistanceT, 1, _right, _left, _overColumns, _changedT, Side.East);
        _columnsPending = Sweep(_costT, _resistanceT, -1, _left, _right, _overColumns, _changedT, Side.West);
        for (var blockCol = 0; blockCol < Blocks; blockCol++)
        {
            for (var block = 0; block < Blocks; block++)
            {
                var index = (blockCol * Blocks) + block;
                var cells = _changedT[index];
                if (cells == 0) continue;
                _changedT[index] = 0;
                _newsT[index] |= cells;
                MarkAcross(_down, _up, blockCol, block, cells);
                _rowsPending = true;
                Transposition.Block(
                    _costT + _frame.At(blockCol * 8, block * 8), _block.Cost + _frame.At(block * 8, blockCol * 8),
                    _frame.Pitch);
            }
        }

        if (_haloColumnsLowered) TransposeHaloOut();
    }

    /// <summary>One sweep over the marked blocks; true if it lowered anything.</summary>
    // Compiled well at once: a raster of a million cells is done before the runtime would come back to it.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    bool Sweep(
        double* costs, float* resistances, int direction, ulong* ahead, ulong* behind, in SweepLengths lengths,
        ulong* changed, Side beyond)
    {
        var lowered = 0UL;
        var steps = lengths;
        var first = direction > 0 ? 0 : Cells - 1;
        var last = direction > 0 ? Cells + _frame.Halo : -_frame.Halo - 1;
        nint back = -direction * _frame.Pitch;
        for (var line = first; line != last; line += direction)
        {
            var mask = ahead[line];
            if (mask == 0) continue;
            ahead[line] = 0;
            var cost = costs + _frame.At(line, 0);
            var resistance = resistances + _frame.At(line, 0);
            var outside = (uint)line >= (uint)Cells;
            var hit = 0UL;
            do
            {
                var block = BitOperations.TrailingZeroCount(mask);
                mask &= mask - 1;
                var lanes = TRelaxation.Lower(cost + (block * 8), resistance + (block * 8), back, steps);
                if (lanes == 0) continue;
                hit |= Spread(block, lanes);
                if (outside) NoteBeyond(beyond, cost + (block * 8), lanes);
                else changed[((line >> 3) * Blocks) + block] |= (ulong)lanes << ((line & 7) * 8);
            }
            while (mask != 0);
            if (hit == 0) continue;
            lowered |= hit;
            Mark(ahead, line, direction, hit);
            Mark(behind, line, -direction, hit);
        }

        return lowered != 0;
    }

    /// <summary>Blocks of a neighbouring line that cells of a block can lower.</summary>
    ulong Spread(int block, uint lanes)
    {
        const uint NearLeft = 1, NearRight = 0x80, FarLeft = 3, FarRight = 0xC0;
        var bit = 1UL << block;
        var blocks = bit;
        if ((lanes & (TRelaxation.Reach == 1 ? NearLeft : FarLeft)) != 0) blocks |= bit >> 1;
        if ((lanes & (TRelaxation.Reach == 1 ? NearRight : FarRight)) != 0) blocks |= bit << 1;
        return blocks & _allBlocks;
    }

    static void Mark(ulong* marks, int line, int direction, ulong blocks)
    {
        marks[line + direction] |= blocks;
        if (TRelaxation.Reach == 2) marks[line + (2 * direction)] |= blocks;
    }

    /// <summary>Marks, for the sweeps across, what the changed cells of an 8 x 8 block can lower.</summary>
    void MarkAcross(ulong* ahead, ulong* behind, int blockLine, int block, ulong cells)
    {
        var folded = cells | (cells >> 32);
        folded |= folded >> 16;
        var lanes = (uint)(folded | (folded >> 8)) & 0xFF;
        var bit = 1UL << blockLine;
        while (lanes != 0)
        {
            var lane = BitOperations.TrailingZeroCount(lanes);
            lanes &= lanes - 1;
            var column = cells >> lane;
            var hit = bit;
            if ((column & (TRelaxation.Reach == 1 ? 0x01UL : 0x0101UL)) != 0) hit |= bit >> 1;
            if ((column & (TRelaxation.Reach == 1 ? 1UL << 56 : 0x0101UL << 48)) != 0) hit |= bit << 1;
            hit &= _allBlocks;
            Mark(ahead, (block * 8) + lane, 1, hit);
            Mark(behind, (block * 8) + lane, -1, hit);
        }
    }

    void MarkHalo(Side side, int row, int col)
    {
        if (BorderStrips.Down(side) != 0)
        {
            var inside = Math.Clamp(col, 0, Cells - 1);
            var hit = Spread(inside >> 3, 1u << (inside & 7));
            if (BorderStrips.Down(side) < 0) Mark(_down, -1, 1, hit);
            else Mark(_up, Cells, -1, hit);
            _rowsPending = true;
        }
        else
        {
            var hit = Spread(row >> 3, 1u << (row & 7));
            if (side == Side.West) Mark(_right, -1, 1, hit);
            else Mark(_left, Cells, -1, hit);
            _columnsPending = true;
        }
    }

    void NoteBeyond(Side beyond, double* cost, uint lanes)
    {
        if (beyond is Side.West or Side.East) _haloColumnsLowered = true;
        var lowest = _lowestBeyond[(int)beyond];
        for (; lanes != 0; lanes &= lanes - 1)
        {
            lowest = Math.Min(lowest, cost[BitOperations.TrailingZeroCount(lanes)]);
        }

        _lowestBeyond[(int)beyond] = lowest;
    }

    /// <summary>The halo's corners, which no sweep lowers; true if the search must go on because of it.</summary>
    bool LowerCorners()
    {
        if (_steps.Count == 4) return false;
        for (var side = Side.NorthWest; side <= Side.SouthEast; side++)
        {
            var window = BorderStrips.Outside(_frame, side);
            for (var row = window.Row; row < window.EndRow; row++)
            {
                for (var col = window.Col; col < window.EndCol; col++) LowerCorner(side, row, col);
            }
        }

        return _rowsPending;
    }

    void LowerCorner(Side side, int row, int col)
    {
        var at = _frame.At(row, col);
        for (var k = 0; k < _steps.Count; k++)
        {
            var fromRow = row + _steps.Down(k);
            var fromCol = col + _steps.Right(k);
            if ((uint)fromRow >= (uint)Cells || (uint)fromCol >= (uint)Cells) continue;
            var cost = _block.Cost[at + _steps.Offset(k)] + _steps.Cost(_block.Resistance + at, k);
            if (cost >= _block.Cost[at]) continue;
            _block.Cost[at] = cost;
            _lowestBeyond[(int)side] = Math.Min(_lowestBeyond[(int)side], cost);
            MarkHalo(side, row, col);
        }
    }

    void TransposeAll()
    {
        for (var blockRow = 0; blockRow < Blocks; blockRow++)
        {
            for (var block = 0; block < Blocks; block++)
            {
                Transposition.Block(
                    _block.Resistance + _frame.At(blockRow * 8, block * 8),
                    _resistanceT + _frame.At(block * 8, blockRow * 8), _frame.Pitch);
                TransposeIn(blockRow, block);
            }
        }

        for (var depth = -_frame.Halo; depth < 0; depth++)
        {
            TransposeHaloIn(depth);
            TransposeHaloIn(Cells - 1 - depth);
        }

        _transposed = true;
    }

    void TransposeIn(int blockRow, int block) => Transposition.Block(
        _block.Cost + _frame.At(blockRow * 8, block * 8), _costT + _frame.At(block * 8, blockRow * 8), _frame.Pitch);

    void TransposeHaloIn(int col)
    {
        var to = _frame.At(col, 0);
        for (var row = 0; row < Cells; row++)
        {
            _costT[to + row] = _block.Cost[_frame.At(row, col)];
            _resistanceT[to + row] = _block.Resistance[_frame.At(row, col)];
        }
    }

    void TransposeHaloOut()
    {
        _haloColumnsLowered = false;
        for (var depth = -_frame.Halo; depth < 0; depth++)
        {
            TransposeHaloOut(depth);
            TransposeHaloOut(Cells - 1 - depth);
        }
    }

    void TransposeHaloOut(int col)
    {
        var from = _frame.At(col, 0);
        for (var row = 0; row < Cells; row++) _block.Cost[_frame.At(row, col)] = _costT[from + row];
    }
}
