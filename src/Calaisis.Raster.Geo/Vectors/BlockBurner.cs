using System.Buffers;
using Calaisis.Raster.Geo.Native;
using Calaisis.Raster.Grids;
using OSGeo.GDAL;
using OSGeo.OGR;

namespace Calaisis.Raster.Geo.Vectors;

/// <summary>
/// Burns the shapes of one block into its cells: GDAL burns geometries, our own walk closes lines and outlines. Both
/// write the shape's place in the drawing order, so that on each cell the one drawn last wins.
/// </summary>
/// <remarks>Thread rule: every call makes its own datasets in memory, so any number of threads may call.</remarks>
sealed class BlockBurner(
    GridDefinition grid, ShapeIndex shapes, bool allTouched, Sentence label, Func<float, double>? rankOfWalls = null)
{
    const string PlaceField = "place";
    const int Nothing = -1;
    const int Cells = Block.Size * Block.Size;

    readonly string[] _options = [$"ATTRIBUTE={PlaceField}", $"ALL_TOUCHED={(allTouched ? "TRUE" : "FALSE")}"];

    public BurnedBlock Burn(Block block)
    {
        if (shapes[block] is not { } drawn) return BurnedBlock.Empty;
        // What has the same rank stays in its order.
        IReadOnlyList<BurnShape> near = rankOfWalls is null
            ? drawn
            : [.. drawn.OrderBy(shape => shape.Wall ? rankOfWalls(shape.Value) : double.NegativeInfinity)];
        var places = ArrayPool<int>.Shared.Rent(Cells);
        var cells = ArrayPool<float>.Shared.Rent(Cells);
        try
        {
            BurnGeometries(near, grid.BoundsOf(block.Cells), places);
            WalkLines(near, block.Cells, places.AsSpan(0, Cells));
            for (var i = 0; i < Cells; i++) cells[i] = places[i] == Nothing ? float.NaN : near[places[i]].Value;
            return BurnedBlock.Of(cells.AsSpan(0, Cells));
        }
        catch (ApplicationException e)
        {
            var reason = new GdalMessage(CPLErr.CE_Failure, 0, e.Message);
            throw new GdalException($"burn {block.Cells}", label, [reason], inner: e);
        }
        finally
        {
            ArrayPool<float>.Shared.Return(cells);
            ArrayPool<int>.Shared.Return(places);
        }
    }

    void WalkLines(IReadOnlyList<BurnShape> near, Window window, Span<int> places)
    {
        var walk = new LineWalk(grid, window, places);
        for (var place = 0; place < near.Count; place++)
        {
            if (near[place].Walk) walk.Mark(near[place].Wkb, place);
        }
    }

    void BurnGeometries(IReadOnlyList<BurnShape> near, MapBounds bounds, int[] places)
    {
        if (near.All(shape => shape.Walk))
        {
            Array.Fill(places, Nothing);
            return;
        }

        using var quiet = new QuietScope();
        using var driver = Gdal.GetDriverByName("MEM")!;
        using var raster = driver.Create("", Block.Size, Block.Size, 1, DataType.GDT_Int32, [])!;
        raster.SetGeoTransform([bounds.MinX, grid.CellWidth, 0, bounds.MaxY, 0, -grid.CellHeight]);
        using var band = raster.GetRasterBand(1)!;
        band.Fill(Nothing, 0);
        using (var dataset = MemoryDriver().CreateDataSource("", [])!)
        using (var layer = dataset.CreateLayer("shapes", null, wkbGeometryType.wkbUnknown, [])!)
        {
            Fill(layer, near);
            Gdal.RasterizeLayer(raster, 1, [1], layer, 0, 0, 1, [0], _options, null, null);
        }

        band.ReadRaster(0, 0, Block.Size, Block.Size, places, Block.Size, Block.Size, 0, 0);
    }

    static void Fill(Layer layer, IReadOnlyList<BurnShape> near)
    {
        using (var field = new FieldDefn(PlaceField, FieldType.OFTInteger)) layer.CreateField(field, 1);
        using var definition = layer.GetLayerDefn();
        for (var place = 0; place < near.Count; place++)
        {
            if (near[place].Walk) continue;
            using var feature = new Feature(definition);
            feature.SetField(0, place);
            feature.SetGeometryDirectly(Geometry.CreateFromWkb(near[place].Wkb));
            layer.CreateFeature(feature);
        }
    }

    // From GDAL 3.11 on, "MEM" holds vectors too and "Memory" is deprecated; before, it is the only name.
    internal static OSGeo.OGR.Driver MemoryDriver() => Ogr.GetDriverByName("MEM") ?? Ogr.GetDriverByName("Memory")!;
}
