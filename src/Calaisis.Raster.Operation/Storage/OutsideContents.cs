using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Calaisis.Raster.Faults;
using Calaisis.Raster.Planning;

namespace Calaisis.Raster.Operation.Storage;

/// <summary>The files that hold a dataset.</summary>
/// <param name="Files">The dataset itself first, then what lies beside it and is read with it.</param>
/// <param name="Detail">What of them is read: the name inside an archive or a file with several; else empty.</param>
public sealed record OutsideFiles(IReadOnlyList<string> Files, string Detail);

/// <summary>A file by its name alone, which says nothing of this machine.</summary>
public sealed record HashedFile(string Name, ContentHash Hash);

/// <summary>What stands for the content of everything a run reads from outside: hashes of files, each taken once, and what servers tell.</summary>
/// <param name="filesOf">Which files hold a dataset; null for what is no file of this machine.</param>
/// <remarks>Thread rule: safe for any number of callers.</remarks>
public sealed class OutsideContents(Func<string, OutsideFiles?> filesOf) : IDisposable
{
    readonly RemoteContents _remote = new();
    readonly ConcurrentDictionary<string, Lazy<OutsideFiles?>> _datasets = new(StringComparer.Ordinal);
    readonly ConcurrentDictionary<string, Lazy<RememberedFile>> _files = new(StringComparer.Ordinal);

    /// <summary>Hashes that need not be taken again.</summary>
    public FileMemory Memory { get; set; } = FileMemory.None;

    /// <summary>All hashes, to be kept for the next run, by the name of each file in <see cref="FileMemory"/>.</summary>
    public IEnumerable<KeyValuePair<string, RememberedFile>> Taken =>
        _files.Select(file => KeyValuePair.Create(FileMemory.NameOf(file.Key), file.Value.Value));

    /// <summary>Takes the hashes of many inputs side by side.</summary>
    /// <exception cref="OutputException">A file cannot be read.</exception>
    public void Take(IEnumerable<OutsideInput> inputs, int workers, CancellationToken cancel)
    {
        var options = new ParallelOptions { MaxDegreeOfParallelism = workers, CancellationToken = cancel };
        var files = new ConcurrentDictionary<string, bool>(StringComparer.Ordinal);
        Throwing(() => Parallel.ForEach(inputs.Select(input => input.Path).Distinct(StringComparer.Ordinal), options, path =>
        {
            if (DatasetOf(path) is not { } dataset) _remote.TextOf(path);
            foreach (var file in DatasetOf(path)?.Files ?? []) files[file] = true;
        }));
        Throwing(() => Parallel.ForEach(files.Keys, options, file => TakenOf(file)));
    }

    /// <summary>What stands for the content of an input; null where it cannot be told.</summary>
    public string? TextOf(OutsideInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (DatasetOf(input.Path) is not { } dataset) return _remote.TextOf(input.Path);
        var main = TakenOf(dataset.Files[0]).Hash.Sha256;
        if (dataset.Files.Count == 1 && dataset.Detail.Length == 0) return $"sha256:{main}";
        var all = new StringBuilder(main);
        var name = Path.GetFileName(dataset.Files[0]);
        foreach (var file in dataset.Files.Skip(1)) all.Append(NameBeside(file, name)).Append(TakenOf(file).Hash.Sha256);
        all.Append('\n').Append(dataset.Detail);
        return $"sha256-of-all:{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(all.ToString())))}";
    }

    /// <summary>The files that hold a dataset, each with its hash, the dataset itself first; none for what is no file of this machine.</summary>
    public IReadOnlyList<HashedFile> FilesOf(string path) => DatasetOf(path) is not { } dataset ? [] :
    [
        .. dataset.Files.Take(1).Concat(dataset.Files.Skip(1).OrderBy(Path.GetFileName, StringComparer.Ordinal))
            .Select(file => new HashedFile(Path.GetFileName(file), TakenOf(file).Hash)),
    ];

    /// <summary>Throws where a file is no longer what its hash was taken of.</summary>
    /// <param name="inputs">What was read.</param>
    /// <param name="thoroughly">True takes the hashes again; false looks at lengths and times only.</param>
    /// <param name="cancel">Stops it.</param>
    /// <exception cref="RasterException">One has changed, or is gone.</exception>
    public void RequireUnchanged(IEnumerable<OutsideInput> inputs, bool thoroughly, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        foreach (var input in inputs)
        {
            if (thoroughly && DatasetOf(input.Path) is null && !_remote.IsStill(input.Path)) throw Changed(input, "what the server has");
            foreach (var file in DatasetOf(input.Path)?.Files ?? [])
            {
                if (IsStill(TakenOf(file), file, thoroughly, cancel)) continue;
                throw Changed(input, $"'{Path.GetFileName(file)}'");
            }
        }
    }

    public void Dispose() => _remote.Dispose();

    static RasterException Changed(OutsideInput input, string what) =>
        new($"{input.Role}: {what} changed while the run read it; its results are thrown away. Start again when it is complete.");

    OutsideFiles? DatasetOf(string path) => _datasets.GetOrAdd(path, key => new Lazy<OutsideFiles?>(() => filesOf(key))).Value;

    RememberedFile TakenOf(string file) => _files.GetOrAdd(file, key => new Lazy<RememberedFile>(() => Memory.Recall(key) ?? TakeOne(key))).Value;

    /// <summary>How a file beside the dataset differs from it by name: the name itself may change without meaning anything.</summary>
    static string NameBeside(string file, string main)
    {
        var name = Path.GetFileName(file);
        var stem = Path.GetFileNameWithoutExtension(main);
        return "\n" + (name.StartsWith(stem, StringComparison.Ordinal) ? name[stem.Length..] : name) + " ";
    }

    static void Throwing(Action parallel)
    {
        try
        {
            parallel();
        }
        catch (AggregateException many) when (CalaisisException.FirstIn(many) is CalaisisException known)
        {
            throw known;
        }
    }

    // The time first: a change while the hash is taken then shows as a later time.
    static RememberedFile TakeOne(string file)
    {
        var modified = File.GetLastWriteTimeUtc(file).Ticks;
        return new RememberedFile(ContentHash.Of(file), modified);
    }

    static bool IsStill(RememberedFile taken, string path, bool thoroughly, CancellationToken cancel)
    {
        var file = new FileInfo(path);
        if (!file.Exists || file.Length != taken.Hash.Bytes) return false;
        if (!thoroughly && file.LastWriteTimeUtc.Ticks == taken.Modified) return true;
        return ContentHash.Of(path, cancel) == taken.Hash;
    }
}
