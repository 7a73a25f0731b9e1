namespace Calaisis.Raster.Benchmarks.Resistance;

/// <summary>Where this benchmark was built from, and the program that was built there.</summary>
static class Repository
{
    const string Marker = "Calaisis.Raster.sln";

    public static string Root { get; } = Find();

    /// <summary>
    /// The program itself, not its wrapper: what is measured is its work, not the check of its build.
    /// </summary>
    public static string Program { get; } = new[] { Path.Combine(Root, ".artifacts", "program", "calaisis") }
        .FirstOrDefault(File.Exists)
        ?? throw new InvalidOperationException(
            "the program is not built; start this benchmark with ./calaisis bench resistance");

    public static string PathOf(params string[] parts) => Path.Combine([Root, .. parts]);

    static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, Marker))) return folder.FullName;
        }

        throw new InvalidOperationException($"no {Marker} above {AppContext.BaseDirectory}");
    }
}
