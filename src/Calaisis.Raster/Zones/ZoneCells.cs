using Calaisis.Raster.Grids;

namespace Calaisis.Raster.Zones;

/// <summary>
/// The zones of single cells, for walks along paths: a small square around the last cell asked for is kept.
/// </summary>
/// <remarks>Thread rule: one caller at a time.</remarks>
public sealed class ZoneCells(ZoneLayer layer)
{
    const int Side = 64;

    /// <summary>How many cells beyond the grid the layer's cells are read: a square may reach over the edge.</summary>
    public const int MarginCells = Side - 1;

    readonly float[] _numbers = new float[Side * Side];
    Window _window;

    /// <summary>The number of the zone a cell lies in, from 1; 0 for none.</summary>
    public int At(Cell cell)
    {
        if (!_window.Contains(cell))
        {
            _window = new Window(StartOf(cell.Row), StartOf(cell.Col), Side, Side);
            layer.Cells.Read(_window, _numbers);
        }

        return ZoneTally.NumberOf(_numbers[((cell.Row - _window.Row) * Side) + (cell.Col - _window.Col)]);
    }

    static int StartOf(int place) => (int)Math.Floor((double)place / Side) * Side;
}
