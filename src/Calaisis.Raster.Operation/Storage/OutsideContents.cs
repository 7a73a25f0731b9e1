using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Calaisis.Raster.Faults;
using Calaisis.Raster.Planning;

namespace Calaisis.Raster.Operation.Storage;

/// <summary>The files that hold a dataset.</summary>
/// <param name="Files">The dataset itself first, then what lies beside it and is read with it.</param>
/// <param name="Detail">What of them is read: the name inside an archive or a file with several; else empty.</param>
public sealed record OutsideFiles(IReadOnlyList<string> Files, string Detail)
{
    /// <summary>The names of what is read from servers with it.</summary>
    public IReadOnlyList<string> Addresses { get; init; } = [];

    /// <summary>Why it cannot be followed to its last byte, as the end of a sentence; null where it can.</summary>
    public Sentence? Unfollowed { get; init; }
}

/// <summary>A file by its name alone, which says nothing of this machine.</summary>
public sealed record HashedFile(string Name, ContentHash Hash);

/// <summary>
/// What stands for the content of everything a run reads from outside: hashes of files, each taken once, and what
/// servers tell.
/// </summary>
/// <param name="filesOf">Which files hold a dataset; null for what is no file of this machine.</param>
/// <param name="mayAsk">Which servers may be asked; null for all.</param>
/// <remarks>Thread rule: safe for any number of callers.</remarks>
public sealed class OutsideContents(Func<string, OutsideFiles?> filesOf, Func<Uri, bool>? mayAsk = null) : IDisposable
{
    static readonly string[] LogEndings = ["-wal", "-journal"];

    readonly RemoteContents _remote = new(mayAsk);
    readonly ConcurrentDictionary<string, Lazy<OutsideFiles?>> _datasets = new(StringComparer.Ordinal);
    readonly ConcurrentDictionary<string, Lazy<RememberedFile>> _files = new(StringComparer.Ordinal);

    /// <summary>
    /// Files that were read before, once for the whole run, by full path: these hashes are of what the run goes on
    /// with, whatever becomes of the files.
    /// </summary>
    public IReadOnlyDictionary<string, ContentHash> Held { get; init; } = new Dictionary<string, ContentHash>();

    /// <summary>Hashes that need not be taken again.</summary>
    public FileMemory Memory { get; set; } = FileMemory.None;

    /// <summary>
    /// All hashes, to be kept for the next run, by the name of each file in <see cref="FileMemory"/>.
    /// </summary>
    public IEnumerable<KeyValuePair<string, RememberedFile>> Taken =>
        _files.Where(file => !Held.ContainsKey(file.Key))
            .Select(file => KeyValuePair.Create(FileMemory.NameOf(file.Key), file.Value.Value));

    /// <summary>Takes the hashes of many inputs side by side.</summary>
    /// <exception cref="OutputException">A file cannot be read.</exception>
    public void Take(IEnumerable<OutsideInput> inputs, int workers, CancellationToken cancel)
    {
        var options = new ParallelOptions { MaxDegreeOfParallelism = workers, CancellationToken = cancel };
        var files = new ConcurrentDictionary<string, bool>(StringComparer.Ordinal);
        Throwing(
            () => Parallel.ForEach(inputs.Select(input => input.Path).Distinct(StringComparer.Ordinal), options, path =>
            {
                if (DatasetOf(path) is not { } dataset) return;
                foreach (var address in dataset.Addresses) _remote.TextOf(address);
                foreach (var file in dataset.Files) files[file] = true;
            }));
        Throwing(() => Parallel.ForEach(files.Keys, options, file => TakenOf(file)));
    }

