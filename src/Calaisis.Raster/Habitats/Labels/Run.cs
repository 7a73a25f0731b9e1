namespace Calaisis.Raster.Habitats.Labels;

/// <summary>Cells of one row that follow each other and belong to one component.</summary>
/// <param name="Row">Row of the grid.</param>
/// <param name="Col">First column of the grid.</param>
/// <param name="Length">How many cells.</param>
/// <param name="Component">The component's number within its tile.</param>
readonly record struct Run(int Row, int Col, int Length, int Component)
{
    public int EndCol => Col + Length;
}
