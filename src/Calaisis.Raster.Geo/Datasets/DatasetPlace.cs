namespace Calaisis.Raster.Geo.Datasets;

/// <summary>Where the bytes of something lie that GDAL reads by a name.</summary>
/// <param name="File">The file of this machine that holds them; null where there is none.</param>
/// <param name="IsAddress">Whether they are on a server that can be asked whether they have changed.</param>
readonly record struct DatasetPlace(string? File, bool IsAddress)
{
    static readonly string[] Archives = ["/vsizip/", "/vsigzip/", "/vsitar/", "/vsi7z/", "/vsirar/"];

    const string PartOfFile = "/vsisubfile/";

    const string Server = "/vsicurl/";

    public static DatasetPlace Of(string path)
    {
        var (name, isPart) = (path, false);
        while (true)
        {
            if (Archives.FirstOrDefault(archive => name.StartsWith(archive, StringComparison.Ordinal)) is { } prefix)
            {
                (name, isPart) = (name[prefix.Length..].TrimStart('{'), true);
            }
            else if (name.StartsWith(PartOfFile, StringComparison.Ordinal)
                && name.IndexOf(',', StringComparison.Ordinal) is > 0 and var comma)
            {
                name = name[(comma + 1)..];
            }
            else
            {
                break;
            }
        }

        if (name.StartsWith(Server, StringComparison.Ordinal)
            || name.StartsWith("http://", StringComparison.OrdinalIgnoreCase)
            || name.StartsWith("https://", StringComparison.OrdinalIgnoreCase))
        {
            return new DatasetPlace(null, true);
        }

        if (System.IO.File.Exists(name)) return new DatasetPlace(name, false);
        return new DatasetPlace(isPart ? ArchiveIn(name) : null, false);
    }

    /// <summary>The archive is the longest beginning of the name that is a file.</summary>
    static string? ArchiveIn(string name)
    {
        for (var end = name.Length; end > 0; end = name.AsSpan(0, end).LastIndexOfAny('/', '}'))
        {
            if (System.IO.File.Exists(name[..end])) return name[..end];
        }

        return null;
    }
}
