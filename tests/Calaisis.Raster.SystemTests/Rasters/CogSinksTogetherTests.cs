using Calaisis.Raster.Geo.Native;
using Calaisis.Raster.Geo.Rasters;
using Calaisis.Raster.Grids;
using Calaisis.Raster.SystemTests.Pipelines;
using Xunit;

namespace Calaisis.Raster.SystemTests.Rasters;

/// <summary>Rasters written side by side, with a block cache of GDAL that is too small for them.</summary>
public sealed class CogSinksTogetherTests
{
    static readonly GridDefinition Grid = new("EPSG:2154", 600_000, 7_100_000, 10, 10, new Shape(1700, 1900));

    [Theory]
    [InlineData(CellType.Label)]
    [InlineData(CellType.ExactQuantity)]
    [InlineData(CellType.Quantity)]
    public void None_disturbs_another(CellType type)
    {
        using var folder = new Folder();
        GdalRuntime.LimitCache(4);
        try
        {
            Parallel.For(0, 24, new ParallelOptions { MaxDegreeOfParallelism = 6 }, number =>
            {
                using (var sink = new CogSink(folder[$"{number}.tif"], Grid, new CogSettings { CellType = type }))
                {
                    foreach (var window in new TileLayout(Grid.Shape, 512, 512).Windows())
                    {
                        var values = new float[window.CellCount];
                        for (var i = 0; i < values.Length; i++)
                            values[i] = ValueAt(number, window.Row + (i / window.Cols), window.Col + (i % window.Cols));
                        sink.Write(window, values);
                    }

                    sink.Complete(CancellationToken.None);
                    sink.Commit();
                }

                var read = SmallWorld.ReadFile(folder[$"{number}.tif"]);
                for (var i = 0; i < read.Length; i++)
                {
                    if (read[i] != ValueAt(number, i / Grid.Shape.Cols, i % Grid.Shape.Cols))
                        Assert.Fail($"raster {number}, cell {i}: found {read[i]}");
                }

                File.Delete(folder[$"{number}.tif"]);
            });
        }
        finally
        {
            GdalRuntime.LimitCache(GdalRuntime.DefaultCacheMegabytes);
        }
    }

    static float ValueAt(int number, int row, int col) => ((row * 7) + (col * 13) + number) % 1000;
}
