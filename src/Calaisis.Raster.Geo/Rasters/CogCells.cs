using Calaisis.Raster.Geo.Tiff;
using Calaisis.Raster.Grids;

namespace Calaisis.Raster.Geo.Rasters;

/// <summary>The cells of a raster being written, of whatever type; see <see cref="CogPyramid{T}"/>.</summary>
abstract class CogCells : IDisposable
{
    /// <param name="grid">Where they lie.</param>
    /// <param name="settings">What they are.</param>
    /// <param name="scratch">Makes the name of a scratch file for a purpose.</param>
    internal static CogCells Begin(GridDefinition grid, CogSettings settings, Func<string, string> scratch) =>
        settings.CellType switch
        {
            CellType.Quantity => new CogPyramid<float>(grid.Shape, settings, scratch, CellOperations.OfFloats),
            CellType.ExactQuantity => new CogPyramid<double>(grid.Shape, settings, scratch, CellOperations.OfDoubles),
            CellType.Label => new CogPyramid<int>(grid.Shape, settings, scratch, CellOperations.OfLabels),
            _ => new CogPyramid<byte>(grid.Shape, settings, scratch, CellOperations.OfSmallLabels),
        };

    /// <summary>The least and the greatest value; final when the cells are complete.</summary>
    internal abstract WrittenRange Range { get; }

    /// <summary>Compresses what is left, and tells of what the file is made.</summary>
    internal abstract CogTiles Complete(CancellationToken cancel);

    public abstract void Dispose();
}

/// <summary>The compressed tiles of a raster and its overviews.</summary>
/// <param name="Levels">From fine to coarse, row after row; null where no cell has data.</param>
/// <param name="Shapes">Rows and columns of each level.</param>
/// <param name="Shelf">Where the tiles are.</param>
/// <param name="Predicts">Whether neighbouring cells are predicted from each other.</param>
sealed record CogTiles(
    IReadOnlyList<ShelvedTile?[]> Levels, IReadOnlyList<Shape> Shapes, TileShelf Shelf, bool Predicts);
