using System.Numerics;
using System.Runtime.CompilerServices;
using Calaisis.Raster.CostDistance.Messages;

namespace Calaisis.Raster.CostDistance.Kernels;

/// <summary>The sweeps, and the marks they leave.</summary>
sealed unsafe partial class TileKernel<TRelaxation>
{
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
}
