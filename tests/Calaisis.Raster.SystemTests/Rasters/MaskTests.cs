using Calaisis.Raster.Faults;
using Calaisis.Raster.Geo.Datasets;
using Calaisis.Raster.Geo.Native;
using Calaisis.Raster.Geo.Rasters;
using Calaisis.Raster.Grids;
using Calaisis.Raster.Sources;
using OSGeo.GDAL;
using OSGeo.OSR;
using Xunit;

namespace Calaisis.Raster.SystemTests.Rasters;

/// <summary>Cells without data, in each way that GDAL knows of saying so; and bytes with a sign.</summary>
public sealed class MaskTests
{
    const int NoMask = 1;
    const int PerDataset = 2;
    const int Alpha = 4;
    const int NoData = 8;

    static readonly GridDefinition Grid = new("EPSG:2154", 600_000, 7_000_010, 10, 10, new Shape(1, 4));

    /// <summary>1 2 3 4, of which the second and the fourth have no data where there is a mask.</summary>
    [Theory]
    [InlineData("none", NoMask, "1 2 3 4")]
    [InlineData("per dataset", PerDataset, "1 - 3 -")]
    [InlineData("per band", 0, "1 - 3 -")]
    [InlineData("beside, per dataset", PerDataset, "1 - 3 -")]
    [InlineData("beside, per band", 0, "1 - 3 -")]
    [InlineData("alpha", Alpha | PerDataset, "1 - 3 -")]
    [InlineData("no data", NoData, "1 - 3 4")]
    [InlineData("no data per dataset", NoData | PerDataset, "1 - 3 4")]
    public void Each_kind_of_mask_takes_cells_out(string kind, int flags, string expected)
    {
        using var folder = new Folder();
        var path = Make(folder, kind);
        using (var dataset = Gdal.OpenEx(path, (uint)GdalConst.OF_RASTER, null, null, null)!)
        {
            using var band = dataset.GetRasterBand(1)!;
            Assert.Equal(flags, band.GetMaskFlags());
        }

        using var source = RasterTileSource.Open(new RasterSourceSettings("s", path, CellKind.Values), Grid);
        var values = new float[4];
        source.Read(Grid.Shape.Whole, values);
        var wanted = expected.Split(' ').Select(text => text == "-" ? float.NaN : float.Parse(text)).ToArray();
        Assert.Equal(wanted, values);
        // What a map of any raster is drawn from sees the same cells.
        using var reader = RasterReader.Open(path);
        reader.Read(Grid.Shape.Whole, values);
        Assert.Equal(wanted, values);
    }

    [Fact]
    public void A_mask_beside_a_file_is_part_of_what_is_read()
    {
        using var folder = new Folder();
        var path = Make(folder, "beside, per band");
        Assert.Contains(path + ".msk", DatasetFiles.Of(path)!.Files);
    }

    [Fact]
    public void Bytes_with_a_sign_keep_it()
    {
        using var folder = new Folder();
        GdalRuntime.EnsureStarted();
        var path = folder["signed.tif"];
        using (var dataset = Create(path, 1, DataType.GDT_Byte, ["PIXELTYPE=SIGNEDBYTE"]))
        {
            using var band = dataset.GetRasterBand(1)!;
            band.SetNoDataValue(-128);
            byte[] bytes = [251, 128, 49, 255];
            band.WriteRaster(0, 0, 4, 1, bytes, 4, 1, 0, 0);
        }

        var settings = new RasterSourceSettings("s", path, CellKind.Values);
        Assert.Equal([-5, float.NaN, 49, -1], Read(settings));
        Assert.Equal([-5, float.NaN, 49, float.NaN], Read(settings with { NoData = [-1] }));
        Assert.Equal([-0.5f, float.NaN, 4.9f, -0.1f], Read(settings with { Scale = 0.1 }));
        using var reader = RasterReader.Open(path);
        var values = new float[4];
        reader.Read(Grid.Shape.Whole, values);
        Assert.Equal([-5, float.NaN, 49, -1], values);
    }

    [Theory]
    [InlineData("Byte", "signed.tif", "")]
    [InlineData("Byte", "signed.tif signed.tif", "")]
    [InlineData("Byte", "plain.tif", "251 128 49 255")]
    [InlineData("Byte", "plain.tif signed.tif", "refused")]
    [InlineData("Float32", "signed.tif", "refused")]
    public void Bytes_with_a_sign_keep_it_behind_virtual_rasters_that_do_not_say_so(
        string type, string parts, string expected)
    {
        using var folder = new Folder();
        GdalRuntime.EnsureStarted();
        foreach (var (
            name, options) in new[] { ("plain.tif", (string[]?)null), ("signed.tif", ["PIXELTYPE=SIGNEDBYTE"]) })
        {
            using var dataset = Create(folder[name], 1, DataType.GDT_Byte, options);
            using var band = dataset.GetRasterBand(1)!;
            byte[] bytes = [251, 128, 49, 255];
            band.WriteRaster(0, 0, 4, 1, bytes, 4, 1, 0, 0);
        }

        WriteVirtual(folder["inner.vrt"], type, parts.Split(' '));
        WriteVirtual(folder["outer.vrt"], type, ["inner.vrt"]);
        float[] wanted = expected.Length == 0 ? [-5, -128, 49, -1] : [251, 128, 49, 255];
        foreach (var path in new[] { folder["inner.vrt"], folder["outer.vrt"] })
        {
            var settings = new RasterSourceSettings("s", path, CellKind.Values);
            if (expected == "refused")
            {
                Assert.Contains(
                    "its part 'signed.tif' holds signed bytes",
                    Assert.Throws<RasterException>(() => Read(settings)).Message,
                    StringComparison.Ordinal);
                Assert.Throws<RasterException>(() => RasterReader.Open(path).Dispose());
                continue;
            }

            Assert.Equal(wanted, Read(settings));
            using var reader = RasterReader.Open(path);
            var values = new float[4];
            reader.Read(Grid.Shape.Whole, values);
            Assert.Equal(wanted, values);
        }
    }

