namespace Calaisis.Raster.Processing.PipelineFiles;

/// <summary>
/// Where a path leads, as the system follows it: part by part, so that <c>..</c> behind a link leaves what the link
/// leads to.
/// </summary>
static class RealPath
{
    /// <summary>As many links as the system itself follows.</summary>
    const int MostLinks = 40;

    /// <summary>The path with every link on the way followed; a part that does not exist stays as it is.</summary>
    public static string Of(string path)
    {
        var links = 0;
        return Follow(Directory.GetCurrentDirectory(), path, ref links);
    }

    static string Follow(string from, string path, ref int links)
    {
        var root = Path.GetPathRoot(path)!;
        var real = root.Length > 0 ? root : from;
        foreach (var part in path[root.Length..].Split(
            [Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar], StringSplitOptions.RemoveEmptyEntries))
        {
            if (part == ".") continue;
            if (part == "..")
            {
                real = Path.GetDirectoryName(real) ?? real;
                continue;
            }

            var next = Path.Combine(real, part);
            real = new FileInfo(next).LinkTarget is { } target && links++ < MostLinks
                ? Follow(real, target, ref links)
                : next;
        }

        return real;
    }
}
