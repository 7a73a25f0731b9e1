namespace Calaisis.Samples.Ground;

/// <summary>The working extent of the modelled Calaisis, EPSG:2154, as cells of one size.</summary>
/// <param name="CellMetres">Side of a cell; must divide the extent.</param>
sealed record Extent(int CellMetres)
{
    public const double West = 602_500;
    public const double South = 7_063_500;
    public const double East = 649_500;
    public const double North = 7_107_000;

    /// <summary>The grid of the land cover.</summary>
    public static readonly Extent Fine = new(10);

    /// <summary>The grid of everything that varies slowly: landscape units, relief, nearness of towns.</summary>
    public static readonly Extent Coarse = new(50);

    public int Rows => (int)(North - South) / CellMetres;

    public int Cols => (int)(East - West) / CellMetres;

    public int Cells => Rows * Cols;

    /// <summary>x of the centre of a column.</summary>
    public double X(int col) => West + ((col + 0.5) * CellMetres);

    /// <summary>y of the centre of a row.</summary>
    public double Y(int row) => North - ((row + 0.5) * CellMetres);

    public int ColAt(double x) => (int)Math.Floor((x - West) / CellMetres);

    public int RowAt(double y) => (int)Math.Floor((North - y) / CellMetres);

    /// <summary>The index of the cell nearest to a point, which may lie outside.</summary>
    public int Nearest(double x, double y) =>
        (Math.Clamp(RowAt(y), 0, Rows - 1) * Cols) + Math.Clamp(ColAt(x), 0, Cols - 1);

    public static bool Holds(Point point) => point.X >= West && point.X < East && point.Y > South && point.Y <= North;
}
