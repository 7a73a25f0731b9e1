using System.Security.Cryptography;
using Calaisis.Raster.Sources;
using Calaisis.Raster.Tests;
using MaxRev.Gdal.Core;
using OSGeo.GDAL;
using OSGeo.OGR;
using Xunit;

namespace Calaisis.Raster.SystemTests.Samples;

/// <summary>The committed files of data-samples, as its README describes them.</summary>
public sealed class SampleFilesTests
{
    static readonly string Folder = Path.Combine(Repository.Root, "data-samples");

    public SampleFilesTests() => GdalBase.ConfigureAll();

    [Fact]
    public void Every_file_has_the_checksum_in_the_list()
    {
        foreach (var line in File.ReadLines(Path.Combine(Folder, "SHA256SUMS")))
        {
            var (sum, file) = (line[..64], line[66..]);
            var found = Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Path.Combine(Folder, file))));
            Assert.True(sum == found, $"{file} has changed since the list was written");
        }
    }

    [Fact]
    public void All_files_together_stay_below_15_MB()
    {
        var bytes = Directory.EnumerateFiles(Folder).Sum(file => new FileInfo(file).Length);
        Assert.InRange(bytes, 1, 15_000_000);
    }

    [Fact]
    public void The_land_cover_is_on_the_working_extent_and_holds_classes_of_OCS2D_only()
    {
        using var file = Gdal.Open(Path.Combine(Folder, "land-cover.tif"), Access.GA_ReadOnly)!;
        var transform = new double[6];
        file.GetGeoTransform(transform);
        Assert.Equal([602_500.0, 10, 0, 7_107_000, 0, -10], transform);
        Assert.Equal((4700, 4350), (file.RasterXSize, file.RasterYSize));
        var legend = Legends.Find("ocs2d-cs")!;
        var found = Read(file).Distinct().ToList();
        Assert.All(found, value => Assert.NotNull(legend.WithValue((int)value)));
        Assert.InRange(found.Count, 28, 33);
    }

    [Fact]
    public void The_night_light_lies_on_the_grid_of_VIIRS_with_20_km_around_the_working_extent()
    {
        using var file = Gdal.Open(Path.Combine(Folder, "night-light.tif"), Access.GA_ReadOnly)!;
        var t = new double[6];
        file.GetGeoTransform(t);
        Assert.Equal(15.0 / 3600, t[1], 12);
        Assert.True(t[0] < 1.33 && t[0] + (t[1] * file.RasterXSize) > 2.56, "20 km are missing in the west or east");
        var south = t[3] + (t[5] * file.RasterYSize);
        Assert.True(t[3] > 51.23 && south < 50.48, "20 km are missing in the north or south");
        var radiances = Read(file);
        Assert.InRange(radiances.Min(), 0.3, 0.5);
        Assert.InRange(radiances.Max(), 30, 100);
    }

    [Theory]
    [InlineData("soc", 50, 1500)]
    [InlineData("phh2o", 45, 85)]
    [InlineData("clay", 20, 500)]
    [InlineData("bdod", 70, 165)]
    [InlineData("cfvo", 0, 400)]
    [InlineData("nitrogen", 40, 900)]
    public void Soil_is_stored_as_SoilGrids_stores_it(string variable, double least, double most)
    {
        using var file = Gdal.Open(Path.Combine(Folder, variable + ".tif"), Access.GA_ReadOnly)!;
        using var band = file.GetRasterBand(1)!;
        band.GetNoDataValue(out var noData, out var hasNoData);
        Assert.Equal((-32768.0, 1, DataType.GDT_Int16), (noData, hasNoData, band.DataType));
        Assert.Contains("Homolosine", file.GetProjection(), StringComparison.Ordinal);
        var values = Read(file).Where(value => value != noData).ToList();
        Assert.InRange(values.Count, 10_000, 100_000);
        Assert.All(values, value => Assert.InRange(value, least, most));
    }

    [Theory]
    [InlineData("networks.gpkg", "troncon_de_route", 200)]
    [InlineData("networks.gpkg", "troncon_de_voie_ferree", 5)]
    [InlineData("networks.gpkg", "troncon_hydrographique", 5_000)]
    [InlineData("networks.gpkg", "haie", 8_000)]
    [InlineData("networks.gpkg", "ouvrage_faune", 30)]
    [InlineData("networks.gpkg", "mare", 500)]
    [InlineData("networks.gpkg", "zone_d_activite", 20)]
    [InlineData("units.gpkg", "commune", 100)]
    [InlineData("units.gpkg", "ecodistrict", 10)]
    [InlineData("units.gpkg", "mer", 1)]
    [InlineData("units.gpkg", "lieu", 120)]
    [InlineData("scenarios.gpkg", "haie_nouvelle", 1_000)]
    [InlineData("scenarios.gpkg", "becque_restauree", 100)]
    [InlineData("scenarios.gpkg", "mare_nouvelle", 200)]
    [InlineData("scenarios.gpkg", "friche_reverdie", 6)]
    [InlineData("scenarios.gpkg", "zone_etendue", 1)]
    [InlineData("scenarios.gpkg", "eclairage_reduit", 4)]
    public void A_layer_holds_valid_shapes_in_Lambert_93(string file, string layerName, int atLeast)
    {
        using var source = Ogr.Open(Path.Combine(Folder, file), 0)!;
        using var layer = source.GetLayerByName(layerName)!;
        using var crs = layer.GetSpatialRef()!;
        Assert.Equal("2154", crs.GetAuthorityCode(null));
        Assert.True(layer.GetFeatureCount(1) >= atLeast, $"{layerName} has {layer.GetFeatureCount(1)} features");
        while (layer.GetNextFeature() is { } feature)
        {
            using (feature)
            {
                using var shape = feature.GetGeometryRef()!;
                Assert.True(shape.IsValid(), $"{layerName} {feature.GetFID()}");
            }
        }
    }

    [Fact]
    public void The_generator_writes_the_committed_files_again()
    {
        var folder = Directory.CreateTempSubdirectory("calaisis-samples-").FullName;
        try
        {
            var files = new List<string>();
            Calaisis.Samples.SampleData.Write(Path.Combine(Folder, "geography"), folder, files.Add);
            foreach (var file in files)
            {
                var (ours, theirs) = (Path.Combine(folder, file), Path.Combine(Folder, file));
                if (file.EndsWith(".tif", StringComparison.Ordinal)) AssertSameCells(file, ours, theirs);
                else AssertSameFeatures(ours, theirs);
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Cells, not bytes: another GDAL may compress otherwise.</summary>
    static void AssertSameCells(string file, string path, string otherPath)
    {
        using var a = Gdal.Open(path, Access.GA_ReadOnly)!;
        using var b = Gdal.Open(otherPath, Access.GA_ReadOnly)!;
        Assert.True(Read(a).AsSpan().SequenceEqual(Read(b)), $"{file} has other cells than the committed file");
    }

    static void AssertSameFeatures(string path, string otherPath)
    {
        using var a = Ogr.Open(path, 0)!;
        using var b = Ogr.Open(otherPath, 0)!;
        Assert.Equal(b.GetLayerCount(), a.GetLayerCount());
        for (var i = 0; i < a.GetLayerCount(); i++)
        {
            using var layerA = a.GetLayerByIndex(i)!;
            using var layerB = b.GetLayerByIndex(i)!;
            Assert.Equal(Features(layerB), Features(layerA));
        }
    }

    static List<string> Features(Layer layer)
    {
        var rows = new List<string>();
        while (layer.GetNextFeature() is { } feature)
        {
            using (feature)
            {
                using var shape = feature.GetGeometryRef()!;
                shape.ExportToWkt(out var wkt);
                var values = Enumerable.Range(0, feature.GetFieldCount()).Select(feature.GetFieldAsString);
                rows.Add(string.Join(';', values) + ' ' + wkt);
            }
        }
        return rows;
    }

    static float[] Read(Dataset file)
    {
        var (cols, rows) = (file.RasterXSize, file.RasterYSize);
        var values = new float[cols * rows];
        using var band = file.GetRasterBand(1)!;
        band.ReadRaster(0, 0, cols, rows, values, cols, rows, 0, 0);
        return values;
    }
}
