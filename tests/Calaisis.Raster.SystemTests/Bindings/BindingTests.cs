using MaxRev.Gdal.Core;
using OSGeo.GDAL;
using OSGeo.OGR;
using OSGeo.OSR;
using Xunit;

namespace Calaisis.Raster.SystemTests.Bindings;

/// <summary>The drop-in behaves as the official C# bindings do, where callers depend on it.</summary>
public sealed class BindingTests
{
    const string Missing = "/nowhere/missing.tif";

    public BindingTests() => GdalBase.ConfigureAll();

    [Fact]
    public void Drivers_and_versions_are_there()
    {
        Assert.True(int.Parse(Gdal.VersionInfo("VERSION_NUM")!) >= 3_06_00_00);
        Assert.NotNull(Gdal.GetDriverByName("GTiff"));
        Assert.NotNull(Gdal.GetDriverByName("COG"));
        Assert.NotNull(Ogr.GetDriverByName("GPKG"));
        Assert.Null(Gdal.GetDriverByName("NoSuchDriver"));
        Assert.True(Osr.GetPROJVersionMajor() >= 9);
    }

    [Fact]
    public void Values_written_are_values_read_with_every_type()
    {
        using var driver = Gdal.GetDriverByName("MEM")!;
        foreach (var type in new[] { DataType.GDT_Byte, DataType.GDT_Int16, DataType.GDT_Int32, DataType.GDT_Float32 })
        {
            using var dataset = driver.Create("", 3, 2, 1, type, null)!;
            using var band = dataset.GetRasterBand(1)!;
            band.WriteRaster(0, 0, 3, 2, new double[] { 1, 2, 3, 4, 5, 6 }, 3, 2, 0, 0);
            var bytes = new byte[2];
            band.ReadRaster(1, 1, 2, 1, bytes, 2, 1, 0, 0);
            Assert.Equal([5, 6], bytes);
            var floats = new float[6];
            band.ReadRaster(0, 0, 3, 2, floats, 3, 2, 0, 0);
            Assert.Equal([1, 2, 3, 4, 5, 6], floats);
        }
    }

    [Fact]
    public void A_buffer_too_short_is_refused_before_memory_is_touched()
    {
        using var dataset = Gdal.GetDriverByName("MEM")!.Create("", 3, 2, 1, DataType.GDT_Byte, null)!;
        Assert.Throws<ArgumentException>(
            () => dataset.GetRasterBand(1)!.ReadRaster(0, 0, 3, 2, new float[5], 3, 2, 0, 0));
    }

    [Fact]
    public void A_band_keeps_its_dataset_alive_and_refuses_a_closed_one()
    {
        var band = BandOfForgottenDataset();
        GC.Collect();
        GC.WaitForPendingFinalizers();
        var value = new float[1];
        band.ReadRaster(0, 0, 1, 1, value, 1, 1, 0, 0);
        Assert.Equal(7, value[0]);

        var dataset = Gdal.GetDriverByName("MEM")!.Create("", 1, 1, 1, DataType.GDT_Byte, null)!;
        var orphan = dataset.GetRasterBand(1)!;
        dataset.Dispose();
        Assert.Throws<ObjectDisposedException>(() => orphan.XSize);
    }

