using Calaisis.Raster.Geo.Rasters;
using Calaisis.Raster.Geo.Vectors;
using Calaisis.Raster.Maps.Legends;
using Calaisis.Raster.Maps.Qgis;
using Calaisis.Raster.Packages;
using Calaisis.Raster.Summaries;
using Calaisis.Raster.SystemTests.Rasters;
using Calaisis.Raster.Tests.Packages;
using OSGeo.OGR;
using Xunit;

namespace Calaisis.Raster.SystemTests.Vectors;

/// <summary>
/// The numbers of a package and its summary, computed again from the layers of the written file by GDAL and GEOS.
/// </summary>
public sealed class PackageNumbersTests : IDisposable
{
    readonly Folder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Every_number_can_be_recomputed_from_the_layers()
    {
        var file = WritePackage(Content());
        var summary = TrameSummaries.Of(ModelTrame.Results, 13.4, null, []);
        Assert.Equal(summary.CoreHectares, Total(file, "habitats", shape => shape.Area() / 1e4), 9);
        Assert.Equal(summary.SteppingStoneHectares, Total(file, "stepping_stones", shape => shape.Area() / 1e4), 9);
        Assert.Equal(summary.CorridorHectares, Total(file, "corridor_area", shape => shape.Area() / 1e4), 9);
        Assert.Equal(
            summary.PathKilometres, Total(file, "links", shape => shape.Length() / 1e3, "state = 'active'"), 9);
        Assert.Equal(
            summary.PreserveKilometres, Total(file, "links", shape => shape.Length() / 1e3, "quality = 'preserve'"), 9);
        Assert.Equal(
            summary.RestoreKilometres,
            Total(file, "N_SRCE_CORRIDOR_L", shape => shape.Length() / 1e3, "OBJ_ASSI = '02'"),
            9);
        Assert.Equal(summary.Conflicts, Total(file, "conflicts", _ => 1));
        ForEach(file, "habitats", "", (row, shape) =>
        {
            Assert.Equal(row.GetFieldAsDouble("area_ha"), shape.Area() / 1e4, 9);
            using var edge = shape.Boundary()!;
            Assert.Equal(row.GetFieldAsDouble("perimeter_m"), edge.Length(), 6);
            Assert.Equal(
                row.GetFieldAsDouble("compactness"), 4 * Math.PI * shape.Area() / Math.Pow(edge.Length(), 2), 9);
        });
        ForEach(file, "links", "", (row, shape) => Assert.Equal(row.GetFieldAsDouble("length_m"), shape.Length(), 6));
        ForEach(file, "corridors", "", (row, shape) => Assert.Equal(
            row.GetFieldAsDouble("area_ha"), shape.Area() / 1e4, 9));
        ForEach(file, "N_SRCE_RESERVOIR_S", "", (row, shape) => Assert.Equal(
            row.GetFieldAsDouble("SURF_M2"), shape.Area(), 6));
        ForEach(file, "N_SRCE_CORRIDOR_S", "", (row, shape) => Assert.Equal(
            row.GetFieldAsDouble("SURF_M2"), shape.Area(), 6));
        ForEach(file, "N_SRCE_CORRIDOR_L", "", (row, shape) => Assert.Equal(
            row.GetFieldAsDouble("LONG_M"), shape.Length(), 6));
    }

    [Fact]
    public void The_same_trame_is_the_same_bytes_and_reads_back()
    {
        var one = File.ReadAllBytes(WritePackage(Content()));
        var file = WritePackage(Content());
        Assert.Equal(one, File.ReadAllBytes(file));
        foreach (var table in TramePackage.Of(Content()).Tables)
        {
            var read = FeatureFile.Read(file, table.Name);
            Assert.Equal(table.Columns, read.Columns);
            Assert.Equal(table.Rows.Select(row => row.Values), read.Rows.Select(row => row.Values));
            Assert.Equal(table.Rows.Select(row => row.Wkb.ToArray()), read.Rows.Select(row => row.Wkb.ToArray()));
        }
    }

    /// <summary>The model with shapes made from its cells.</summary>
    TrameContent Content()
    {
        var shape = ModelTrame.Grid.Shape;
        using (var sink = new CogSink(
            _folder["habitats.tif"], ModelTrame.Grid, new CogSettings { CellType = CellType.Label }))
        {
            var labels = Enumerable.Range(0, (int)shape.CellCount)
                .Select(i => ModelTrame.LabelAt(shape.CellAt(i))).ToArray();
            sink.Write(shape.Whole, labels);
            sink.Complete(CancellationToken.None);
            sink.Commit();
        }

        bool[] corridors =
            [.. Enumerable.Range(0, (int)shape.CellCount).Select(i => ModelTrame.IsCorridor(shape.CellAt(i)))];
        return ModelTrame.Of() with
        {
            PatchShapes = Polygons.OfLabels(
                _folder["habitats.tif"], ModelTrame.Grid, TestContext.Current.CancellationToken),
            CorridorArea = Polygons.OfMask(shape.Whole, corridors, ModelTrame.Grid),
        };
    }

    string WritePackage(TrameContent content)
    {
        var package = TramePackage.Of(content);
        var styles = PackageStyles.Of(package, TrameStyle.Of("verte", Language.French), Language.French);
        FeatureFile.Write(_folder["verte.gpkg"], ModelTrame.Grid.Crs, package.Tables, styles);
        return _folder["verte.gpkg"];
    }

    static double Total(string file, string layer, Func<Geometry, double> measure, string where = "")
    {
        var total = 0.0;
        ForEach(file, layer, where, (_, shape) => total += measure(shape));
        return total;
    }

    static void ForEach(string file, string layer, string where, Action<Feature, Geometry> look)
    {
        using var dataset = Ogr.Open(file, 0)!;
        using var rows = dataset.GetLayerByName(layer)!;
        if (where.Length > 0) rows.SetAttributeFilter(where);
        while (rows.GetNextFeature() is { } row)
        {
            using (row)
            {
                using var shape = row.GetGeometryRef()!;
                look(row, shape);
            }
        }
    }
}
