using System.Globalization;
using Calaisis.Raster.Operation.Ledgers;
using Calaisis.Raster.Operation.Storage;

namespace Calaisis.Raster.Operation.Publishing;

/// <summary>How many earlier results are kept.</summary>
/// <param name="Runs">So many, with those that people see; at least 1.</param>
/// <param name="Age">
/// None that are older; null keeps any age. Those that people see are kept whatever their age.
/// </param>
public sealed record RetentionRule(int Runs, TimeSpan? Age)
{
    public static RetentionRule Usual { get; } = new(5, null);
}

/// <summary>Removes results of earlier runs, and stored results that no kept run needs.</summary>
sealed class Retention(OperationFolder folder, RetentionRule rule, TimeProvider clock)
{
    /// <summary>The runs whose folders were removed.</summary>
    public IReadOnlyList<long> Apply(Ledger ledger, long currentRun, IReadOnlySet<string> currentKeys)
    {
        var shown = folder.PublishedRun;
        var there = RunsThere().OrderDescending().ToList();
        var kept = there.Where((run, i) => run == shown || (i < rule.Runs && IsYoung(ledger.Run(run)))).ToHashSet();
        var removed = there.Where(run => !kept.Contains(run)).ToList();
        foreach (var run in removed) Remove(run);
        RemoveUnused(ledger, kept, currentRun, currentKeys);
        return removed;
    }

    IEnumerable<long> RunsThere() => Directory.EnumerateDirectories(folder.Runs)
        .Select(path => long.TryParse(
            Path.GetFileName(path), NumberStyles.None, CultureInfo.InvariantCulture, out var run) ? run : -1)
        .Where(run => run >= 0);

    // A clock that was set back makes a run look younger than it is, never older: it is kept.
    bool IsYoung(LedgerRun? run) => rule.Age is not { } age || run is null || clock.GetUtcNow() - run.Started <= age;

    void Remove(long run) => OperationFolder.Guard(folder.Run(run), () =>
    {
        // Set aside first: a folder that is half removed must not look like results.
        var aside = Path.Combine(folder.Scratch, $"old-{run}");
        Directory.Move(folder.Run(run), aside);
        Directory.Delete(aside, recursive: true);
    });

    void RemoveUnused(Ledger ledger, HashSet<long> kept, long currentRun, IReadOnlySet<string> currentKeys)
    {
        var needed = new HashSet<string>(currentKeys, StringComparer.Ordinal);
        // A run that failed leaves what the next one goes on with.
        foreach (var run in kept.Append(currentRun).Append(currentRun - 1))
            needed.UnionWith(ledger.StepsOf(run).Select(step => step.Key));
        // A ledger that was begun anew does not know them.
        foreach (var run in kept) needed.UnionWith(RunSidecar.In(folder.Run(run))?.SecondsOfStep.Keys ?? []);
        foreach (var entry in Directory.EnumerateFileSystemEntries(folder.Cache)
            .Where(entry => !needed.Contains(Path.GetFileName(entry))).ToList())
        {
            OperationFolder.Guard(entry, () =>
            {
                var aside = Path.Combine(folder.Scratch, "old-" + Path.GetFileName(entry));
                NativeFiles.Move(entry, aside);
                OwnPlaces.Remove(aside);
            });
        }
    }
}
