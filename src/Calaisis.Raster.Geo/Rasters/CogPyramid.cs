using System.Runtime.InteropServices;
using Calaisis.Raster.Geo.Tiff;
using Calaisis.Raster.Grids;

namespace Calaisis.Raster.Geo.Rasters;

/// <summary>
/// The cells of a raster and its overviews on their way into a file. Windows come in any order and from any thread; a
/// block of which all cells are there is halved into the level above and compressed while it is in the processor's
/// cache, by the thread that brought the last of them or by one of those that help. So a raster is read once and held
/// only in part, and a cell comes from the same four below it whatever the windows were.
/// </summary>
/// <remarks>
/// Where rows or columns are odd in number GDAL stretches its cells a little; here the last one covers what is left.
/// Whether neighbours are predicted is known when all numbers are: what was compressed before the numbers turned out
/// to be many is compressed again.
/// </remarks>
sealed class CogPyramid<T> : CogCells
    where T : unmanaged, IEquatable<T>
{
    const int Side = CogContent.BlockSide;

    readonly CellOperations<T> _cells;
    readonly CogBlocks<T>[] _levels;
    readonly ShelvedTile?[][] _tiles;
    readonly bool[][] _plain;
    readonly BlockPool<T> _pool;
    readonly TileShelf _shelf;
    readonly TileCodec _codec;
    readonly HelpedQueue<WholeBlock<T>> _queue;
    readonly DistinctValues _values = new();
    readonly Lock _notesGate = new();

    internal CogPyramid(
        Shape shape, CogSettings settings, Func<string, string> scratch, CellOperations<T> cells)
    {
        _cells = cells;
        var blockBytes = (long)Side * Side * Marshal.SizeOf<T>();
        _pool = new BlockPool<T>(scratch("blocks"), (int)Math.Max(1, settings.MemoryBytes / 2 / blockBytes));
        _shelf = new TileShelf(scratch("tiles"), settings.MemoryBytes / 2);
        _codec = new TileCodec(settings.Compression, settings.CellType.Bytes(), Side);
        _queue = new HelpedQueue<WholeBlock<T>>(settings.Threads, Work);
        _levels = [.. CogContent.LevelsOf(shape).Select(
            (size, level) => new CogBlocks<T>(level, size, cells.NoData, _pool))];
        _tiles = [.. _levels.Select(level => new ShelvedTile?[level.Count])];
        _plain = [.. _levels.Select(level => new bool[level.Count])];
    }

    internal override WrittenRange Range { get; } = new();

    bool Predicts => !_cells.MayBeFew || !_values.AreFew;

    /// <summary>Takes in a window of the raster.</summary>
    /// <exception cref="IOException">A scratch file cannot be written.</exception>
    internal void Add<TFrom>(Window window, ReadOnlySpan<TFrom> values, RowConversion<TFrom, T> convert) =>
        _levels[0].Add(window, values, window.Cols, convert, _queue.Add);

    internal override CogTiles Complete(CancellationToken cancel)
    {
        _queue.Finish(cancel);
        for (var level = 0; level < _levels.Length; level++)
        {
            _levels[level].Finish(_queue.Add);
            _queue.Finish(cancel);
        }

        if (Predicts) CompressAgain(cancel);
        return new CogTiles(_tiles, [.. _levels.Select(level => level.Shape)], _shelf, Predicts);
    }

    public override void Dispose()
    {
        _queue.Dispose();
        _shelf.Dispose();
        _pool.Dispose();
        _codec.Dispose();
    }

    void Work(WholeBlock<T> block)
    {
        if (block.Level == 0) Note(block);
        if (block.Level + 1 < _levels.Length) Halve(block);
        if (HasData(block))
        {
            Pad(block);
            var predicts = Predicts;
            _plain[block.Level][block.Number] = !predicts;
            _tiles[block.Level][block.Number] =
                _codec.Encode(MemoryMarshal.AsBytes(block.Values.AsSpan()), predicts, _shelf.Add);
        }

        _pool.Return(block.Values);
    }

    static ReadOnlySpan<T> Row(WholeBlock<T> block, int row) => block.Values.AsSpan(row * Side, block.Cells.Cols);

    void Note(WholeBlock<T> block)
    {
        var range = new WrittenRange();
        for (var row = 0; row < block.Cells.Rows; row++) _cells.Note(range, Row(block, row));
        lock (_notesGate) Range.Add(range);
        if (!_cells.MayBeFew || !_values.AreFew) return;
        var found = new DistinctValues();
        for (var row = 0; row < block.Cells.Rows && found.AreFew; row++)
            found.Add(MemoryMarshal.Cast<T, float>(Row(block, row)));
        lock (_notesGate) _values.Add(found);
    }

    bool HasData(WholeBlock<T> block)
    {
        for (var row = 0; row < block.Cells.Rows; row++)
        {
            if (Row(block, row).IndexOfAnyExcept(_cells.NoData) >= 0) return true;
        }

        return false;
    }

    void Halve(WholeBlock<T> block)
    {
        var cells = block.Cells;
        var half = new Window(cells.Row / 2, cells.Col / 2, (cells.Rows + 1) / 2, (cells.Cols + 1) / 2);
        var halves = _pool.Rent();
        for (var row = 0; row < half.Rows; row++)
        {
            var upper = 2 * row;
            var lower = Math.Min(upper + 1, cells.Rows - 1);
            _cells.Halve(Row(block, upper), Row(block, lower), halves.AsSpan(row * half.Cols, half.Cols));
        }

        _levels[block.Level + 1].Add<T>(
            half, halves.AsSpan(0, half.Rows * half.Cols), half.Cols, CellOperations.Same, Work);
        _pool.Return(halves);
    }

    // What lies beyond the raster is of no meaning, but has to be the same each time and cost little: the last column
    // and the last row go on.
    static void Pad(WholeBlock<T> block)
    {
        var (rows, cols) = (block.Cells.Rows, block.Cells.Cols);
        for (var row = 0; cols < Side && row < rows; row++)
        {
            var cells = block.Values.AsSpan(row * Side, Side);
            cells[cols..].Fill(cells[cols - 1]);
        }

        var last = block.Values.AsSpan((rows - 1) * Side, Side);
        for (var row = rows; row < Side; row++) last.CopyTo(block.Values.AsSpan(row * Side));
    }

    void CompressAgain(CancellationToken cancel)
    {
        using var queue = new HelpedQueue<(int Level, int Tile)>(
            _queue.Threads, tile => CompressAgain(tile.Level, tile.Tile));
        for (var level = 0; level < _plain.Length; level++)
        {
            for (var tile = 0; tile < _plain[level].Length; tile++)
            {
                cancel.ThrowIfCancellationRequested();
                if (_plain[level][tile]) queue.Add((level, tile));
            }
        }

        queue.Finish(cancel);
    }

    void CompressAgain(int level, int tile)
    {
        var shelved = _tiles[level][tile]!.Value;
        var packed = new byte[shelved.Length];
        _shelf.Read(shelved, packed);
        var values = _pool.Rent();
        var bytes = MemoryMarshal.AsBytes(values.AsSpan());
        _codec.Decode(packed, bytes);
        _tiles[level][tile] = _codec.Encode(bytes, predicts: true, _shelf.Add);
        _pool.Return(values);
    }
}
