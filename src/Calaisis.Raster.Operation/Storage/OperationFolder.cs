using System.Globalization;
using Calaisis.Raster.Faults;

namespace Calaisis.Raster.Operation.Storage;

/// <summary>
/// Where the results of one pipeline and everything about its runs lie. People see <c>out/pipeline</c>, a link to the
/// folder of the last complete run; the rest is in <c>out/.calaisis/pipeline</c>.
/// </summary>
public sealed class OperationFolder
{
    public OperationFolder(string root, string pipeline)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(root);
        ArgumentException.ThrowIfNullOrWhiteSpace(pipeline);
        Root = Path.GetFullPath(root);
        Pipeline = pipeline;
    }

    /// <summary>The folder that holds the results of all pipelines.</summary>
    public string Root { get; }

    public string Pipeline { get; }

    /// <summary>What people open: a link to the last complete run.</summary>
    public string Results => Path.Combine(Root, Pipeline);

    /// <summary>Everything but the results.</summary>
    public string Home => Path.Combine(Root, ".calaisis", Pipeline);

    public string Cache => Path.Combine(Home, "cache");

    public string Runs => Path.Combine(Home, "runs");

    /// <summary>Half-made results; emptied by every run.</summary>
    public string Scratch => Path.Combine(Home, "scratch");

    public string Ledger => Path.Combine(Home, "ledger.sqlite");

    public string Lock => Path.Combine(Home, "lock");

    /// <summary>The log's name; the day is put before its ending.</summary>
    public string Log => Path.Combine(Home, "log", "run-.clef");

    /// <summary>The folder of a run's results.</summary>
    public string Run(long run) => Path.Combine(Runs, run.ToString(CultureInfo.InvariantCulture));

    /// <summary>
    /// What the link to a run's results says: it stays true when the folder of results is moved as a whole.
    /// </summary>
    public string LinkTo(long run) =>
        Path.Combine(".calaisis", Pipeline, "runs", run.ToString(CultureInfo.InvariantCulture));

    /// <summary>The run whose results people see; null where there is none yet.</summary>
    public long? PublishedRun
    {
        get
        {
            if (new FileInfo(Results).LinkTarget is not { } target) return null;
            return long.TryParse(Path.GetFileName(target), NumberStyles.None, CultureInfo.InvariantCulture, out var run)
                && target == LinkTo(run) && Directory.Exists(Run(run))
                ? run
                : null;
        }
    }

    /// <summary>The highest number a run that is kept has; 0 where none is.</summary>
    public long HighestRun => Directory.EnumerateFileSystemEntries(Runs)
        .Select(path => long.TryParse(
            Path.GetFileName(path), NumberStyles.None, CultureInfo.InvariantCulture, out var run) ? run : 0)
        .DefaultIfEmpty()
        .Max();

    /// <summary>Makes the folders that are missing; a file of such a name is set aside.</summary>
    /// <exception cref="OutputException">They cannot be made.</exception>
    public void Prepare() => Guard(Home, () =>
    {
        foreach (var folder in new[] { Home, Cache, Runs, Scratch })
        {
            if (File.Exists(folder)) OwnPlaces.SetAside(folder, ".before");
            Directory.CreateDirectory(folder);
        }
    });

    /// <summary>Removes what a run that was killed has left.</summary>
    public void RemoveLeftovers() => Guard(Scratch, () =>
    {
        foreach (var folder in Directory.EnumerateDirectories(Scratch)) Directory.Delete(folder, recursive: true);
        foreach (var file in Directory.EnumerateFiles(Scratch)) File.Delete(file);
    });

    /// <summary>Does something in a folder; a refusal becomes a sentence that names it.</summary>
    internal static void Guard(string path, Action step)
    {
        try
        {
            step();
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw OutputException.Refused(path, refused);
        }
    }
}
