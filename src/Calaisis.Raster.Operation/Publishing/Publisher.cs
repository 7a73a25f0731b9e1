using Calaisis.Raster.Faults;
using Calaisis.Raster.Operation.Storage;
using Calaisis.Raster.Outputs;

namespace Calaisis.Raster.Operation.Publishing;

/// <summary>
/// Shows the results of a complete run, all at once: its folder is built beside the others, then the link that people
/// open is turned to it. A reader sees the results of one run, never of two.
/// </summary>
public sealed class Publisher(OperationFolder folder)
{
    /// <summary>
    /// Files of these kinds are copied: people save them again, and the stored results must not change. All others are
    /// second names of the stored files, read-only.
    /// </summary>
    static readonly string[] Copied = [".qgs", ".qgz"];

    static readonly ParallelOptions FlushOptions = new() { MaxDegreeOfParallelism = 8 };

    /// <summary>Whether people see exactly these files now.</summary>
    public bool IsShown(IReadOnlyList<PublishedFile> files)
    {
        ArgumentNullException.ThrowIfNull(files);
        if (folder.PublishedRun is not { } run) return false;
        var there = folder.Run(run);
        var shown = PathsBelow(there);
        return files.All(file => file.IsAt(Path.Combine(there, file.Path)))
            && shown.SetEquals(files.Select(file => file.Path).Append(RunSidecar.FileName))
            && RunSidecar.In(there) is { Files: not null };
    }

    /// <summary>Shows these files as the results of a run.</summary>
    /// <param name="run">Its number.</param>
    /// <param name="files">All of its files.</param>
    /// <param name="sidecar">
    /// What is said of the run itself, see <see cref="RunSidecar"/>; asked for when all else is there.
    /// </param>
    /// <returns>Where an older folder of that name was moved; null where there was none.</returns>
    /// <exception cref="OutputException">The folder cannot be written; what people see is as before.</exception>
    public string? Publish(long run, IReadOnlyList<PublishedFile> files, Func<byte[]> sidecar)
    {
        ArgumentNullException.ThrowIfNull(files);
        ArgumentNullException.ThrowIfNull(sidecar);
        var building = Path.Combine(folder.Scratch, $"run-{run}");
        string? moved = null;
        OperationFolder.Guard(folder.Results, () =>
        {
            OwnPlaces.Remove(building);
            Directory.CreateDirectory(building);
            foreach (var file in files) file.PutAt(Path.Combine(building, file.Path), Copied);
            FlushAll(building);
            WholeFile.Write(Path.Combine(building, RunSidecar.FileName), sidecar());
            OwnPlaces.Remove(folder.Run(run));
            Directory.Move(building, folder.Run(run));
            moved = Show(run);
        });
        return moved;
    }

    /// <summary>
    /// Has everything on the disk before it is shown. Most of it has been for long; the rest goes side by side, as
    /// disks like it.
    /// </summary>
    static void FlushAll(string folder)
    {
        try
        {
            Parallel.ForEach(Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories), FlushOptions, file =>
            {
                using var handle = File.OpenHandle(file);
                RandomAccess.FlushToDisk(handle);
            });
        }
        catch (AggregateException many)
        {
            throw new IOException(many.InnerExceptions[0].Message, many);
        }
    }

    /// <summary>Throws where the results of a run are no longer what it made.</summary>
    /// <exception cref="OutputException">One is missing or another, or the run does not say what it made.</exception>
    public void RequireWhole(long run, CancellationToken cancel)
    {
        var there = folder.Run(run);
        if (RunSidecar.In(there) is not { } sidecar)
            throw Damaged(run, $"'{RunSidecar.FileName}', which says what they are, is missing or damaged");
        // Runs of older programs have noted nothing of their files.
        var wrong = (sidecar.Files ?? []).AsParallel().AsOrdered().WithDegreeOfParallelism(Environment.ProcessorCount)
            .WithCancellation(cancel)
            .Where(file => !file.IsIn(there, cancel))
            .Select(file => $"'{file.Path}'")
            .ToList();
        if (wrong.Count == 0) return;
        var more = wrong.Count > 3 ? $" and {wrong.Count - 3} more" : Sentence.Empty;
        throw Damaged(run, $"{string.Join(", ", wrong.Take(3))}{more} {(wrong.Count == 1 ? (Sentence)$"is" : $"are")} "
            + $"no longer what the run made");
    }

    OutputException Damaged(long run, Sentence how) =>
        new($"{folder.Run(run)}: the results of run {run} are damaged: {how}; choose another run, "
            + $"or run the pipeline again.");

    /// <summary>Turns the link to the results of a run.</summary>
    internal string? Show(long run)
    {
        var moved = SetAside();
        NativeFiles.ReplaceLink(folder.Results, folder.LinkTo(run), Path.Combine(folder.Home, "link"));
        return moved;
    }

    /// <summary>Moves a folder, a file or a link that is not ours out of the way.</summary>
    string? SetAside()
    {
        var target = new FileInfo(folder.Results).LinkTarget;
        var ours = target?.StartsWith(Path.GetDirectoryName(folder.LinkTo(0))!, StringComparison.Ordinal) ?? false;
        if (ours || (target is null && !Path.Exists(folder.Results))) return null;
        return OwnPlaces.SetAside(folder.Results, ".before");
    }

    static HashSet<string> PathsBelow(string there) =>
    [
        .. Directory.EnumerateFiles(there, "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(there, file).Replace(Path.DirectorySeparatorChar, '/')),
    ];
}
