using Calaisis.Raster.Grids;
using Calaisis.Raster.Summaries;
using Calaisis.Raster.Tables;
using Calaisis.Raster.Tests.Resistance;
using Calaisis.Raster.Zones;
using Xunit;

namespace Calaisis.Raster.Tests.Summaries;

/// <summary>Shapes of cells by zone, against a look at each cell.</summary>
public sealed class ShapeZonesTests
{
    static readonly GridDefinition Grid = new("EPSG:2154", 602500, 7107000, 10, 20, new Shape(150, 90));

    static int ZoneAt(int row, int col) => ((row / 40) + (col / 50)) % 4;

    static readonly ZoneLayer Zones = new(
        "commune",
        new ArraySource("commune", (row, col) => ZoneAt(row, col) is > 0 and var zone ? zone : float.NaN),
        ["Ardres", "Guînes", "Calais"]);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Cells_are_counted_in_the_zone_their_centre_lies_in(int seed)
    {
        var random = new Random(seed);
        var cells = Enumerable.Range(0, 400)
            .Select(_ => (Row: random.Next(150), Col: random.Next(90))).Distinct().ToList();
        var shape = WkbWriter.MultiPolygon([.. cells.Select(cell => new[] { Ring(cell.Row, cell.Col, 1, 1) })]);
        var expected = cells.CountBy(cell => ZoneAt(cell.Row, cell.Col)).OrderBy(zone => zone.Key)
            .Select(zone => (zone.Key, (long)zone.Value));
        Assert.Equal(expected, ShapeZones.CellsOf(shape, Zones, Grid).Select(zone => (zone.Key, zone.Value)));
    }

    [Fact]
    public void Holes_are_no_part_of_a_shape_and_most_of_it_names_the_zone()
    {
        var shape = WkbWriter.MultiPolygon([[Ring(30, 10, 20, 30), Ring(32, 12, 15, 20)]]);
        Assert.Equal(600L - 300, ShapeZones.CellsOf(shape, Zones, Grid).Values.Sum());
        Assert.Equal("Ardres", ShapeZones.MostOf(shape, Zones, Grid));
        Assert.Null(ShapeZones.MostOf(WkbWriter.MultiPolygon([[Ring(0, 0, 5, 5)]]), Zones, Grid));
        Assert.Empty(ShapeZones.CellsOf(ReadOnlyMemory<byte>.Empty, Zones, Grid));
    }

    [Fact]
    public void A_shape_across_cells_is_refused()
    {
        ReadOnlyMemory<byte> slanted = WkbWriter.MultiPolygon(
            [[[602500, 7107000, 602600, 7106900, 602600, 7107000, 602500, 7107000]]]);
        Assert.Throws<FormatException>(() => ShapeZones.CellsOf(slanted, Zones, Grid));
    }

    static double[] Ring(int row, int col, int rows, int cols)
    {
        var (minX, minY, maxX, maxY) = Grid.BoundsOf(new Window(row, col, rows, cols));
        return [minX, maxY, minX, minY, maxX, minY, maxX, maxY, minX, maxY];
    }
}
