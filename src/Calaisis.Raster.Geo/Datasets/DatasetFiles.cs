namespace Calaisis.Raster.Geo.Datasets;

/// <summary>Which files hold a dataset: what has to be unchanged for the dataset to be unchanged.</summary>
/// <param name="Files">
/// The dataset itself first, then, in ordinal order, all that GDAL reads with it; files of this machine.
/// </param>
/// <param name="Detail">
/// What of them is read: the name inside an archive, or of a dataset in a file with several; else empty.
/// </param>
public sealed record DatasetFiles(IReadOnlyList<string> Files, string Detail)
{
    /// <summary>
    /// The names, for GDAL, of what is read from servers with it; the dataset itself first where it is on one.
    /// </summary>
    public IReadOnlyList<string> Addresses { get; init; } = [];

    /// <summary>
    /// Why not everything it reads is known, as the end of a sentence; null where all is. Whether such a dataset has
    /// changed cannot be told.
    /// </summary>
    public Sentence? Unfollowed { get; init; }

    /// <summary>The files of a dataset, whatever it leads to.</summary>
    public static DatasetFiles Of(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        var trail = new DatasetTrail();
        if (File.Exists(path))
        {
            trail.Follow(path);
            return trail.End([path], "");
        }

        if (Directory.Exists(path)) return OfFolder(path, trail);
        var place = DatasetPlace.Of(path);
        trail.Follow(path);
        if (place.File is { } file) return trail.End([file], path.Replace(file, "", StringComparison.Ordinal));
        if (place.IsAddress)
            return trail.End([], "") with { Addresses = [path, .. trail.Addresses.Where(address => address != path)] };
        return OfName(path, trail);
    }

    /// <summary>A dataset that is a folder, such as a file geodatabase: every file in it.</summary>
    static DatasetFiles OfFolder(string path, DatasetTrail trail)
    {
        var files = Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal).ToList();
        trail.Follow(path);
        if (files.Count == 0) trail.Lose($"the folder is empty");
        return trail.End(files, string.Join(
            '\n', files.Select(file => Path.GetRelativePath(path, file).Replace(Path.DirectorySeparatorChar, '/'))));
    }

    /// <summary>A name that only a driver understands, such as <c>NETCDF:soil.nc:ph</c>.</summary>
    static DatasetFiles OfName(string path, DatasetTrail trail)
    {
        var files = trail.Files.Select(Path.GetFullPath).ToList();
        if (files.Count == 0) trail.Lose($"it is no file of this machine");
        return trail.End(
            files, files.Aggregate(path, (rest, file) => rest.Replace(file, "", StringComparison.Ordinal)));
    }
}
