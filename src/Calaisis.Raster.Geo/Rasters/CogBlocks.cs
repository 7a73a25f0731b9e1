using Calaisis.Raster.Grids;

namespace Calaisis.Raster.Geo.Rasters;

/// <summary>Cells of a row from the type in which they come to that in which they are kept.</summary>
delegate void RowConversion<TFrom, TTo>(ReadOnlySpan<TFrom> from, Span<TTo> to);

/// <summary>A block of a raster of which all cells are there.</summary>
/// <param name="Level">0 for the raster itself, then its overviews.</param>
/// <param name="Number">Its number, row after row.</param>
/// <param name="Cells">Where its cells lie; less than a whole block at the right and lower edge.</param>
/// <param name="Values">Rows of a whole block each.</param>
sealed record WholeBlock<T>(int Level, long Number, Window Cells, T[] Values);

/// <summary>
/// Gathers windows of one level of a raster, in any order, to whole blocks. What is not whole yet is kept in memory as
/// far as that goes, then in a scratch file.
/// </summary>
/// <remarks>Thread rule: any number of callers at once, each with windows of its own.</remarks>
sealed class CogBlocks<T>(int level, Shape shape, T noData, BlockPool<T> pool)
    where T : unmanaged
{
    readonly TileLayout _layout = new(shape, CogContent.BlockSide, CogContent.BlockSide);
    readonly Dictionary<long, BlockPart<T>> _parts = [];
    readonly HashSet<long> _whole = [];
    readonly Lock _gate = new();

    internal Shape Shape => shape;

    /// <summary>How many blocks there are.</summary>
    internal int Count => checked((int)_layout.Count);

    /// <summary>Takes in a window; tells of every block that is whole by it.</summary>
    /// <exception cref="InvalidOperationException">A cell is written twice.</exception>
    internal void Add<TFrom>(
        Window window, ReadOnlySpan<TFrom> values, int pitch, RowConversion<TFrom, T> convert,
        Action<WholeBlock<T>> whole)
    {
        const int Side = CogContent.BlockSide;
        for (var down = window.Row / Side; down <= (window.EndRow - 1) / Side; down++)
        {
            for (var right = window.Col / Side; right <= (window.EndCol - 1) / Side; right++)
            {
                var number = ((long)down * _layout.Across) + right;
                var cells = _layout[number];
                var part = cells.Intersect(window);
                var from = values[(((part.Row - window.Row) * pitch) + part.Col - window.Col)..];
                if (Gather(number, cells, part, from, pitch, convert) is { } block) whole(block);
            }
        }
    }

    /// <summary>Tells of the blocks that are not whole as if no data were written where nothing was.</summary>
    internal void Finish(Action<WholeBlock<T>> whole)
    {
        foreach (var (number, part) in _parts.OrderBy(item => item.Key).ToList())
        {
            pool.Require(part);
            whole(Take(number, part));
        }
    }

    WholeBlock<T>? Gather<TFrom>(
        long number, Window cells, Window part, ReadOnlySpan<TFrom> from, int pitch, RowConversion<TFrom, T> convert)
    {
        if (part == cells)
        {
            RequireNew(number);
            var values = pool.Rent();
            Copy(from, pitch, cells, part, values, convert);
            lock (_gate) _whole.Add(number);
            return new WholeBlock<T>(level, number, cells, values);
        }

        var gathered = PartOf(number);
        lock (gathered)
        {
            if (gathered.Filled + part.CellCount > cells.CellCount) throw Twice(number);
            pool.Require(gathered);
            Copy(from, pitch, cells, part, gathered.Values!, convert);
            gathered.Filled += part.CellCount;
            return gathered.Filled == cells.CellCount ? Take(number, gathered) : null;
        }
    }

    static void Copy<TFrom>(
        ReadOnlySpan<TFrom> from, int pitch, Window cells, Window part, T[] values, RowConversion<TFrom, T> convert)
    {
        for (var row = 0; row < part.Rows; row++)
        {
            var at = ((part.Row - cells.Row + row) * CogContent.BlockSide) + part.Col - cells.Col;
            convert(from.Slice(row * pitch, part.Cols), values.AsSpan(at, part.Cols));
        }
    }

    WholeBlock<T> Take(long number, BlockPart<T> part)
    {
        var values = pool.Release(part);
        lock (_gate)
        {
            _parts.Remove(number);
            _whole.Add(number);
        }

        return new WholeBlock<T>(level, number, _layout[number], values);
    }

    BlockPart<T> PartOf(long number)
    {
        lock (_gate)
        {
            if (_whole.Contains(number)) throw Twice(number);
            if (_parts.TryGetValue(number, out var known)) return known;
            var part = new BlockPart<T>(noData);
            _parts.Add(number, part);
            return part;
        }
    }

    void RequireNew(long number)
    {
        lock (_gate)
        {
            if (_whole.Contains(number) || _parts.ContainsKey(number)) throw Twice(number);
        }
    }

    InvalidOperationException Twice(long number) => new InvalidOperationException(
        $"cells of {_layout[number]} are written twice");
}
