namespace Calaisis.Raster.Cli.PipelineFiles;

/// <summary>
/// What a pipeline may read when nobody watches: what lies in the folder of its file or below, and what was allowed by name.
/// Links are followed before it is judged where something lies.
/// </summary>
/// <param name="pipelineFolder">The folder of the pipeline file.</param>
/// <param name="allowed">Folders, and beginnings of addresses and dataset names (<c>https://host/</c>, <c>PG:</c>).</param>
sealed class AllowedPlaces(string pipelineFolder, IReadOnlyList<string> allowed)
{
    static readonly string[] Archives = ["/vsizip/", "/vsigzip/", "/vsitar/", "/vsi7z/", "/vsirar/"];

    readonly IReadOnlyList<string> _folders =
        [.. allowed.Where(place => !place.Contains(':', StringComparison.Ordinal)).Append(pipelineFolder).Select(place => RealPath(Path.GetFullPath(place)))];

    /// <summary>Why something may not be read, as the end of a sentence; null where it may.</summary>
    public string? WhyNot(string path)
    {
        var name = path;
        while (Archives.FirstOrDefault(archive => name.StartsWith(archive, StringComparison.Ordinal)) is { } prefix) name = name[prefix.Length..];
        if (name.StartsWith("/vsicurl/", StringComparison.Ordinal)) name = name["/vsicurl/".Length..];
        var isFile = Path.IsPathRooted(name) && !name.StartsWith("/vsi", StringComparison.Ordinal);
        if (isFile ? _folders.Any(folder => IsBelow(folder, RealPath(name))) : allowed.Any(place => name.StartsWith(place, StringComparison.Ordinal))) return null;
        return isFile
            ? "it lies outside the pipeline's folder; allow its folder with --allow"
            : "it is on a server or in a database; allow it by how its name begins (--allow https://host/, --allow PG:)";
    }

    static bool IsBelow(string folder, string path) =>
        path.Length > folder.Length && path.StartsWith(folder, StringComparison.Ordinal) && (folder.EndsWith('/') || path[folder.Length] == Path.DirectorySeparatorChar);

    /// <summary>The path with every link on the way followed; a part that does not exist stays as it is.</summary>
    static string RealPath(string path)
    {
        var real = Path.GetPathRoot(path)!;
        foreach (var part in path[real.Length..].Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries))
        {
            real = Path.Combine(real, part);
            var target = File.Exists(real) ? File.ResolveLinkTarget(real, returnFinalTarget: true)
                : Directory.Exists(real) ? Directory.ResolveLinkTarget(real, returnFinalTarget: true) : null;
            if (target is not null) real = RealPath(target.FullName);
        }

        return real;
    }
}
