using Calaisis.Raster.Grids;
using Calaisis.Raster.SystemTests.Rasters;
using Calaisis.Raster.SystemTests.Vectors;
using Xunit;

namespace Calaisis.Raster.SystemTests.CostDistance;

/// <summary>
/// Costs are resistance x metres: processes and pipelines refuse grids whose unit is no metre on the ground.
/// </summary>
public sealed class CostGroundTests : IDisposable
{
    readonly Folder _folder = new();

    public void Dispose() => _folder.Dispose();

    /// <summary>Near Calais, in Web Mercator, degrees and US feet.</summary>
    [Theory]
    [InlineData("EPSG:3857", 205_000, 6_600_000, 25, "no metre on the ground here")]
    [InlineData("EPSG:4326", 1.8, 50.9, 0.001, "whose unit is no metre,")]
    [InlineData("EPSG:2263", 984_000, 200_000, 80, "whose unit is no metre,")]
    public void Other_grids_are_refused_but_in_cells(
        string crs, double west, double north, double cell, string sentence)
    {
        var grid = new GridDefinition(crs, west, north, cell, cell, new Shape(2, 3));
        CostFiles.Write(_folder["r.tif"], grid, 1, 2, 3, 4, 5, 6);
        CostFiles.Write(_folder["s.tif"], grid, 1, 0, 0, 0, 0, 2);
        foreach (var process in new[]
        {
            "cost-distance --sources s.tif --output d.tif",
            "cost-matrix --points s.tif --output m.csv",
            "cost-path --from s.tif --to s.tif --output p.gpkg",
        })
        {
            var arguments = process.Insert(process.IndexOf(' ', StringComparison.Ordinal), " --resistance r.tif");
            var refused = Command.Run(_folder.Path, $"process run {arguments}");
            Assert.Equal(3, refused.Code);
            Assert.Contains("resistance 'r.tif': found a grid in ", refused.Said, StringComparison.Ordinal);
            Assert.Contains(sentence, refused.Said, StringComparison.Ordinal);
            var inCells = Command.Run(_folder.Path, $"process run {arguments} --units cells");
            // The length of a path has no meaning there either.
            Assert.Equal(process.StartsWith("cost-path", StringComparison.Ordinal) ? 3 : 0, inCells.Code);
        }
    }

    [Fact]
    public void A_pipeline_refuses_costs_in_degrees_before_it_computes()
    {
        CostFiles.Write(
            _folder["r.tif"], new GridDefinition("EPSG:4326", 1.8, 50.9, 0.001, 0.001, new Shape(2, 3)), 1, 2, 3,
            4, 5, 6);
        using var ponds = TestLayer.OfWkt("POINT (601010 7001990)");
        foreach (var (units, code) in new[] { ("map", 3), ("cells", 0) })
        {
            File.WriteAllText(_folder["p.yaml"], $$"""
                name: p
                title: P
                language: en
                grid: { like: r.tif }
                sources:
                  ready: { raster: r.tif, kind: values }
                  ponds: { vector: {{ponds.Path}} }
                trames:
                  bleue:
                    title: Blue
                    layers: [{ resistance-of: ready }]
                    cost: { source: ponds, units: {{units}} }
                """);
            var ended = Command.Run(_folder.Path, "run p.yaml --out out --no-maps");
            Assert.Equal(code, ended.Code);
            if (code == 3)
                Assert.Contains("cost of trame 'bleue': found a grid in ", ended.Said, StringComparison.Ordinal);
        }
    }
}
