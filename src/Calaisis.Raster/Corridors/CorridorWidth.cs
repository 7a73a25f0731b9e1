using Calaisis.Raster.CostDistance;
using Calaisis.Raster.Grids;
using Calaisis.Raster.Links;

namespace Calaisis.Raster.Corridors;

/// <summary>
/// Where a corridor is narrowest: the length of the shortest straight cut through a cell of the path. A cut runs along
/// a row, a column or a diagonal, as long as it stays in the corridor, and leaves it at both ends other than into one
/// of the link's two core areas: such a line would not lie across. Its length is its number of cells times the step
/// from one to the next. NaN where no cell of the path has a cut, as between core areas that touch.
/// </summary>
static class CorridorWidth
{
    static readonly (int Down, int Right)[] Directions = [(0, 1), (1, 0), (1, 1), (1, -1)];

    public static double Narrowest(CorridorMask mask, Link link, CoreAreas cores, CostDistanceSettings settings)
    {
        var narrowest = double.PositiveInfinity;
        for (var index = 1; index < link.Path.Count - 1; index++)
        {
            foreach (var (down, right) in Directions)
            {
                var step = 2 * LinkPath.HalfStep(settings, default, new Cell(down, right));
                var most = (int)Math.Min(int.MaxValue / 4, narrowest / step);
                var forward = Extent(mask, link, cores, link.Path[index], down, right, most);
                if (forward < 0) continue;
                var backward = Extent(mask, link, cores, link.Path[index], -down, -right, most - forward);
                if (backward < 0) continue;
                narrowest = Math.Min(narrowest, (forward + backward + 1) * step);
            }
        }

        return double.IsPositiveInfinity(narrowest) ? double.NaN : narrowest;
    }

    /// <summary>
    /// Cells of the corridor beyond one in a direction; -1 if the line runs into a core area or is too long to matter.
    /// </summary>
    static int Extent(CorridorMask mask, Link link, CoreAreas cores, Cell from, int down, int right, int most)
    {
        for (var count = 0; count <= most; count++)
        {
            var cell = new Cell(from.Row + ((count + 1) * down), from.Col + ((count + 1) * right));
            if (mask.Contains(cell.Row, cell.Col)) continue;
            if (!cores.Shape.Contains(cell)) return count;
            var core = cores.At(cell);
            return core == link.PatchA || core == link.PatchB ? -1 : count;
        }

        return -1;
    }
}
