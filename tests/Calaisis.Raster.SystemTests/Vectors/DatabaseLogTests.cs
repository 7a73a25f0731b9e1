using Calaisis.Raster.Faults;
using Calaisis.Raster.Geo.Datasets;
using Calaisis.Raster.Geo.Native;
using Calaisis.Raster.SystemTests.Rasters;
using Microsoft.Data.Sqlite;
using OSGeo.OGR;
using Xunit;

namespace Calaisis.Raster.SystemTests.Vectors;

/// <summary>GeoPackages with a log beside them.</summary>
public sealed class DatabaseLogTests
{
    [Fact]
    public void A_log_that_was_left_is_refused_and_nothing_is_altered()
    {
        using var folder = new Folder();
        GdalRuntime.EnsureStarted();
        using (var dataset = Ogr.GetDriverByName("GPKG")!.CreateDataSource(folder["open.gpkg"], [])!)
        {
            using var layer = dataset.CreateLayer("a", null, wkbGeometryType.wkbPoint, []);
        }

        using var other = new SqliteConnection($"Data Source={folder["open.gpkg"]};Pooling=False");
        other.Open();
        using var command = other.CreateCommand();
        command.CommandText = "PRAGMA journal_mode = WAL; CREATE TABLE b (c)";
        command.ExecuteNonQuery();
        // While a program has it open, it is read with its log. Before anything else here: to close a file of it ends
        // its locks.
        DatabaseLog.Require(folder["open.gpkg"]);
        // As a program leaves it that is killed, and as a copy has it that was made meanwhile.
        foreach (var ending in new[] { "", "-wal", "-shm" })
            File.Copy(folder["open.gpkg" + ending], folder["killed.gpkg" + ending]);
        foreach (var ending in new[] { "", "-wal" })
            File.Copy(folder["open.gpkg" + ending], folder["copied.gpkg" + ending]);
        foreach (var name in new[] { "killed.gpkg", "copied.gpkg" })
        {
            var before = Directory.GetFiles(folder.Path, name + "*").Order()
                .ToDictionary(file => file, File.ReadAllBytes);
            Assert.Contains(
                $"its last changes are in '{name}-wal' beside it",
                Assert.Throws<RasterException>(() => DatasetFiles.Of(folder[name])).Message,
                StringComparison.Ordinal);
            Assert.Equal(before, Directory.GetFiles(folder.Path, name + "*").Order()
                .ToDictionary(file => file, File.ReadAllBytes));
        }
    }

    [Fact]
    public void An_empty_log_that_goes_is_not_listed()
    {
        using var folder = new Folder();
        GdalRuntime.EnsureStarted();
        using (var dataset = Ogr.GetDriverByName("GPKG")!.CreateDataSource(folder["a.gpkg"], [])!)
        {
            using var layer = dataset.CreateLayer("a", null, wkbGeometryType.wkbPoint, []);
        }

        using (var other = new SqliteConnection($"Data Source={folder["a.gpkg"]};Pooling=False"))
        {
            other.Open();
            using var command = other.CreateCommand();
            command.CommandText = "PRAGMA journal_mode = WAL";
            command.ExecuteNonQuery();
        }

        File.WriteAllText(folder["a.gpkg-wal"], "");
        Assert.All(DatasetFiles.Of(folder["a.gpkg"]).Files, file => Assert.True(File.Exists(file), file));
    }
}
