namespace Calaisis.Raster.Grids;

/// <summary>Cells of one row that lie next to each other: the form in which sets of cells are held.</summary>
/// <param name="Row">Their row.</param>
/// <param name="Col">The first one's column.</param>
/// <param name="Cols">How many there are.</param>
public readonly record struct CellRun(int Row, int Col, int Cols)
{
    public int EndCol => Col + Cols;
}
