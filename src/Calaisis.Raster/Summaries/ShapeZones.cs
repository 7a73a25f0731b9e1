using Calaisis.Raster.Grids;
using Calaisis.Raster.Tables;
using Calaisis.Raster.Zones;

namespace Calaisis.Raster.Summaries;

/// <summary>In which zones a shape made of whole cells lies, by its area.</summary>
public static class ShapeZones
{
    // Zones are read so many rows at once.
    const int BandRows = 64;

    /// <summary>The cells of a shape in each zone that has some, by number; 0 is none.</summary>
    /// <param name="shape">Well-known binary; edges run along the grid's lines.</param>
    /// <param name="layer">The zones.</param>
    /// <param name="grid">The grid.</param>
    public static IReadOnlyDictionary<int, long> CellsOf(
        ReadOnlyMemory<byte> shape, ZoneLayer layer, GridDefinition grid)
    {
        ArgumentNullException.ThrowIfNull(layer);
        ArgumentNullException.ThrowIfNull(grid);
        var found = new SortedDictionary<int, long>();
        if (shape.IsEmpty) return found;
        var runs = ShapeCells.RunsOf(WkbReader.Read(shape.Span), grid);
        if (runs.Count == 0) return found;
        var (first, end) = (runs.Min(run => run.Col), runs.Max(run => run.EndCol));
        var zones = new float[BandRows * (end - first)];
        for (var i = 0; i < runs.Count;)
        {
            var band = new Window(runs[i].Row, first, Math.Min(BandRows, grid.Shape.Rows - runs[i].Row), end - first);
            layer.Cells.Read(band, zones);
            for (; i < runs.Count && runs[i].Row < band.EndRow; i++)
            {
                foreach (var zone in zones.AsSpan(
                    ((runs[i].Row - band.Row) * band.Cols) + runs[i].Col - first, runs[i].Cols))
                {
                    var number = ZoneTally.NumberOf(zone);
                    found[number] = found.GetValueOrDefault(number) + 1;
                }
            }
        }

        return found;
    }

    /// <summary>
    /// The name of the zone that holds most of a shape, the first of equals; null where none holds any.
    /// </summary>
    public static string? MostOf(ReadOnlyMemory<byte> shape, ZoneLayer layer, GridDefinition grid)
    {
        ArgumentNullException.ThrowIfNull(layer);
        return CellsOf(shape, layer, grid).Where(zone => zone.Key > 0).OrderByDescending(zone => zone.Value)
            .ThenBy(zone => zone.Key)
            .Select(zone => layer.Zones[zone.Key - 1]).FirstOrDefault();
    }
}
