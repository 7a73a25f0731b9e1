using Calaisis.Raster.Grids;
using Calaisis.Raster.SystemTests.Rasters;
using Calaisis.Raster.SystemTests.Vectors;
using OSGeo.GDAL;
using Xunit;

namespace Calaisis.Raster.SystemTests.CostDistance;

/// <summary>A trame that declares a cost distance leaves <c>cost.tif</c> beside its resistance.</summary>
public sealed class CostPipelineTests
{
    [Fact]
    public void A_trame_with_cost_leaves_a_raster_beside_its_resistance_and_in_the_manifest()
    {
        using var folder = new Folder();
        using var ponds = TestLayer.OfWkt("POINT (601010 7001990)");
        CostFiles.Write(
            folder["r.tif"], new GridDefinition("EPSG:2154", 601_000, 7_002_000, 25, 25, new Shape(3, 4)), 1, 1, 5, 1,
            1, 9, 9, 1, 1, 1, 1, 1);
        File.WriteAllText(folder["p.yaml"], $$"""
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
                cost: { source: ponds, units: cells, neighbours: 4 }
              verte:
                title: Green
                layers: [{ resistance-of: ready }]
                cost: { source: ponds, units: cells, neighbours: 4, step-cost: mean-conductance, type: float64 }
            """);
        var ended = Command.Run(folder.Path, "run p.yaml --out out");
        Assert.True(ended.Code == 0, ended.Said);
        Assert.Equal([0, 1, 4, 7, 1, 6, 9, 6, 2, 3, 4, 5], CostFiles.Read(folder["out/p/base/bleue/cost.tif"]));
        double[] byConductance = [0, 1, 2.666667, 4.333333, 1, 2.8, 5.8, 5.333333, 2, 3, 4, 5];
        Assert.All(byConductance.Zip(CostFiles.Read(folder["out/p/base/verte/cost.tif"])), pair => Assert.Equal(
            pair.First, pair.Second, 1e-5));
        Assert.Contains("bleue/cost.tif", File.ReadAllText(folder["out/p/base/run.json"]), StringComparison.Ordinal);
        var (_, unit, metadata) = CostFiles.Describe(folder["out/p/base/bleue/cost.tif"]);
        Assert.Equal("cells x resistance", unit);
        Assert.Equal(DataType.GDT_Float32, TypeOf(folder["out/p/base/bleue/cost.tif"]));
        Assert.Equal(DataType.GDT_Float64, TypeOf(folder["out/p/base/verte/cost.tif"]));
        Assert.Contains("CALAISIS_SOURCE=ponds", metadata);
    }

    static DataType TypeOf(string path)
    {
        using var dataset = Gdal.Open(path, Access.GA_ReadOnly)!;
        return dataset.GetRasterBand(1)!.DataType;
    }
}
