namespace Calaisis.Raster.Tests;

/// <summary>Where the checkout is that these tests were built from.</summary>
static class Repository
{
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    static string Find(string folder)
    {
        for (var at = new DirectoryInfo(folder); at is not null; at = at.Parent)
        {
            if (File.Exists(Path.Combine(at.FullName, "Calaisis.Raster.sln"))) return at.FullName;
        }

        throw new InvalidOperationException($"no Calaisis.Raster.sln above {folder}");
    }
}
