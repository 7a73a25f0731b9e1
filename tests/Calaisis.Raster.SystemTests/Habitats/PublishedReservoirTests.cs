using System.Text.RegularExpressions;
using Calaisis.Raster.Geo.Vectors;
using Calaisis.Raster.Habitats;
using Calaisis.Raster.SystemTests.Pipelines;
using Xunit;
using Published = Calaisis.Raster.SystemTests.Rasters.RealData;

namespace Calaisis.Raster.SystemTests.Habitats;

/// <summary>The reservoirs that come with BioDispersal's sample, given as they are on its CORINE grid.</summary>
public sealed class PublishedReservoirTests
{
    const string Folder = "bousquet-orb/Source";

    /// <summary>Hectares of the polygons' union, by GDAL's SQLite dialect: ST_Area(ST_Union(geometry)).</summary>
    [Theory]
    [InlineData("RBP_MILBOISE", 939, 24689.12, 0.005)]
    [InlineData("RBP_PRAIRIE", 356, 815.06, 0.03)]
    [InlineData("RBP_MILIEUX_HUMIDES", 649, 814.81, 0.03)]
    public async Task All_are_named_core_areas_and_cover_what_their_polygons_do(
        string layer, int reservoirs, double hectares, double tolerance)
    {
        var (cover, given) = (
            Published.File($"{Folder}/CorineLandCover/CLC12_BOUSQUET_ORB.tif"),
            Published.File($"{Folder}/Reservoirs/{layer}.shp"));
        using var world = new SmallWorld();
        world.WritePipeline(
            $"clc: {{ raster: \"{cover}\", preset: clc }}\n"
                + $"reserves: {{ vector: \"{given}\", value: {{ attribute: CODE_EN }} }}",
            "- { constant: 1, source: clc }",
            "uncovered: 1\nhabitats: { given: [reserves], min-area: 1000 }",
            $"{{ like: \"{cover}\" }}");
        (await world.RunAsync("run", "small.yaml", "--no-maps")).EndedWith(0);
        var said = (await world.RunAsync(
            "process", "run", "habitats", "--pipeline", "small.yaml", "--trame", "verte", "--resistance",
            "out/small/base/verte/resistance.tif",
            "--output", "h.tif", "--patches", "h.gpkg")).EndedWith(0);
        var patches = HabitatTable.To(FeatureFile.Read(world["h.gpkg"], HabitatTable.Name));
        Assert.All(patches, patch => Assert.Equal(PatchRole.Core, patch.Role));
        Assert.All(patches, patch => Assert.Matches("^EN[0-9]+$", patch.Name));
        Assert.InRange(
            patches.Sum(patch => patch.AreaSquareMetres) / 10_000,
            hectares * (1 - tolerance),
            hectares * (1 + tolerance));
        var lost = Regex.Match(said.Errors, "([0-9]+) given reservoirs? without a passable cell");
        var without =
            lost.Success ? int.Parse(lost.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture) : 0;
        // Neighbours that touch are one patch, and one thinner than a cell breaks up; no name is made up.
        Assert.InRange(patches.Select(patch => patch.Name).Distinct().Count(), 1, reservoirs - without);
    }
}
