using Calaisis.Raster.Geo.Native;
using Calaisis.Raster.Grids;

namespace Calaisis.Raster.Geo.Rasters;

/// <summary>Reads and decodes a window of a file.</summary>
delegate void BlockDecoding(Window window, Span<float> values);

/// <summary>
/// The blocks of a source that were decoded last, for all that read it: each is decoded once by whoever needs it first,
/// and what reaches beyond its own tile - halos, neighbours - finds it decoded. All sources together take no more than
/// <see cref="GdalRuntime.LimitCache"/> leaves them.
/// </summary>
/// <remarks>Thread rule: safe for any number of readers.</remarks>
sealed class DecodedBlocks
{
    const int LeastCells = 1 << 16;
    const int MostCells = 1 << 22;

    static readonly Lock Gate = new();
    static readonly LinkedList<(DecodedBlocks Source, long Number)> Order = [];
    static long _bytes;

    readonly Dictionary<long, Block> _blocks = [];
    readonly TileLayout? _layout;

    /// <param name="shape">The source's rows and columns.</param>
    /// <param name="blockRows">Rows of a block of the file.</param>
    /// <param name="blockCols">Columns of a block of the file.</param>
    internal DecodedBlocks(Shape shape, int blockRows, int blockCols)
    {
        var (rows, cols) = (Math.Clamp(blockRows, 1, shape.Rows), Math.Clamp(blockCols, 1, shape.Cols));
        // Files in lines: several at a time.
        if ((long)rows * cols < LeastCells)
            rows = Math.Min(shape.Rows, rows * (((LeastCells - 1) / (rows * cols)) + 1));
        if ((long)rows * cols <= MostCells) _layout = new TileLayout(shape, rows, cols);
    }

    /// <summary>Fills the values of a window that lies inside.</summary>
    internal void Read(Window window, Span<float> values, BlockDecoding decode)
    {
        if (_layout is null)
        {
            decode(window, values);
            return;
        }

        for (var down = window.Row / _layout.TileRows; down <= (window.EndRow - 1) / _layout.TileRows; down++)
        {
            for (var right = window.Col / _layout.TileCols; right <= (window.EndCol - 1) / _layout.TileCols; right++)
            {
                var number = ((long)down * _layout.Across) + right;
                Copy(_layout[number], Decoded(number, decode), window, values);
            }
        }
    }

    static void Copy(Window cells, float[] block, Window window, Span<float> values)
    {
        var part = cells.Intersect(window);
        for (var row = part.Row; row < part.EndRow; row++)
        {
            block.AsSpan(((row - cells.Row) * cells.Cols) + part.Col - cells.Col, part.Cols)
                .CopyTo(values[(((row - window.Row) * window.Cols) + part.Col - window.Col)..]);
        }
    }

    float[] Decoded(long number, BlockDecoding decode)
    {
        var block = Find(number);
        // Others that need it wait here; after a failure the next one tries.
        lock (block)
        {
            if (block.Values is { } known) return known;
            var cells = _layout![number];
            var values = GC.AllocateUninitializedArray<float>((int)cells.CellCount);
            decode(cells, values);
            block.Values = values;
            Keep(number, block);
            return values;
        }
    }

    Block Find(long number)
    {
        lock (Gate)
        {
            if (!_blocks.TryGetValue(number, out var block)) _blocks.Add(number, block = new Block());
            if (block.Place is not { } place) return block;
            Order.Remove(place);
            Order.AddLast(place);
            return block;
        }
    }

    void Keep(long number, Block block)
    {
        lock (Gate)
        {
            block.Place = Order.AddLast((this, number));
            _bytes += BytesOf(block);
            while (_bytes > GdalRuntime.DecodedBytes && Order.First is { } oldest && oldest != block.Place)
            {
                var (source, old) = oldest.Value;
                Order.Remove(oldest);
                source._blocks.Remove(old, out var gone);
                _bytes -= BytesOf(gone!);
            }
        }
    }

    static long BytesOf(Block block) => (long)block.Values!.Length * sizeof(float);

    sealed class Block
    {
        internal float[]? Values { get; set; }

        internal LinkedListNode<(DecodedBlocks Source, long Number)>? Place { get; set; }
    }
}
