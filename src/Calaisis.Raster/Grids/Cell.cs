namespace Calaisis.Raster.Grids;

/// <summary>
/// A cell's place on a grid, counted from the upper left cell (0, 0). Rows come before columns, always.
/// </summary>
public readonly record struct Cell(int Row, int Col) : ISpoken
{
    /// <summary>The place as people read it in messages: <c>row 3, column 5</c>.</summary>
    /// <inheritdoc/>
    public Sentence Sentence => $"row {Row}, column {Col}";

    public override string ToString() => Sentence.ToString();
}