    static void WriteVirtual(string path, string type, IEnumerable<string> parts) => File.WriteAllText(path, $"""
        <VRTDataset rasterXSize="4" rasterYSize="1"><SRS>EPSG:2154</SRS>
        <GeoTransform>600000, 10, 0, 7000010, 0, -10</GeoTransform>
        <VRTRasterBand dataType="{type}" band="1">{string.Concat(parts.Select(SourceOf))}</VRTRasterBand></VRTDataset>
        """);

    static string SourceOf(string file) => $"""
        <SimpleSource><SourceFilename relativeToVRT="1">{file}</SourceFilename><SourceBand>1</SourceBand></SimpleSource>
        """;

    [Fact]
    public void NoData_that_no_cell_holds_is_seen_beside_a_number_in_its_place()
    {
        using var folder = new Folder();
        GdalRuntime.EnsureStarted();
        var grid = new GridDefinition("EPSG:2154", 600_000, 7_000_010, 10, 10, new Shape(1, 4));
        foreach (var isTold in new[] { true, false })
        {
            var path = folder[$"{isTold}.tif"];
            using (var dataset = Create(path, 1, DataType.GDT_Byte, null))
            {
                using var band = dataset.GetRasterBand(1)!;
                band.SetNoDataValue(isTold ? 254 : 255);
                byte[] bytes = [1, 255, 3, 4];
                band.WriteRaster(0, 0, 4, 1, bytes, 4, 1, 0, 0);
            }

            var found = NoDataSample.Of(new RasterSourceSettings("s", path, CellKind.Values), grid);
            Assert.Equal(
                isTold ? (255, 1, 4) : null,
                found is null ? null : ((double, long, long)?)(found.Value, found.Cells, found.OfCells));
        }
    }

    static float[] Read(RasterSourceSettings settings)
    {
        using var source = RasterTileSource.Open(settings, Grid);
        var values = new float[4];
        source.Read(Grid.Shape.Whole, values);
        return values;
    }

    static string Make(Folder folder, string kind)
    {
        GdalRuntime.EnsureStarted();
        var path = folder["a.tif"];
        var bands = kind is "alpha" or "no data per dataset" ? 2 : 1;
        using (var dataset = Create(path, bands, DataType.GDT_Byte, kind == "alpha" ? ["ALPHA=YES"] : null))
        {
            for (var b = 1; b <= bands; b++)
            {
                using var band = dataset.GetRasterBand(b)!;
                byte[] values = kind == "alpha" && b == 2
                    ? [255, 0, 255, 0]
                    : kind == "no data per dataset" && b == 2 ? [9, 2, 2, 9]
                    : [1, 2, 3, 4];
                if (kind == "no data") band.SetNoDataValue(2);
                band.WriteRaster(0, 0, 4, 1, values, 4, 1, 0, 0);
            }

            if (kind == "no data per dataset") dataset.SetMetadataItem("NODATA_VALUES", "2 2", "");
        }

        if (kind.StartsWith("beside", StringComparison.Ordinal))
            WriteMask(path + ".msk", kind.EndsWith("dataset", StringComparison.Ordinal) ? PerDataset : 0);
        if (kind is not ("per dataset" or "per band")) return path;
        WriteMask(folder["mask.tif"], null);
        var mask = $"""
            <MaskBand><VRTRasterBand dataType="Byte">{SourceOf("mask.tif")}</VRTRasterBand></MaskBand>
            """;
        var isOfBand = kind == "per band";
        File.WriteAllText(folder["a.vrt"], $"""
            <VRTDataset rasterXSize="4" rasterYSize="1"><SRS>EPSG:2154</SRS>
            <GeoTransform>600000, 10, 0, 7000010, 0, -10</GeoTransform>
            <VRTRasterBand dataType="Byte" band="1">{SourceOf("a.tif")}{(isOfBand ? mask : "")}</VRTRasterBand>
            {(isOfBand ? "" : mask)}</VRTDataset>
            """);
        return folder["a.vrt"];
    }

    static void WriteMask(string path, int? flags)
    {
        using var dataset = Create(path, 1, DataType.GDT_Byte, null);
        if (flags is { } said)
        {
            dataset.SetMetadataItem(
                "INTERNAL_MASK_FLAGS_1", said.ToString(System.Globalization.CultureInfo.InvariantCulture), "");
        }

        using var band = dataset.GetRasterBand(1)!;
        byte[] values = [255, 0, 255, 0];
        band.WriteRaster(0, 0, 4, 1, values, 4, 1, 0, 0);
    }

    static Dataset Create(string path, int bands, DataType type, string[]? options)
    {
        var dataset = Gdal.GetDriverByName("GTiff")!.Create(path, 4, 1, bands, type, options)!;
        dataset.SetGeoTransform([Grid.OriginX, 10, 0, Grid.OriginY, 0, -10]);
        using var reference = new SpatialReference("");
        reference.SetFromUserInput("EPSG:2154");
        dataset.SetSpatialRef(reference);
        return dataset;
    }
}
