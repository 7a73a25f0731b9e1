using Calaisis.Raster.Faults;
using Calaisis.Raster.Operation.Storage;
using Calaisis.Raster.Planning;
using Calaisis.Raster.SystemTests.Rasters;
using Xunit;

namespace Calaisis.Raster.SystemTests.Operation;

/// <summary>Whether inputs are what their hashes were taken of.</summary>
public sealed class OutsideContentsTests
{
    [Theory]
    [InlineData("x.gpkg-wal", "log", false)]
    [InlineData("x.gpkg-wal", "new", true)]
    [InlineData("x.gpkg", "all", true)]
    public void A_log_of_a_database_whose_owner_is_set_anew_has_not_changed(string touched, string text, bool isChanged)
    {
        if (!OperatingSystem.IsLinux()) Assert.Skip("other systems do not tell when rights changed");
        using var folder = new Folder();
        File.WriteAllText(folder["x.gpkg"], "all");
        File.WriteAllText(folder["x.gpkg-wal"], "log");
        var input = new OutsideInput("source a", folder["x.gpkg"]);
        using var contents = new OutsideContents(path => new OutsideFiles([path, path + "-wal"], ""));
        contents.Take([input], 1, TestContext.Current.CancellationToken);
        contents.RequireUnchanged([input], thoroughly: false, TestContext.Current.CancellationToken);
        var written = File.GetLastWriteTimeUtc(folder[touched]);
        if (text != File.ReadAllText(folder[touched])) File.WriteAllText(folder[touched], text);
        // Until the clock of the disk has gone on.
        for (var before = FileStamp.Of(folder[touched]); FileStamp.Of(folder[touched]) == before;)
            File.SetLastWriteTimeUtc(folder[touched], written);
        foreach (var thoroughly in new[] { false, true })
        {
            var problem = Record.Exception(
                () => contents.RequireUnchanged([input], thoroughly, TestContext.Current.CancellationToken));
            if (isChanged)
            {
                Assert.Contains(
                    $"'{touched}' changed while the run read it",
                    Assert.IsType<RasterException>(problem).Message,
                    StringComparison.Ordinal);
            }
            else
            {
                Assert.Null(problem);
            }
        }
    }
}
