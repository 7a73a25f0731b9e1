using System.Numerics;
using Calaisis.Raster.CostDistance.Messages;

namespace Calaisis.Raster.CostDistance.Kernels;

/// <summary>The halo, and the transposed copy that column sweeps work on.</summary>
sealed unsafe partial class TileKernel<TRelaxation>
{
    public void MarkHalo()
    {
        for (var side = Side.North; side <= Side.SouthEast; side++)
        {
            var window = BorderStrips.Outside(_frame, side);
            for (var row = window.Row; row < window.EndRow; row++)
            {
                for (var col = window.Col; col < window.EndCol; col++) MarkHalo(side, row, col);
            }
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
