using Xunit;

namespace Calaisis.Raster.SystemTests.Rasters;

/// <summary>Files of ../shared/data/real, which lies beside the repository where it is there at all.</summary>
static class RealData
{
    /// <summary>The file, or the test is skipped with the reason.</summary>
    public static string File(string name)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (!System.IO.File.Exists(Path.Combine(folder.FullName, "Calaisis.Raster.sln"))) continue;
            var file = Path.GetFullPath(Path.Combine(folder.FullName, "..", "shared", "data", "real", name));
            if (System.IO.File.Exists(file)) return file;
        }

        Assert.Skip($"needs ../shared/data/real/{name}");
        return "";
    }
}
