using Calaisis.Raster.SystemTests.CostDistance;
using Calaisis.Raster.SystemTests.Rasters;
using Calaisis.Raster.SystemTests.Vectors;
using Xunit;

namespace Calaisis.Raster.SystemTests.Scenarios;

/// <summary>
/// A cell on which a crossing opens a barrier is a way: links lead through it, and the core areas on both sides stay
/// two.
/// </summary>
public sealed class CrossedHabitatTests : IDisposable
{
    readonly Folder _folder = new();
    readonly TestLayer _roads = TestLayer.OfWkt("LINESTRING (599900 7000500, 601100 7000500)");
    readonly TestLayer _ground = TestLayer.OfWkt(
        "POLYGON ((600000 7000000, 601000 7000000, 601000 7001000, 600000 7001000, 600000 7000000))");
    readonly TestLayer _wood = TestLayer.OfWkt(
        "POLYGON ((600100 7000100, 600900 7000100, 600900 7000900, 600100 7000900, 600100 7000100))");

    public void Dispose()
    {
        _roads.Dispose();
        _ground.Dispose();
        _wood.Dispose();
        _folder.Dispose();
    }

    [Theory]
    [InlineData(10, 40, true)]
    [InlineData(100, 40, true)]
    [InlineData(10, 11, false)]
    [InlineData(100, 11, false)]
    public void Core_areas_are_linked_through_an_opening_and_do_not_merge(int cell, int reach, bool opens)
    {
        File.WriteAllText(_folder["p.yaml"], $$"""
            name: p
            title: P
            language: en
            grid: { extent: [600000, 7000000, 601000, 7001000], cell: {{cell}}, crs: EPSG:2154 }
            sources:
              ground: { vector: {{_ground.Path}} }
              wood: { vector: {{_wood.Path}} }
              roads: { vector: {{_roads.Path}}, width: 60 }
            trames:
              verte:
                title: Green
                range: [1, 10000]
                layers: [{ constant: 2, source: ground }, { constant: barrier, source: roads, combine: max }]
                habitats: { rule: [{ source: wood }], min-area: 1 }
                links: { max-distance: { cost: 100000 } }
                conflicts: { obstacles: { motorway: { source: roads } } }
            scenarios:
              passage:
                title: A crossing
                edits:
                  - { crossing: { line: [[600505, {{7000500 + reach}}], [600505, {{7000500 - reach}}]] }, width: 20 }
            """);
        var run = Command.Run(_folder.Path, "run p.yaml --out out --no-maps");
        Assert.True(run.Code == 0, run.Said);
        Assert.Equal(opens ? 0 : 1, run.Said.Split('\n')
            .Count(line => line.Contains("it is 22 m long and has to be at least 60 m", StringComparison.Ordinal)));
        Assert.Equal(2, Rows("habitats.csv").Count);
        Assert.Equal(opens ? 1 : 0, Rows("links.csv").Count);
        var conflicts = Rows("conflicts.csv");
        Assert.Equal(opens ? 1 : 0, conflicts.Count);
        Assert.All(conflicts, conflict => Assert.Contains(";1;wildlife crossing", conflict, StringComparison.Ordinal));
    }

    List<string> Rows(string table)
    {
        var path = Directory.EnumerateFiles(_folder["out/p/passage/verte"], table, SearchOption.AllDirectories)
            .FirstOrDefault();
        return path is null ? [] : [.. File.ReadAllLines(path).Skip(1)];
    }
}
