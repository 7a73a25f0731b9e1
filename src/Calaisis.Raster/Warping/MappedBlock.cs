using Calaisis.Raster.Grids;

namespace Calaisis.Raster.Warping;

/// <summary>One block of a <see cref="BlockMapping"/>: a surface of second degree, or every cell's place.</summary>
sealed class MappedBlock
{
    const int Side = BlockMapping.Side;
    const int Nodes = 9;

    // Offsets from the block's corner, in cells: the nodes at its edges and middle, the judges between them.
    static readonly double[] NodeAt = [0, Side / 2.0, Side];
    static readonly double[] JudgeAt = [Side / 4.0, Side * 3 / 4.0];

    readonly Surface _rows;
    readonly Surface _cols;
    readonly double[]? _exactRows;
    readonly double[]? _exactCols;

    MappedBlock(
        int row, int col, Surface rows, Surface cols, Footprint footprint, double[]? exactRows, double[]? exactCols)
    {
        Row = row;
        Col = col;
        _rows = rows;
        _cols = cols;
        Footprint = footprint;
        _exactRows = exactRows;
        _exactCols = exactCols;
    }

    /// <summary>Its place among blocks, not cells.</summary>
    internal int Row { get; }

    internal int Col { get; }

    internal Footprint Footprint { get; }

    internal static MappedBlock Of(
        GridDefinition grid, SourceTransform source, ICoordinateTransform transform, int blockRow, int blockCol)
    {
        var (row, col) = (blockRow * Side, blockCol * Side);
        Span<double> rows = stackalloc double[Nodes + 4];
        Span<double> cols = stackalloc double[Nodes + 4];
        var point = 0;
        foreach (var down in NodeAt)
        {
            foreach (var across in NodeAt) (rows[point], cols[point++]) = (row + down, col + across);
        }

        foreach (var down in JudgeAt)
        {
            foreach (var across in JudgeAt) (rows[point], cols[point++]) = (row + down, col + across);
        }

        Place(grid, source, transform, rows, cols);
        var rowSurface = Surface.Through(rows[..Nodes], Side);
        var colSurface = Surface.Through(cols[..Nodes], Side);
        var footprint = new Footprint(rowSurface.SlopeAtMiddle(Side), colSurface.SlopeAtMiddle(Side));
        if (Misses(rowSurface, rows[Nodes..]) <= BlockMapping.Tolerance
            && Misses(colSurface, cols[Nodes..]) <= BlockMapping.Tolerance)
        {
            return new MappedBlock(blockRow, blockCol, rowSurface, colSurface, footprint, null, null);
        }

        var exactRows = new double[Side * Side];
        var exactCols = new double[Side * Side];
        for (var i = 0; i < exactRows.Length; i++)
            (exactRows[i], exactCols[i]) = (row + (i / Side) + 0.5, col + (i % Side) + 0.5);
        Place(grid, source, transform, exactRows, exactCols);
        return new MappedBlock(blockRow, blockCol, rowSurface, colSurface, Sane(footprint), exactRows, exactCols);
    }

    internal void Locate(int row, int col, Span<double> sourceRows, Span<double> sourceCols)
    {
        if (_exactRows is null)
        {
            _rows.Fill(row + 0.5, col + 0.5, sourceRows);
            _cols.Fill(row + 0.5, col + 0.5, sourceCols);
            return;
        }

        _exactRows.AsSpan((row * Side) + col, sourceRows.Length).CopyTo(sourceRows);
        _exactCols.AsSpan((row * Side) + col, sourceCols.Length).CopyTo(sourceCols);
    }

    // Rows and columns of the grid go in, rows and columns of the source come out.
    static void Place(
        GridDefinition grid, SourceTransform source, ICoordinateTransform transform, Span<double> rows,
        Span<double> cols)
    {
        for (var i = 0; i < rows.Length; i++)
        {
            var y = grid.OriginY - (rows[i] * grid.CellHeight);
            cols[i] = grid.OriginX + (cols[i] * grid.CellWidth);
            rows[i] = y;
        }

        transform.Transform(cols, rows);
        for (var i = 0; i < rows.Length; i++)
        {
            var place = source.PlaceOf(cols[i], rows[i]);
            var known = double.IsFinite(place.Row) && double.IsFinite(place.Col);
            (rows[i], cols[i]) = known ? place : (double.NaN, double.NaN);
        }
    }

    // NaN, which no comparison accepts, where any point has no place.
    static double Misses(Surface surface, ReadOnlySpan<double> judges)
    {
        var worst = 0.0;
        var judge = 0;
        foreach (var down in JudgeAt)
        {
            foreach (var across in JudgeAt)
                worst = Math.Max(worst, Math.Abs(surface.At(down, across) - judges[judge++]));
        }

        return worst;
    }

    static Footprint Sane(Footprint footprint) =>
        double.IsFinite(footprint.Rows) && double.IsFinite(footprint.Cols) ? footprint : new Footprint(1, 1);
}
