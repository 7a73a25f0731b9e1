using System.Collections.Concurrent;
using Calaisis.Raster.Faults;
using Calaisis.Raster.Planning;

namespace Calaisis.Raster.Operation.Storage;

/// <summary>
/// Results of steps by their keys, each in a folder of its own that appears whole: it is filled in the scratch folder
/// and then renamed. Its files are read-only; what they hold is checked by a checksum before they are used again. So
/// nothing waits here for the disk: what a power cut leaves half is not taken. Results reach the disk before people see
/// them.
/// </summary>
/// <remarks>Thread rule: safe for any number of callers, as long as each key has one writer.</remarks>
public sealed class StepCache(OperationFolder folder, string build, bool trustTimes)
{
    readonly ConcurrentDictionary<string, Lazy<Look>> _looks = new(StringComparer.Ordinal);

    /// <summary>Whether the results of a key are there; its files are read once in the life of the cache.</summary>
    public StoredState StateOf(string key) => LookAt(key).State;

    /// <summary>Looks after many keys at once, so that files are read side by side.</summary>
    public void Examine(IEnumerable<string> keys, int workers, CancellationToken cancel) => Parallel.ForEach(
        keys,
        new ParallelOptions { MaxDegreeOfParallelism = workers, CancellationToken = cancel },
        key => StateOf(key));

    /// <summary>What is stored under a key; null where nothing is.</summary>
    public StoredStep? Find(string key) => LookAt(key).Step;

    /// <summary>Forgets what was found so far: somebody else may have been at work since.</summary>
    public void Forget() => _looks.Clear();

    /// <summary>The path of a stored file.</summary>
    public string PathOf(string key, string output) =>
        Path.Combine(FolderOf(key), output.Replace('/', Path.DirectorySeparatorChar));

    /// <summary>An empty folder for the results of a key, on the same disk as the cache.</summary>
    public string Begin(string key)
    {
        var scratch = Path.Combine(folder.Scratch, key);
        OperationFolder.Guard(scratch, () =>
        {
            OwnPlaces.Remove(scratch);
            Directory.CreateDirectory(scratch);
        });
        return scratch;
    }

    /// <summary>Takes the files of a scratch folder into the cache, with what was told of them.</summary>
    /// <exception cref="InvalidOperationException">The step did not make what it declares.</exception>
    /// <exception cref="OutputException">They cannot be read or moved.</exception>
    public StoredStep Complete(
        PlannedStep planned, string scratch, IReadOnlyList<StoredWarning> warnings, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(planned);
        var outputs = planned.Step.Outputs.Select(output => Take(planned.Step, scratch, output, cancel)).ToList();
        var stored = new StoredStep(planned.Key, build, outputs) { Warnings = warnings };
        var target = FolderOf(planned.Key);
        OperationFolder.Guard(target, () =>
        {
            File.WriteAllBytes(Path.Combine(scratch, StoredStep.FileName), stored.ToBytes());
            if (Path.Exists(target))
            {
                // Set aside first: a folder that is half deleted must not stand under the key.
                var old = scratch + ".old";
                NativeFiles.Move(target, old);
                OwnPlaces.Remove(old);
            }

            Directory.Move(scratch, target);
        });
        _looks[planned.Key] = new Lazy<Look>(new Look(StoredState.Whole, stored));
        return stored;
    }

    /// <summary>Gives up what was begun.</summary>
    public static void Abandon(string scratch)
    {
        try
        {
            OwnPlaces.Remove(scratch);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            // The next run empties the scratch folder, and says it if it cannot.
            return;
        }
    }

    /// <summary>Forgets stored results.</summary>
    public void Drop(string key)
    {
        _looks[key] = new Lazy<Look>(Look.AtNothing);
        OperationFolder.Guard(FolderOf(key), () => OwnPlaces.Remove(FolderOf(key)));
    }

    string FolderOf(string key) => Path.Combine(folder.Cache, key);

    // Whoever asks for a key that is being looked at waits for the answer.
    Look LookAt(string key) => _looks.GetOrAdd(key, _ => new Lazy<Look>(() => Examine(key))).Value;

    Look Examine(string key)
    {
        var there = FolderOf(key);
        if (!Path.Exists(there)) return Look.AtNothing;
        if (StoredStep.Read(there) is not { } stored || stored.Key != key) return new Look(StoredState.Damaged, null);
        if (stored.Build != build) return new Look(StoredState.OtherBuild, stored);
        if (!stored.IsWhole) return new Look(StoredState.Damaged, null);
        return new Look(
            stored.Outputs.All(output => IsWhole(PathOf(key, output.Path), output))
                ? StoredState.Whole
                : StoredState.Damaged, stored);
    }

    bool IsWhole(string path, StoredOutput output)
    {
        var file = new FileInfo(path);
        if (!file.Exists || file.Length != output.Bytes) return false;
        if (trustTimes && file.LastWriteTimeUtc.Ticks == output.Modified) return true;
        return ContentHash.IsStill(path, output.Checksum);
    }

    static StoredOutput Take(Step step, string scratch, string output, CancellationToken cancel)
    {
        var path = Path.Combine(scratch, output.Replace('/', Path.DirectorySeparatorChar));
        if (!File.Exists(path)) throw new InvalidOperationException($"step '{step.Id}' did not make '{output}'");
        var (hash, checksum) = ContentHash.WithChecksumOf(path, cancel);
        NativeFiles.MakeReadOnly(path);
        return new StoredOutput(output, hash.Sha256, hash.Bytes, File.GetLastWriteTimeUtc(path).Ticks, checksum);
    }

    /// <summary>What is stored under a key.</summary>
    sealed record Look(StoredState State, StoredStep? Step)
    {
        public static Look AtNothing { get; } = new(StoredState.Missing, null);
    }
}
