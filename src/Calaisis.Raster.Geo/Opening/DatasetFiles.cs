using Calaisis.Raster.Geo.Native;
using OSGeo.GDAL;

namespace Calaisis.Raster.Geo.Opening;

/// <summary>Which files of this machine hold a dataset: what has to be unchanged for the dataset to be unchanged.</summary>
/// <param name="Files">The dataset itself first, then, in ordinal order, all that GDAL reads with it.</param>
/// <param name="Detail">What of them is read: the name inside an archive, or of a dataset in a file with several; else empty.</param>
public sealed record DatasetFiles(IReadOnlyList<string> Files, string Detail)
{
    static readonly string[] Archives = ["/vsizip/", "/vsigzip/", "/vsitar/", "/vsi7z/", "/vsirar/"];

    /// <summary>The files of a dataset; null where it is no file of this machine (a database, an address).</summary>
    public static DatasetFiles? Of(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        if (File.Exists(path)) return new DatasetFiles([path, .. Beside(path)], "");
        if (Directory.Exists(path)) return OfFolder(path);
        return Archives.Any(archive => path.StartsWith(archive, StringComparison.Ordinal)) ? InArchive(path) : OfName(path);
    }

    /// <summary>A dataset that is a folder, such as a file geodatabase: every file in it.</summary>
    static DatasetFiles? OfFolder(string path)
    {
        var files = Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).ToList();
        var names = string.Join('\n', files.Select(file => Path.GetRelativePath(path, file).Replace(Path.DirectorySeparatorChar, '/')));
        return files.Count == 0 ? null : new DatasetFiles(files, names);
    }

    /// <summary>The archive is the longest beginning of the name that is a file.</summary>
    static DatasetFiles? InArchive(string path)
    {
        var name = path;
        while (Archives.FirstOrDefault(archive => name.StartsWith(archive, StringComparison.Ordinal)) is { } prefix)
            name = name[prefix.Length..];
        for (var end = name.Length; end > 0; end = name.LastIndexOf('/', end - 1))
        {
            if (File.Exists(name[..end])) return new DatasetFiles([name[..end]], path.Replace(name[..end], "", StringComparison.Ordinal));
        }

        return null;
    }

    /// <summary>A name that only a driver understands, such as <c>NETCDF:soil.nc:ph</c>.</summary>
    static DatasetFiles? OfName(string path)
    {
        var files = FilesOf(path).Where(File.Exists).Select(Path.GetFullPath).ToList();
        if (files.Count == 0) return null;
        return new DatasetFiles(files, files.Aggregate(path, (rest, file) => rest.Replace(file, "", StringComparison.Ordinal)));
    }

    /// <summary>What is read with a file: sidecars, the log of a GeoPackage in use, the sources of a VRT and theirs.</summary>
    static SortedSet<string> Beside(string path)
    {
        var main = Path.GetFullPath(path);
        var found = new SortedSet<string>(StringComparer.Ordinal);
        var open = new Queue<string>([main]);
        while (open.TryDequeue(out var next))
        {
            foreach (var file in FilesOf(next).Append(next + "-wal").Where(File.Exists).Select(Path.GetFullPath))
            {
                if (file != main && found.Add(file) && IsVirtual(file)) open.Enqueue(file);
            }
        }

        return found;
    }

    static bool IsVirtual(string file) => Path.GetExtension(file).Equals(".vrt", StringComparison.OrdinalIgnoreCase);

    /// <summary>What GDAL says belongs to a dataset; nothing where it cannot open it, which the step that reads it will say.</summary>
    static string[] FilesOf(string path)
    {
        // GDAL does not name what it reads with a CSV; tables of friction are read without it and have none of these.
        if (Path.GetExtension(path).Equals(".csv", StringComparison.OrdinalIgnoreCase))
            return [Path.ChangeExtension(path, ".csvt"), Path.ChangeExtension(path, ".prj")];
        using var errors = new ErrorScope();
        var files = Array.Empty<string>();
        ErrorScope.Attempt(() =>
        {
            using var dataset = Gdal.OpenEx(path, (uint)(GdalConst.OF_RASTER | GdalConst.OF_VECTOR), null, null, null);
            files = dataset?.GetFileList() ?? [];
        });
        return files;
    }
}
