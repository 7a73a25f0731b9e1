using Calaisis.Raster.Geo.Vectors;
using Calaisis.Raster.Habitats;
using Calaisis.Raster.SystemTests.Pipelines;
using Calaisis.Raster.SystemTests.Vectors;
using OSGeo.GDAL;
using Xunit;

namespace Calaisis.Raster.SystemTests.Habitats;

/// <summary>
/// Habitat and given reservoirs that what <c>across</c> lists cuts, from a pipeline file: a reserve from row 3 to 26,
/// and a road of 20 m through it along row 12.
/// </summary>
public sealed class AcrossTests : IDisposable
{
    const string Sources = """
        cover: { raster: cover.tif, kind: classes }
        roads: { vector: roads.gpkg, width: 20, value: { attribute: CL_ADMIN } }
        reserve: { vector: reserve.gpkg, value: { attribute: NOM } }
        """;

    readonly SmallWorld _world = new();

    public AcrossTests()
    {
        _world.WriteVectors(
            "roads.gpkg", SmallWorld.Road(12, ("CL_ADMIN", "Autoroute")), SmallWorld.Road(20, ("CL_ADMIN", "Chemin")));
        const string Reserve = "POLYGON ((600100 7000030, 600200 7000030, "
            + "600200 7000270, 600100 7000270, 600100 7000030))";
        _world.WriteVectors("reserve.gpkg", new TestFeature(Reserve, ("NOM", "Marais de Guînes")));
    }

    public void Dispose() => _world.Dispose();

    [Theory]
    [InlineData("given: [reserve]")]
    [InlineData("rule: [{ source: reserve }]")]
    public async Task What_is_listed_parts_habitat_and_given_reservoirs_alike(string habitat)
    {
        var whole = Assert.Single(await PatchesAsync($"{{ {habitat}, min-area: 0.1 }}"));
        Assert.Equal(24 * 10, whole.CellCount);
        // The way is not listed; the motorway is.
        var parts = await PatchesAsync(
            $"{{ {habitat}, min-area: 0.1, across: [{{ source: roads, values: [Autoroute] }}] }}");
        Assert.Equal(2, parts.Count);
        Assert.All(parts, part => Assert.Equal(PatchRole.Core, part.Role));
        Assert.All(parts, part => Assert.Equal(
            habitat.StartsWith("given", StringComparison.Ordinal) ? "Marais de Guînes" : null, part.Name));
        var labels = _world.Read("out/small/base/verte/habitats.tif");
        for (var i = 0; i < labels.Length; i++)
        {
            var (row, col) = (i / SmallWorld.Cols, i % SmallWorld.Cols);
            // 20 m around the middle of row 12: that row, and what its closing takes of the two beside it.
            if (row is >= 11 and <= 13 && float.IsNaN(labels[i])) continue;
            var expected = row is < 3 or > 26 || col is < 10 or > 19 ? float.NaN : row < 12 ? 1 : 2;
            Assert.Equal(expected, labels[i]);
        }

        Assert.All(Enumerable.Range(10, 10), col => Assert.Equal(float.NaN, labels[(12 * SmallWorld.Cols) + col]));
        Assert.Equal(3, (await PatchesAsync($"{{ {habitat}, min-area: 0.1, across: [{{ source: roads }}] }}")).Count);
    }

    [Fact]
    public async Task A_given_reservoir_of_a_shapefile_has_its_name_in_the_encoding_that_is_declared()
    {
        GdalText("reserve.gpkg", "reserve.shp", "ISO-8859-1");
        File.Delete(_world["reserve.cpg"]);
        var table = File.ReadAllBytes(_world["reserve.dbf"]);
        table[29] = 0;
        File.WriteAllBytes(_world["reserve.dbf"], table);
        const string Undeclared = "reserve: { vector: reserve.shp, value: { attribute: NOM } }";
        var sources = Sources.Replace(
            "reserve: { vector: reserve.gpkg, value: { attribute: NOM } }", Undeclared, StringComparison.Ordinal);
        var refused = await RunAsync(sources, "{ given: [reserve], min-area: 0.1 }");
        refused.EndedWith(3);
        Assert.Contains("declare how its texts are encoded", refused.Errors, StringComparison.Ordinal);
        var declared = sources.Replace(
            "reserve.shp,", "reserve.shp, encoding: windows-1252,", StringComparison.Ordinal);
        Assert.Equal(
            "Marais de Guînes",
            Assert.Single(await PatchesAsync("{ given: [reserve], min-area: 0.1 }", declared)).Name);
    }

    [Fact]
    public async Task Another_encoding_is_another_step()
    {
        await PatchesAsync("{ given: [reserve], min-area: 0.1 }");
        GdalText("reserve.gpkg", "reserve.shp", "UTF-8");
        var sources = Sources.Replace("reserve.gpkg", "reserve.shp", StringComparison.Ordinal);
        await PatchesAsync("{ given: [reserve], min-area: 0.1 }", sources);
        Assert.Contains(
            ", 0 to run",
            (await _world.RunAsync("plan", "small.yaml", "--no-maps")).EndedWith(0).Output,
            StringComparison.Ordinal);
        _world.WritePipeline(
            sources.Replace("reserve.shp,", "reserve.shp, encoding: utf-8,", StringComparison.Ordinal),
            Layer,
            "habitats: { given: [reserve], min-area: 0.1 }");
        var plan = (await _world.RunAsync("plan", "small.yaml", "--no-maps")).EndedWith(0).Output;
        Assert.DoesNotContain(", 0 to run", plan, StringComparison.Ordinal);
        Assert.Contains("encoding", plan, StringComparison.Ordinal);
    }

    const string Layer = "- { table: friction.csv, column: prairie, source: cover }";

    Task<Program.Said> RunAsync(string sources, string habitats)
    {
        var file = _world.WritePipeline(sources, Layer, $"habitats: {habitats}");
        return _world.RunAsync("run", file, "--no-maps");
    }

    async Task<IReadOnlyList<HabitatPatch>> PatchesAsync(string habitats, string sources = Sources)
    {
        (await RunAsync(sources, habitats)).EndedWith(0);
        (await _world.RunAsync(
            "process", "run", "habitats", "--pipeline", "small.yaml", "--trame", "verte", "--resistance",
            "out/small/base/verte/resistance.tif",
            "--output", "h.tif", "--patches", "h.gpkg")).EndedWith(0);
        return HabitatTable.To(FeatureFile.Read(_world["h.gpkg"], HabitatTable.Name));
    }

    void GdalText(string from, string to, string encoding)
    {
        using var dataset = Gdal.OpenEx(_world[from], (uint)GdalConst.OF_VECTOR, null, null, null)!;
        using var options = new GDALVectorTranslateOptions(["-f", "ESRI Shapefile", "-lco", $"ENCODING={encoding}"]);
        Gdal.wrapper_GDALVectorTranslateDestName(_world[to], dataset, options, null, null)!.Dispose();
    }
}
