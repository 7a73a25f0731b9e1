using Calaisis.Raster.Corridors;
using Calaisis.Raster.Grids;
using Calaisis.Raster.Resistance;
using Calaisis.Raster.Tests.Flow;
using Calaisis.Raster.Tests.Habitats;
using Calaisis.Raster.Tests.Resistance;
using Calaisis.Raster.Zones;
using Xunit;

namespace Calaisis.Raster.Tests.Corridors;

/// <summary>All trames together.</summary>
public sealed class OverlapTests
{
    static readonly Shape Shape = new(9, 11);
    static readonly GridDefinition Grid = new("EPSG:2154", 0, 0, 10, 20, Shape);
    static readonly string[] Names = ["verte", "bleue", "noire"];

    [Theory]
    [InlineData(64, 64, 1)]
    [InlineData(1, 1, 3)]
    [InlineData(4, 3, 2)]
    [InlineData(2, 64, 7)]
    public void Numbers_and_combinations_are_those_counted_cell_by_cell(int tileRows, int tileCols, int workers)
    {
        var (counts, numbers) = Run(tileRows, tileCols, workers);
        for (var combination = 0; combination < 8; combination++)
        {
            var sets = combination;
            Assert.Equal(Cells().Count(cell => At(cell) == sets), counts.Exactly(combination));
            Assert.Equal(Cells().Count(cell => (At(cell) & sets) == sets), counts.Together(combination));
            for (var zone = 0; zone <= 2; zone++)
            {
                var z = zone;
                Assert.Equal(
                    Cells().Count(cell => At(cell) == sets && ZoneAt(cell.Col) == z),
                    counts.Exactly(combination, 0, zone));
                Assert.Equal(
                    Cells().Count(cell => (At(cell) & sets) == sets && ZoneAt(cell.Col) == z),
                    counts.Together(combination, 0, zone));
            }
        }

        Assert.Equal(
            Cells().Select(cell => Names.Where((_, i) => HasCorridor(i, cell.Row, cell.Col)).Count()), numbers);
    }

    [Fact]
    public void The_table_lists_what_there_is_of_exact_combinations_and_every_pair()
    {
        var (counts, _) = Run(64, 64, 1);
        var table = OverlapTable.ToTable(counts, Grid);
        var whole = table.Rows.Where(row => (string?)row.Values[0] == "extent").ToList();
        Assert.Equal(
            ["verte+bleue", "verte+noire", "bleue+noire"],
            whole.Where(row => (string?)row.Values[3] == OverlapTable.Pair).Select(row => row.Values[4]));
        var exact = whole.Where(row => (string?)row.Values[3] == OverlapTable.Exactly).ToList();
        Assert.Equal(Cells().Count(cell => At(cell) != 0), exact.Sum(row => (long)row.Values[6]!));
        Assert.Equal("verte", exact[0].Values[4]);
        Assert.All(table.Rows, row => Assert.Equal((long)row.Values[6]! * 0.02, (double)row.Values[7]!, 1e-12));
        foreach (var kind in new[] { OverlapTable.Pair, OverlapTable.Exactly })
        {
            var byZone = table.Rows.Where(row => row.Values[2] is not null && (string?)row.Values[3] == kind)
                .Sum(row => (long)row.Values[6]!);
            var outside = Cells().Where(cell => ZoneAt(cell.Col) == 0);
            var all = whole.Where(row => (string?)row.Values[3] == kind).Sum(row => (long)row.Values[6]!);
            var left = kind == OverlapTable.Pair
                ? outside.Sum(cell => int.PopCount(At(cell)) * (int.PopCount(At(cell)) - 1) / 2)
                : outside.Count(cell => At(cell) != 0);
            Assert.Equal(all, byZone + left);
        }
    }

    [Fact]
    public void The_territory_comes_first_and_zones_are_cut_to_it()
    {
        var (counts, _) = Run(64, 64, 2, new Territory(
            "Pays", new ArraySource("territory", (row, col) => row < 5 && ZoneAt(col) == 1 ? 1 : float.NaN), 1));
        var table = OverlapTable.ToTable(counts, Grid);
        Assert.Equal("territory", table.Rows[0].Values[0]);
        var inside = Cells().Where(cell => cell.Row < 5 && ZoneAt(cell.Col) == 1).ToList();
        long Exact(string area) => table.Rows
            .Where(row => (string?)row.Values[0] == area && (string?)row.Values[3] == OverlapTable.Exactly)
            .Sum(row => (long)row.Values[6]!);
        Assert.Equal(inside.Count(cell => At(cell) != 0), Exact("territory"));
        Assert.Equal(Exact("territory"), Exact("zone"));
        Assert.Equal(Cells().Count(cell => At(cell) != 0), Exact("extent"));
        Assert.Single(
            table.Rows.Where(row => (string?)row.Values[0] == "zone").Select(row => row.Values[2]).Distinct());
    }

    static (OverlapCounts Counts, int[] Numbers) Run(
        int tileRows, int tileCols, int workers, Territory? territory = null)
    {
        var sink = new LabelArray(Shape);
        var zones = new ZoneLayer(
            "commune",
            new ArraySource("commune", (_, col) => ZoneAt(col) == 0 ? float.NaN : ZoneAt(col)),
            ["Ardres", "Guînes"]);
        var pass = new OverlapPass(
            Grid,
            new TileLayout(Shape, tileRows, tileCols),
            [.. Names.Select((name, i) => new TrameCorridors(
                name, new ArraySource(name, (row, col) => HasCorridor(i, row, col) ? row : float.NaN)))],
            [territory?.Clip(zones) ?? zones],
            territory);
        var counts = pass.RunAsync(
            sink, new PassLimits(workers, 1 << 20), new RecordingListener(), CancellationToken.None)
            .GetAwaiter().GetResult();
        Assert.True(sink is { IsCompleted: true, IsCommitted: true });
        return (counts, sink.Labels);
    }

    static IEnumerable<Cell> Cells() => Enumerable.Range(0, (int)Shape.CellCount).Select(i => Shape.CellAt(i));

    static int At(Cell cell) =>
        Enumerable.Range(0, Names.Length).Sum(i => HasCorridor(i, cell.Row, cell.Col) ? 1 << i : 0);

    static bool HasCorridor(int trame, int row, int col) =>
        ((row * (trame + 3)) + (col * (trame + 2))) % (4 + trame) < 2;

    static int ZoneAt(int col) => col < 4 ? 1 : col < 8 ? 2 : 0;
}
