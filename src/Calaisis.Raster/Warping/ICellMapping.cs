using Calaisis.Raster.Grids;

namespace Calaisis.Raster.Warping;

/// <summary>
/// Where the cells of the grid lie in another raster, counted in that raster's cells: row 3.5, column 7.25 is in its
/// fourth row and eighth column. The place of a cell depends on nothing but its row and column on the grid.
/// </summary>
/// <remarks>Thread rule: one thread at a time; <see cref="Prepare"/> comes first.</remarks>
public interface ICellMapping
{
    /// <summary>Cells are located in runs that do not cross multiples of this many columns of the grid.</summary>
    int RunCols { get; }

    /// <summary>Gets ready to locate the cells of a window.</summary>
    void Prepare(Window window);

    /// <summary>
    /// Finds the centres of a run of cells in one row of the prepared window; NaN where they have no place in the
    /// other raster. Returns how large the cells of the run are there.
    /// </summary>
    Footprint Locate(int row, int col, Span<double> sourceRows, Span<double> sourceCols);
}

/// <summary>How many rows and columns of another raster a cell of the grid covers.</summary>
public readonly record struct Footprint(double Rows, double Cols);
