namespace Calaisis.Raster.Grids;

/// <summary>
/// Where a raster's cells lie: coordinate system, upper left corner, cell size and shape. North is up and the cells are
/// rectangles; both cell sizes are positive and in the units of the coordinate system (metres for Lambert-93).
/// </summary>
public sealed record GridDefinition : ISpoken
{
    /// <param name="crs">The coordinate system, as an authority code (<c>EPSG:2154</c>) or as WKT.</param>
    /// <param name="originX">x of the left edge of column 0.</param>
    /// <param name="originY">y of the upper edge of row 0.</param>
    /// <param name="cellWidth">Size of a cell from west to east, in units of the coordinate system.</param>
    /// <param name="cellHeight">
    /// Size of a cell from north to south, in units of the coordinate system; positive.
    /// </param>
    /// <param name="shape">Rows and columns.</param>
    public GridDefinition(string crs, double originX, double originY, double cellWidth, double cellHeight, Shape shape)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(crs);
        RequireFinite(originX, nameof(originX));
        RequireFinite(originY, nameof(originY));
        RequireFinite(cellWidth, nameof(cellWidth));
        RequireFinite(cellHeight, nameof(cellHeight));
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(cellWidth);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(cellHeight);
        Crs = crs;
        OriginX = originX;
        OriginY = originY;
        CellWidth = cellWidth;
        CellHeight = cellHeight;
        Shape = shape;
    }

    public string Crs { get; }

    public double OriginX { get; }

    public double OriginY { get; }

    public double CellWidth { get; }

    public double CellHeight { get; }

    public Shape Shape { get; }

    public bool HasSquareCells => CellWidth.Equals(CellHeight);

    /// <summary>The rectangle that all cells cover together.</summary>
    public MapBounds Bounds => BoundsOf(Shape.Whole);

    /// <summary>The rectangle that a window's cells cover; the window may reach beyond the grid.</summary>
    public MapBounds BoundsOf(Window window) => new(
        XOfColumnEdge(window.Col),
        YOfRowEdge(window.EndRow),
        XOfColumnEdge(window.EndCol),
        YOfRowEdge(window.Row));

    /// <summary>
    /// Area of so many cells in hectares, where the grid's unit is the metre. Areas are counted, then multiplied once:
    /// sums of hectares would carry the noise of adding.
    /// </summary>
    public double HectaresOf(long cells) => cells * (CellWidth * CellHeight) / Hectare.SquareMetres;

    /// <summary>x of the left edge of a column.</summary>
    public double XOfColumnEdge(int col) => OriginX + (col * CellWidth);

    /// <summary>y of the upper edge of a row.</summary>
    public double YOfRowEdge(int row) => OriginY - (row * CellHeight);

    /// <summary>The cell that holds a point; it may lie outside the grid.</summary>
    public Cell CellAt(double x, double y) =>
        new((int)Math.Floor((OriginY - y) / CellHeight), (int)Math.Floor((x - OriginX) / CellWidth));

    /// <summary>The grid that covers exactly a window of this one.</summary>
    public GridDefinition Part(Window window) => new(
        Crs, XOfColumnEdge(window.Col), YOfRowEdge(window.Row), CellWidth, CellHeight,
        new Shape(window.Rows, window.Cols));

    /// <inheritdoc/>
    public Sentence Sentence =>
        $"{Shape} of {CellWidth:0.######} x {CellHeight:0.######} from x {OriginX:0.######}, y {OriginY:0.######}";

    public override string ToString() => Sentence.ToString();

    static void RequireFinite(double value, string name)
    {
        if (!double.IsFinite(value)) throw new ArgumentOutOfRangeException(name, value, "must be finite");
    }
}
