using System.Numerics;
using Calaisis.Raster.Grids;

namespace Calaisis.Raster.Corridors;

/// <summary>A set of cells in a window, a bit each.</summary>
sealed class CorridorMask
{
    readonly Window _window;
    readonly int _words;
    readonly ulong[] _bits;

    public CorridorMask(Window window)
    {
        _window = window;
        _words = (window.Cols + 63) >> 6;
        _bits = new ulong[(long)_words * window.Rows];
    }

    public long Count { get; private set; }

    /// <summary>Adds up to eight cells of a row.</summary>
    /// <param name="row">Their row.</param>
    /// <param name="col">The column of bit 0.</param>
    /// <param name="lanes">A bit for each cell to add; none of them is in yet.</param>
    public void Add(int row, int col, uint lanes)
    {
        Count += BitOperations.PopCount(lanes);
        var at = col - _window.Col;
        var word = ((long)(row - _window.Row) * _words) + (at >> 6);
        _bits[word] |= (ulong)lanes << (at & 63);
        if ((at & 63) > 56 && lanes >> (64 - (at & 63)) is > 0 and var rest) _bits[word + 1] |= rest;
    }

    public bool Contains(int row, int col)
    {
        var (down, at) = (row - _window.Row, col - _window.Col);
        if ((uint)down >= (uint)_window.Rows || (uint)at >= (uint)_window.Cols) return false;
        return (_bits[((long)down * _words) + (at >> 6)] >> (at & 63) & 1) != 0;
    }

    /// <summary>The cells, row by row.</summary>
    public List<CellRun> Runs()
    {
        var runs = new List<CellRun>();
        for (var row = 0; row < _window.Rows; row++)
        {
            var line = _bits.AsSpan(row * _words, _words);
            for (var col = Next(line, 0, set: true); col >= 0;)
            {
                var end = Next(line, col, set: false);
                if (end < 0) end = _words << 6;
                runs.Add(new CellRun(_window.Row + row, _window.Col + col, end - col));
                col = Next(line, end, set: true);
            }
        }

        return runs;
    }

    /// <summary>The first place from one on that is in the set, or is not; -1 if there is none.</summary>
    static int Next(ReadOnlySpan<ulong> line, int from, bool set)
    {
        for (var word = from >> 6; word < line.Length; word++)
        {
            var bits = set ? line[word] : ~line[word];
            if (word == from >> 6) bits &= ulong.MaxValue << (from & 63);
            if (bits != 0) return (word << 6) + BitOperations.TrailingZeroCount(bits);
        }

        return -1;
    }
}
