namespace Calaisis.Raster.Habitats.Labels;

/// <summary>
/// Joins tiles along their borders. Tiles come row after row; one line of the grid's width is remembered.
/// </summary>
sealed class Seams
{
    readonly ComponentForest _forest;
    readonly int _cols;
    readonly int _reach;
    int[] _above;
    int[] _next;
    int[] _left = [];
    int _leftRows;

    public Seams(ComponentForest forest, int gridCols, Connectivity connectivity)
    {
        _forest = forest;
        _cols = gridCols;
        _reach = connectivity == Connectivity.Eight ? 1 : 0;
        _above = new int[gridCols];
        _next = new int[gridCols];
        Array.Fill(_above, TileLabels.None);
    }

    /// <summary>
    /// Joins the next tile, whose components the forest has under numbers from <paramref name="first"/> on.
    /// </summary>
    public void Join(TileLabels tile, int first)
    {
        var window = tile.Window;
        for (var col = 0; col < window.Cols; col++)
        {
            if (tile.Top[col] != TileLabels.None)
                JoinAbove(first + tile.Top[col], window.Col + col, tile.TopCorners[col]);
        }

        if (window.Col > 0)
        {
            for (var row = 0; row < window.Rows; row++)
            {
                if (tile.Left[row] != TileLabels.None) JoinLeft(first + tile.Left[row], row, tile.LeftCorners[row]);
            }
        }

        Remember(tile, first);
    }

    void JoinAbove(int number, int col, PartedCorners corners)
    {
        for (var other = Math.Max(0, col - _reach); other <= Math.Min(_cols - 1, col + _reach); other++)
        {
            if (_above[other] == TileLabels.None || IsParted(number, _above[other], other - col, corners)) continue;
            _forest.Meet(number, _above[other]);
            if (other == col && AreOne(number, _above[other])) _forest[_forest.Root(number)].EdgesAlongRows -= 2;
        }
    }

    void JoinLeft(int number, int row, PartedCorners corners)
    {
        for (var other = Math.Max(0, row - _reach); other <= Math.Min(_leftRows - 1, row + _reach); other++)
        {
            if (_left[other] == TileLabels.None || IsParted(number, _left[other], other - row, corners)) continue;
            _forest.Meet(number, _left[other]);
            if (other == row && AreOne(number, _left[other])) _forest[_forest.Root(number)].EdgesAlongColumns -= 2;
        }
    }

    bool IsParted(int number, int other, int aside, PartedCorners corners) =>
        (aside < 0 ? corners.Before : aside > 0 && corners.After) && IsHabitat(number) && IsHabitat(other);

    bool IsHabitat(int number) => _forest[_forest.Root(number)].State == Component.Habitat;

    bool AreOne(int one, int other) => _forest.Root(one) == _forest.Root(other);

    void Remember(TileLabels tile, int first)
    {
        var window = tile.Window;
        for (var col = 0; col < window.Cols; col++) _next[window.Col + col] = Numbered(tile.Bottom[col], first);
        if (_left.Length < window.Rows) _left = new int[window.Rows];
        _leftRows = window.Rows;
        for (var row = 0; row < window.Rows; row++) _left[row] = Numbered(tile.Right[row], first);
        if (window.EndCol == _cols) (_above, _next) = (_next, _above);
    }

    static int Numbered(int component, int first) => component == TileLabels.None ? TileLabels.None : first + component;
}
