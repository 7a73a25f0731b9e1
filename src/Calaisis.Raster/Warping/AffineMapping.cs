using Calaisis.Raster.Grids;

namespace Calaisis.Raster.Warping;

/// <summary>The mapping between two rasters in the same coordinate system.</summary>
public sealed class AffineMapping : ICellMapping
{
    readonly double _row0;
    readonly double _rowPerRow;
    readonly double _rowPerCol;
    readonly double _col0;
    readonly double _colPerRow;
    readonly double _colPerCol;
    readonly Footprint _footprint;

    public AffineMapping(GridDefinition grid, SourceTransform source)
    {
        ArgumentNullException.ThrowIfNull(grid);
        ArgumentNullException.ThrowIfNull(source);
        (_row0, _col0) = source.PlaceOf(grid.OriginX + (grid.CellWidth / 2), grid.OriginY - (grid.CellHeight / 2));
        _colPerCol = source.ColPerX * grid.CellWidth;
        _colPerRow = -source.ColPerY * grid.CellHeight;
        _rowPerCol = source.RowPerX * grid.CellWidth;
        _rowPerRow = -source.RowPerY * grid.CellHeight;
        _footprint = new Footprint(double.Hypot(_rowPerRow, _rowPerCol), double.Hypot(_colPerRow, _colPerCol));
    }

    public int RunCols => 1024;

    public void Prepare(Window window)
    {
    }

    public Footprint Locate(int row, int col, Span<double> sourceRows, Span<double> sourceCols)
    {
        for (var i = 0; i < sourceRows.Length; i++)
        {
            sourceRows[i] = _row0 + (row * _rowPerRow) + ((col + i) * _rowPerCol);
            sourceCols[i] = _col0 + (row * _colPerRow) + ((col + i) * _colPerCol);
        }

        return _footprint;
    }
}
