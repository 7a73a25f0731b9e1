using System.Text.RegularExpressions;
using Calaisis.Raster.Geo.Confining;

namespace Calaisis.Raster.Processing.PipelineFiles;

/// <summary>
/// What a pipeline may read when nobody watches: what lies in the folder of its file or below, and what was allowed by
/// name. Names are taken apart as GDAL does it, and paths followed as the system does it, links and <c>..</c> too,
/// before it is judged where something lies.
/// </summary>
sealed partial class AllowedPlaces
{
    static readonly string[] Archives = ["/vsizip", "/vsigzip", "/vsitar", "/vsi7z", "/vsirar"];

    const string Curl = "/vsicurl/";

    readonly List<string> _folders;
    readonly List<AllowedServer> _servers = [];
    readonly List<string> _databases = [];

    /// <param name="pipelineFolder">The folder of the pipeline file.</param>
    /// <param name="allowed">
    /// Folders, addresses of servers (<c>https://host/</c>), and beginnings of dataset names (<c>PG:</c>).
    /// </param>
    public AllowedPlaces(string pipelineFolder, IReadOnlyList<string> allowed)
    {
        _folders = [RealPath.Of(pipelineFolder)];
        foreach (var place in allowed)
        {
            if (AllowedServer.Parse(place) is { } server) _servers.Add(server);
            else if (IsDatasetName(place)) _databases.Add(place);
            else _folders.Add(RealPath.Of(place));
        }
    }

    /// <summary>How names of databases may begin.</summary>
    public IReadOnlyList<string> Databases => _databases;

    /// <summary>Whether scheme, host and port of an address are those of an allowed server.</summary>
    public bool MayConnect(Uri address) => _servers.Exists(server => server.IsAt(address));

    /// <summary>Why something may not be read, as the end of a sentence; null where it may.</summary>
    public Sentence? WhyNot(string name)
    {
        if (name.Any(char.IsControl) || name.StartsWith('<')) return $"this is no name of a file";
        if (FileInDatasetName().Match(name) is { Success: true } driver) name = driver.Groups["file"].Value;
        while (InArchive(name) is { } inner) name = inner;
        if (name.StartsWith(Curl, StringComparison.Ordinal)) return WhyNotFrom(name[Curl.Length..]);
        if (name.StartsWith("/vsi", StringComparison.Ordinal))
            return $"of GDAL's virtual files only archives and /vsicurl/ can be allowed";
        if (Address().IsMatch(name)
            || (!IsDatasetName(name) && name.Contains("://", StringComparison.Ordinal) && !name.StartsWith('/')))
        {
            return WhyNotFrom(name);
        }

        if (IsDatasetName(name))
        {
            // Whatever else begins with a word and a colon leads GDAL to other data in a way of its own.
            if (!Confinement.IsDatabase(name))
            {
                return $"'{name[..(name.IndexOf(':', StringComparison.Ordinal) + 1)]}' is a way to data that is not "
                    + $"followed; name the file they are in";
            }

            return _databases.Exists(place => BeginsWith(name, place))
                ? null
                : (Sentence)$"it is in a database; allow it by how its name begins (--allow PG:)";
        }

        // Braces mark the end of an archive's name; what is in them would be taken for a folder here.
        if (name.Contains('{', StringComparison.Ordinal)) return $"braces in the name of an archive are not followed";
        var real = RealPath.Of(name);
        return _folders.Exists(folder => IsIn(folder, real))
            ? null
            : (Sentence)$"it lies outside the pipeline's folder; allow its folder with --allow";
    }

    Sentence? WhyNotFrom(string address) => _servers.Exists(server => server.Holds(address))
        ? null
        : (Sentence)$"it is on a server; allow that with scheme, host and, if it has one, port (--allow https://host/)";

    /// <summary>
    /// The name behind the prefix of an archive, with or without a slash of its own; null where there is none.
    /// </summary>
    static string? InArchive(string name)
    {
        if (Array.Find(Archives, archive => name.StartsWith(archive + "/", StringComparison.Ordinal)) is not { } prefix)
            return null;
        var rest = name[prefix.Length..];
        return rest.StartsWith("/vsi", StringComparison.Ordinal) ? rest : rest[1..];
    }

    static bool IsIn(string folder, string path) =>
        path == folder || (path.StartsWith(folder, StringComparison.Ordinal)
            && (folder.EndsWith('/') || path[folder.Length] == Path.DirectorySeparatorChar));

    /// <summary>
    /// A database by its whole prefix, or by a prefix and some of its keys, none of which may be said again behind.
    /// </summary>
    static bool BeginsWith(string name, string place)
    {
        if (!name.StartsWith(place, StringComparison.OrdinalIgnoreCase)) return false;
        if (place.EndsWith(':') || name.Length == place.Length) return true;
        var rest = name[place.Length..];
        return (rest[0] is ' ' or ',' || place.EndsWith(' '))
            && !Keys(rest).Any(key => key is "SERVICE" or "HOSTADDR" || Keys(place).Contains(key));
    }

    static List<string> Keys(string text) =>
        [.. KeyBefore().Matches(text).Select(match => match.Groups[1].Value.ToUpperInvariant())];

    static bool IsDatasetName(string name) => DatasetName().IsMatch(name);

    [GeneratedRegex("^(?:https?|ftp)://", RegexOptions.IgnoreCase)]
    private static partial Regex Address();

    [GeneratedRegex("^[A-Za-z][A-Za-z0-9_+.-]+:")]
    private static partial Regex DatasetName();

    [GeneratedRegex(
        """^(?:(?:NETCDF|HDF5|HDF4_SDS|GPKG):(?:"(?<file>[^"]+)"|(?<file>[^":]+))(?::.*)?|"""
            + """GTIFF_DIR:(?:off:)?[0-9]+:(?<file>.+))$""",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex FileInDatasetName();

    [GeneratedRegex(@"(\w+)\s*=")]
    private static partial Regex KeyBefore();
}
