using Calaisis.Raster.Grids;

namespace Calaisis.Raster.Warping;

/// <summary>
/// The mapping between rasters in different coordinate systems. Exact transformation of each of 20 million cells takes
/// seconds, so blocks of 32 x 32 cells, at fixed places of the grid, are transformed exactly at nine points with a
/// surface of second degree between them. Four more exact points judge each block: where the surface misses one by more
/// than <see cref="Tolerance"/> of a source cell, every cell of the block is transformed.
/// </summary>
/// <remarks>A block is worked out from its own points alone: its cells stay put, whichever window asks.</remarks>
public sealed class BlockMapping : ICellMapping
{
    /// <summary>Cells on each side of a block.</summary>
    public const int Side = 32;

    /// <summary>Largest error of a place, in source cells: a millimetre for cells of 10 m.</summary>
    public const double Tolerance = 1e-4;

    readonly GridDefinition _grid;
    readonly SourceTransform _source;
    readonly ICoordinateTransform _transform;
    readonly MappedBlocks _shared;
    readonly List<MappedBlock> _blocks = [];
    Window _blockWindow;

    /// <param name="grid">The grid whose cells are located.</param>
    /// <param name="source">The geometry of the other raster.</param>
    /// <param name="transform">From the grid's coordinate system to the raster's.</param>
    /// <param name="shared">Blocks between the same grid and geometry; null where nobody shares them.</param>
    public BlockMapping(
        GridDefinition grid, SourceTransform source, ICoordinateTransform transform, MappedBlocks? shared = null)
    {
        _shared = shared ?? new MappedBlocks();
        _grid = grid;
        _source = source;
        _transform = transform;
    }

    public int RunCols => Side;

    public void Prepare(Window window)
    {
        var firstRow = FloorDivide(window.Row);
        var firstCol = FloorDivide(window.Col);
        var needed = new Window(
            firstRow,
            firstCol,
            FloorDivide(window.EndRow - 1) - firstRow + 1,
            FloorDivide(window.EndCol - 1) - firstCol + 1);
        if (_blockWindow.Contains(needed) && !_blockWindow.IsEmpty) return;
        _blocks.Clear();
        for (var row = needed.Row; row < needed.EndRow; row++)
        {
            for (var col = needed.Col; col < needed.EndCol; col++)
                _blocks.Add(BlockAt(row, col));
        }

        _blockWindow = needed;
    }

    public Footprint Locate(int row, int col, Span<double> sourceRows, Span<double> sourceCols)
    {
        var blockRow = FloorDivide(row);
        var blockCol = FloorDivide(col);
        var block = _blocks[((blockRow - _blockWindow.Row) * _blockWindow.Cols) + blockCol - _blockWindow.Col];
        block.Locate(row - (blockRow * Side), col - (blockCol * Side), sourceRows, sourceCols);
        return block.Footprint;
    }

    MappedBlock BlockAt(int row, int col)
    {
        if (_shared.Find(row, col) is { } known) return known;
        var block = MappedBlock.Of(_grid, _source, _transform, row, col);
        _shared.Keep(block);
        return block;
    }

    static int FloorDivide(int cell) => cell >> 5;
}