    [Fact]
    public void Opening_what_is_not_there_throws_only_when_verbose()
    {
        Assert.Null(Gdal.OpenEx(Missing, (uint)GdalConst.OF_RASTER, null, null, null));
        Assert.Null(Ogr.Open(Missing, 0));
        var verbose = (uint)(GdalConst.OF_RASTER | GdalConst.OF_VERBOSE_ERROR);
        var failure = Assert.Throws<ApplicationException>(() => Gdal.OpenEx(Missing, verbose, null, null, null));
        Assert.Contains(Missing, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_pushed_handler_hears_every_message_and_may_throw()
    {
        var heard = new List<string>();
        Gdal.PushErrorHandler((_, _, message) =>
        {
            heard.Add(System.Runtime.InteropServices.Marshal.PtrToStringUTF8(message)!);
            throw new InvalidOperationException("must not end the process");
        });
        try
        {
            Assert.Throws<ApplicationException>(() => Gdal.Open(Missing, Access.GA_ReadOnly));
        }
        finally
        {
            Gdal.PopErrorHandler();
        }

        Assert.Contains(heard, message => message.Contains(Missing, StringComparison.Ordinal));
    }

    [Fact]
    public void A_progress_callback_that_throws_cancels_and_its_exception_arrives()
    {
        using var source = Gdal.GetDriverByName("MEM")!.Create("", 300, 300, 1, DataType.GDT_Byte, null)!;
        Assert.Throws<InvalidTimeZoneException>(() => Gdal.GetDriverByName("MEM")!.CreateCopy(
            "", source, 0, null, (_, _, _) => throw new InvalidTimeZoneException("mine"), null));
        Assert.Throws<ApplicationException>(() => Gdal.GetDriverByName("MEM")!.CreateCopy(
            "", source, 0, null, (_, _, _) => 0, null));
    }

    [Fact]
    public void Axes_come_in_the_order_asked_for()
    {
        using var degrees = new SpatialReference("");
        using var lambert = new SpatialReference("");
        degrees.ImportFromEPSG(4326);
        lambert.ImportFromEPSG(2154);
        degrees.SetAxisMappingStrategy(AxisMappingStrategy.OAMS_TRADITIONAL_GIS_ORDER);
        lambert.SetAxisMappingStrategy(AxisMappingStrategy.OAMS_TRADITIONAL_GIS_ORDER);
        using var transformation = new CoordinateTransformation(degrees, lambert);
        // Lambert-93 is defined to have 3 degrees east, 46.5 degrees north at x 700 000, y 6 600 000.
        var point = new double[] { 3, 46.5, 0 };
        transformation.TransformPoint(point);
        Assert.Equal(700_000, point[0], 0.001);
        Assert.Equal(6_600_000, point[1], 0.001);
        Assert.Equal("2154", lambert.GetAuthorityCode(null));
        Assert.Equal(1, lambert.IsSame(lambert.Clone()!, null));
        Assert.Equal(0, lambert.IsSame(degrees, null));
    }

    [Fact]
    public void Features_go_through_a_geopackage_and_back()
    {
        const string Path = "/vsimem/binding-tests.gpkg";
        using (var written = Ogr.GetDriverByName("GPKG")!.CreateDataSource(Path, null)!)
        using (var lambert = new SpatialReference(""))
        {
            lambert.ImportFromEPSG(2154);
            var layer = written.CreateLayer("haies", lambert, wkbGeometryType.wkbLineString, null)!;
            layer.CreateField(new FieldDefn("nom", FieldType.OFTString), 1);
            layer.CreateField(new FieldDefn("largeur", FieldType.OFTReal), 1);
            written.StartTransaction(0);
            using var feature = new Feature(layer.GetLayerDefn());
            using var line = Geometry.CreateFromWkt("LINESTRING (0 0,3 4)");
            feature.SetGeometry(line);
            feature.SetField("nom", "Haie d'Écuires");
            feature.SetField("largeur", 2.5);
            layer.CreateFeature(feature);
            written.CommitTransaction();
        }

        using (var read = Ogr.Open(Path, 0)!)
        {
            var layer = read.GetLayerByName("haies")!;
            layer.SetAttributeFilter("largeur > 2");
            using var feature = layer.GetNextFeature()!;
            Assert.Equal("Haie d'Écuires", feature.GetFieldAsString("nom"));
            Assert.Equal(5, feature.GetGeometryRef()!.Length());
            Assert.Null(layer.GetNextFeature());
            Assert.Equal("2154", layer.GetSpatialRef()!.GetAuthorityCode(null));
            Assert.Throws<ApplicationException>(() => feature.GetFieldAsString("no such field"));
            var counted = read.ExecuteSQL("SELECT COUNT(*) AS n FROM haies", null, null)!;
            Assert.Equal(1, counted.GetNextFeature()!.GetFieldAsInteger("n"));
            read.ReleaseResultSet(counted);
            Assert.Throws<ObjectDisposedException>(() => counted.GetName());
        }

        Gdal.Unlink(Path);
    }

    [Fact]
    public void Geometries_survive_well_known_binary_and_junk_throws()
    {
        using var square = Geometry.CreateFromWkt("POLYGON ((0 0,0 2,2 2,2 0,0 0))");
        var wkb = new byte[square.WkbSize()];
        square.ExportToWkb(wkb);
        using var again = Geometry.CreateFromWkb(wkb);
        Assert.Equal(4, again.Area());
        var box = new Envelope();
        again.Buffer(1, 8)!.GetEnvelope(box);
        Assert.Equal((-1, 3, -1, 3), (box.MinX, box.MaxX, box.MinY, box.MaxY));
        Assert.Throws<ApplicationException>(() => Geometry.CreateFromWkt("POLYGON ((junk"));
        Assert.Throws<ApplicationException>(() => Geometry.CreateFromWkb([1, 2, 3]));
    }

    static Band BandOfForgottenDataset()
    {
        var dataset = Gdal.GetDriverByName("MEM")!.Create("", 1, 1, 1, DataType.GDT_Float32, null)!;
        var band = dataset.GetRasterBand(1)!;
        band.Fill(7, 0);
        return band;
    }
}
