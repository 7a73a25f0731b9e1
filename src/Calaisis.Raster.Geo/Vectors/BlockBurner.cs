using System.Buffers;
using Calaisis.Raster.Geo.Native;
using Calaisis.Raster.Grids;
using OSGeo.GDAL;
using OSGeo.OGR;

namespace Calaisis.Raster.Geo.Vectors;

/// <summary>Has GDAL burn the shapes of one block into its cells.</summary>
/// <remarks>Thread rule: every call makes its own datasets in memory, so any number of threads may call.</remarks>
sealed class BlockBurner(GridDefinition grid, ShapeIndex shapes, bool allTouched, string label)
{
    const string ValueField = "value";

    readonly string[] _options = [$"ATTRIBUTE={ValueField}", $"ALL_TOUCHED={(allTouched ? "TRUE" : "FALSE")}"];

    public BurnedBlock Burn(Block block)
    {
        if (shapes[block] is not { } near) return BurnedBlock.Empty;
        var cells = ArrayPool<float>.Shared.Rent(Block.Size * Block.Size);
        try
        {
            using var quiet = new QuietScope();
            Burn(near, grid.BoundsOf(block.Cells), cells);
            return BurnedBlock.Of(cells.AsSpan(0, Block.Size * Block.Size));
        }
        catch (ApplicationException e)
        {
            var reason = new GdalMessage(CPLErr.CE_Failure, 0, e.Message);
            throw new GdalException($"burn {block.Cells}", label, [reason], inner: e);
        }
        finally
        {
            ArrayPool<float>.Shared.Return(cells);
        }
    }

    void Burn(IReadOnlyList<BurnShape> near, MapBounds bounds, float[] cells)
    {
        using var driver = Gdal.GetDriverByName("MEM")!;
        using var raster = driver.Create("", Block.Size, Block.Size, 1, DataType.GDT_Float32, [])!;
        raster.SetGeoTransform([bounds.MinX, grid.CellWidth, 0, bounds.MaxY, 0, -grid.CellHeight]);
        using var band = raster.GetRasterBand(1)!;
        band.Fill(double.NaN, 0);
        using (var dataset = MemoryDriver().CreateDataSource("", [])!)
        using (var layer = dataset.CreateLayer("shapes", null, wkbGeometryType.wkbUnknown, [])!)
        {
            Fill(layer, near);
            Gdal.RasterizeLayer(raster, 1, [1], layer, 0, 0, 1, [0], _options, null, null);
        }

        band.ReadRaster(0, 0, Block.Size, Block.Size, cells, Block.Size, Block.Size, 0, 0);
    }

    static void Fill(Layer layer, IReadOnlyList<BurnShape> near)
    {
        using (var field = new FieldDefn(ValueField, FieldType.OFTReal)) layer.CreateField(field, 1);
        using var definition = layer.GetLayerDefn();
        foreach (var shape in near)
        {
            using var feature = new Feature(definition);
            feature.SetField(0, shape.Value);
            feature.SetGeometryDirectly(Geometry.CreateFromWkb(shape.Wkb));
            layer.CreateFeature(feature);
        }
    }

    // From GDAL 3.11 on, "MEM" holds vectors too and "Memory" is deprecated; before, it is the only name.
    internal static OSGeo.OGR.Driver MemoryDriver() => Ogr.GetDriverByName("MEM") ?? Ogr.GetDriverByName("Memory")!;
}
