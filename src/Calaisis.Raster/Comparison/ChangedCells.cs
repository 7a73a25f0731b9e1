using Calaisis.Raster.Grids;

namespace Calaisis.Raster.Comparison;

/// <summary>
/// Where the resistance of two scenarios differs by enough to be worth telling: a bit per cell of the grid.
/// </summary>
/// <param name="shape">The grid's rows and columns.</param>
public sealed class ChangedCells(Shape shape)
{
    const int Bits = 64;

    readonly int _words = (shape.Cols + Bits - 1) / Bits;
    readonly ulong[] _cells = new ulong[(long)shape.Rows * ((shape.Cols + Bits - 1) / Bits)];

    /// <summary>Whether a cell within a distance of another differs, from centre to centre.</summary>
    /// <param name="cell">The other cell.</param>
    /// <param name="metres">The distance.</param>
    /// <param name="grid">The grid.</param>
    public bool AnyNear(Cell cell, double metres, GridDefinition grid)
    {
        ArgumentNullException.ThrowIfNull(grid);
        var reach = (int)(metres / grid.CellHeight);
        for (var row = Math.Max(0, cell.Row - reach); row <= Math.Min(shape.Rows - 1, cell.Row + reach); row++)
        {
            var down = (row - cell.Row) * grid.CellHeight;
            var wide = (int)(Math.Sqrt((metres * metres) - (down * down)) / grid.CellWidth);
            if (AnyInRow(row, Math.Max(0, cell.Col - wide), Math.Min(shape.Cols - 1, cell.Col + wide))) return true;
        }

        return false;
    }

    /// <summary>Notes the cells of a window whose code is not 0.</summary>
    internal void Note(Window window, ReadOnlySpan<byte> codes)
    {
        for (var start = 0; ;)
        {
            var next = codes[start..].IndexOfAnyExcept((byte)0);
            if (next < 0) return;
            for (start += next; start < codes.Length && codes[start] != 0; start++)
            {
                var (row, col) = (window.Row + (start / window.Cols), window.Col + (start % window.Cols));
                _cells[((long)row * _words) + (col / Bits)] |= 1UL << (col % Bits);
            }
        }
    }

    bool AnyInRow(int row, int from, int to)
    {
        var start = (long)row * _words;
        for (var word = from / Bits; word <= to / Bits; word++)
        {
            var bits = _cells[start + word];
            if (word == from / Bits) bits &= ulong.MaxValue << (from % Bits);
            if (word == to / Bits) bits &= ulong.MaxValue >> (Bits - 1 - (to % Bits));
            if (bits != 0) return true;
        }

        return false;
    }
}
