namespace Calaisis.Raster.SystemTests.Rasters;

/// <summary>A folder of a test's own, gone when the test ends.</summary>
sealed class Folder : IDisposable
{
    readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("calaisis-");

    public string Path => _folder.FullName;

    public string this[string name] => System.IO.Path.Combine(Path, name);

    /// <summary>Names in it, hidden ones too, in order.</summary>
    public string[] Names() =>
        [.. _folder.EnumerateFileSystemInfos().Select(entry => entry.Name).Order(StringComparer.Ordinal)];

    public void Dispose() => _folder.Delete(recursive: true);
}