    /// <summary>What stands for the content of an input; null where it cannot be told.</summary>
    public string? TextOf(OutsideInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (DatasetOf(input.Path) is not { Unfollowed: null } dataset) return null;
        var told = dataset.Addresses.Select(_remote.TextOf).ToList();
        if (told.Contains(null) || (dataset.Files.Count == 0 && told.Count == 0)) return null;
        if (dataset.Files.Count == 0 && told.Count == 1 && dataset.Detail.Length == 0) return told[0];
        var main = dataset.Files.Count == 0 ? "" : TakenOf(dataset.Files[0]).Hash.Sha256;
        if (dataset.Files.Count == 1 && told.Count == 0 && dataset.Detail.Length == 0) return $"sha256:{main}";
        var all = new StringBuilder(main);
        var name = dataset.Files.Count == 0 ? "" : Path.GetFileName(dataset.Files[0]);
        foreach (var file in dataset.Files.Skip(1))
            all.Append(NameBeside(file, name)).Append(TakenOf(file).Hash.Sha256);
        foreach (var text in told) all.Append('\n').Append(text);
        all.Append('\n').Append(dataset.Detail);
        return $"sha256-of-all:{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(all.ToString())))}";
    }

    /// <summary>
    /// Why it cannot be told what an input holds, as the end of a sentence; null where it can, or there is no more to
    /// say.
    /// </summary>
    public Sentence? WhyUnknown(OutsideInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (DatasetOf(input.Path) is not { } dataset) return $"it is no file of this machine";
        return dataset.Unfollowed ?? (dataset.Addresses.Any(address => _remote.TextOf(address) is null)
            ? (Sentence)$"its server does not say"
            : null);
    }

    /// <summary>
    /// The files that hold a dataset, each with its hash, the dataset itself first; none for what is no file of this
    /// machine.
    /// </summary>
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
            if (DatasetOf(input.Path) is not { } dataset) continue;
            if (thoroughly && !dataset.Addresses.All(_remote.IsStill)) throw Changed(input, $"what the server has");
            foreach (var file in dataset.Files.Where(file => !Held.ContainsKey(file)))
            {
                if (IsStill(TakenOf(file), file, thoroughly, cancel)) continue;
                throw Changed(input, $"'{Path.GetFileName(file)}'");
            }
        }
    }

    public void Dispose() => _remote.Dispose();

    static RasterException Changed(OutsideInput input, Sentence what) =>
        new($"{input.Role}: {what} changed while the run read it; its results are thrown away. "
            + $"Start again when it is complete.");

    OutsideFiles? DatasetOf(string path) => _datasets.GetOrAdd(path, key => new Lazy<OutsideFiles?>(() =>
    {
        // A server that is away is told at once; opening the dataset would try for long.
        if (RemoteContents.AddressIn(key) is not null) _remote.TextOf(key);
        return filesOf(key);
    })).Value;

    RememberedFile TakenOf(string file) => _files.GetOrAdd(file, key => new Lazy<RememberedFile>(() =>
        Held.TryGetValue(key, out var held) ? new RememberedFile(held, 0) : Memory.Recall(key) ?? TakeOne(key))).Value;

    /// <summary>
    /// How a file beside the dataset differs from it by name: the name itself may change without meaning anything.
    /// </summary>
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

    // The stamp first: a change while the hash is taken then shows as a later time.
    static RememberedFile TakeOne(string file)
    {
        var stamp = FileStamp.Of(file);
        return new RememberedFile(ContentHash.Of(file), stamp?.Modified ?? 0) { Stamp = stamp };
    }

    // A file that holds the same again was another in between, and who knows which of them was read.
    static bool IsStill(RememberedFile taken, string path, bool thoroughly, CancellationToken cancel)
    {
        if (FileStamp.Of(path) is not { } now || now.Bytes != taken.Hash.Bytes) return false;
        if (taken.Stamp is not { } earlier) return false;
        var isTouched = !now.IsStill(earlier);
        // Whoever opens the log of a database as root sets its owner anew, this program too: the time changes and
        // nothing else.
        if (isTouched && !(LogEndings.Any(ending => path.EndsWith(ending, StringComparison.Ordinal))
            && (now with { Changed = earlier.Changed }).IsStill(earlier)))
        {
            return false;
        }

        return !(thoroughly || isTouched) || ContentHash.Of(path, cancel) == taken.Hash;
    }
}
