using Calaisis.Raster.Grids;
using Calaisis.Raster.Zones;

namespace Calaisis.Raster.Corridors;

/// <summary>What of a trame's corridors and paths lies in one zone.</summary>
/// <param name="Zone">The zone's name; null for what lies in none.</param>
/// <param name="CorridorHectares">Area that any corridor covers; shared cells count once.</param>
/// <param name="PathKilometres">Length of the paths of all active links; where several run together, each counts.</param>
public sealed record ZoneCorridors(string? Zone, double CorridorHectares, double PathKilometres);

/// <summary>Corridors and paths by the zones of a layer.</summary>
public static class CorridorZones
{
    const int RowsAtOnce = 256;

    // Sums are counts of cells and of half steps by kind, so no order of adding matters.
    const int Kinds = 5;

    /// <summary>One for each zone, in their order, and one for what lies in none at the end.</summary>
    /// <remarks>Of every step half the length lies in each of its two cells.</remarks>
    public static IReadOnlyList<ZoneCorridors> Measure(CorridorNetwork network, ZoneLayer layer, GridDefinition grid, CancellationToken token = default)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(layer);
        ArgumentNullException.ThrowIfNull(grid);
        var (cells, halves) = (new long[layer.Zones.Count + 1], new long[layer.Zones.Count + 1, Kinds]);
        var paths = network.Links.Active.Select(link => link.Path).ToList();
        var rows = paths.Select(path => (First: path.Min(cell => cell.Row), Last: path.Max(cell => cell.Row))).ToList();
        var zones = new float[Math.Min(RowsAtOnce, grid.Shape.Rows) * grid.Shape.Cols];
        for (var row = 0; row < grid.Shape.Rows; row += RowsAtOnce)
        {
            token.ThrowIfCancellationRequested();
            var window = new Window(row, 0, Math.Min(RowsAtOnce, grid.Shape.Rows - row), grid.Shape.Cols);
            var read = zones.AsSpan(0, window.Rows * window.Cols);
            layer.Cells.Read(window, read);
            CountCells(network.Mosaic, window, read, cells);
            for (var index = 0; index < paths.Count; index++)
            {
                if (rows[index].First < window.EndRow && rows[index].Last >= window.Row) CountHalves(paths[index], window, read, halves);
            }
        }

        return [.. Enumerable.Range(1, layer.Zones.Count).Append(0).Select(zone => new ZoneCorridors(
            zone == 0 ? null : layer.Zones[zone - 1],
            cells[zone] * grid.CellWidth * grid.CellHeight / 10_000,
            Enumerable.Range(0, Kinds).Sum(kind => halves[zone, kind] * HalfMetres(kind, grid)) / 1000))];
    }

    static void CountCells(CorridorMosaic mosaic, Window window, ReadOnlySpan<float> zones, long[] cells)
    {
        for (var row = 0; row < window.Rows; row++)
        {
            var least = mosaic.LeastOn(window.Row + row);
            var line = zones.Slice(row * window.Cols, window.Cols);
            for (var col = 0; col < least.Length; col++)
            {
                if (!float.IsNaN(least[col])) cells[ZoneOf(line[col])]++;
            }
        }
    }

    static void CountHalves(IReadOnlyList<Cell> path, Window window, ReadOnlySpan<float> zones, long[,] halves)
    {
        for (var index = 0; index + 1 < path.Count; index++)
        {
            var (from, to) = (path[index], path[index + 1]);
            var kind = KindOf(Math.Abs(to.Row - from.Row), Math.Abs(to.Col - from.Col));
            if (window.Contains(from)) halves[ZoneOf(zones[((from.Row - window.Row) * window.Cols) + from.Col]), kind]++;
            if (window.Contains(to)) halves[ZoneOf(zones[((to.Row - window.Row) * window.Cols) + to.Col]), kind]++;
        }
    }

    static int ZoneOf(float zone) => float.IsNaN(zone) ? 0 : (int)zone;

    static int KindOf(int down, int right) => (down, right) switch { (0, 1) => 0, (1, 0) => 1, (1, 1) => 2, (1, 2) => 3, _ => 4 };

    static double HalfMetres(int kind, GridDefinition grid)
    {
        var (down, right) = kind switch { 0 => (0, 1), 1 => (1, 0), 2 => (1, 1), 3 => (1, 2), _ => (2, 1) };
        return Math.Sqrt(Math.Pow(down * grid.CellHeight, 2) + Math.Pow(right * grid.CellWidth, 2)) / 2;
    }
}
