using Calaisis.Raster.Operation.Ledgers;
using Calaisis.Raster.Operation.Storage;
using Calaisis.Raster.Planning;

namespace Calaisis.Raster.Operation.Comparing;

/// <summary>What changed from one run to another: what went in, and which files came out otherwise.</summary>
public sealed record RunComparison
{
    public required LedgerRun Old { get; init; }

    public required LedgerRun New { get; init; }

    /// <summary>
    /// Those of the two that did not end and have no results of their own: failed, stopped or killed, or at work. They
    /// may not have come to all of their steps.
    /// </summary>
    public required IReadOnlyList<LedgerRun> Unended { get; init; }

    /// <summary>Inputs, parameters and versions that changed, each with the steps that saw it.</summary>
    public required IReadOnlyList<RunChange> Changes { get; init; }

    /// <summary>
    /// Files people see, in ordinal order of their places; equal ones are left out. None where a run did not end.
    /// </summary>
    public required IReadOnlyList<FileChange> Files { get; init; }

    public static RunComparison Of(Ledger ledger, OperationFolder folder, LedgerRun old, LedgerRun now)
    {
        ArgumentNullException.ThrowIfNull(ledger);
        ArgumentNullException.ThrowIfNull(folder);
        ArgumentNullException.ThrowIfNull(old);
        ArgumentNullException.ThrowIfNull(now);
        var oldSteps = ledger.StepsOf(old.Id);
        var newSteps = ledger.StepsOf(now.Id);
        var (oldEnded, newEnded) = (HasEnded(old, folder), HasEnded(now, folder));
        return new RunComparison
        {
            Old = old,
            New = now,
            Unended = [.. new[] { old, now }.Where(run => !HasEnded(run, folder))],
            Changes = [.. ChangesOf(oldSteps, newSteps, oldEnded, newEnded)],
            Files = oldEnded && newEnded ? [.. FilesOf(Shown(ledger, oldSteps), Shown(ledger, newSteps))] : [],
        };
    }

    // One may have failed when its results were shown already.
    static bool HasEnded(LedgerRun run, OperationFolder folder) => run.State is "done" or "unchanged"
        || Directory.Exists(folder.Run(run.Id));

    static IEnumerable<RunChange> ChangesOf(
        IReadOnlyList<LedgerStep> oldSteps, IReadOnlyList<LedgerStep> newSteps, bool oldEnded, bool newEnded)
    {
        var before = oldSteps.ToDictionary(step => step.Id, StringComparer.Ordinal);
        var changes = new List<(Sentence What, string Step)>();
        foreach (var step in newSteps)
        {
            if (!before.Remove(step.Id, out var older))
            {
                if (oldEnded) changes.Add(($"is a step now", step.Id));
            }
            else if (older.Key != step.Key && older.Definition is { } was && step.Definition is { } isNow)
                changes.AddRange(isNow.ChangesSince(was).Select(what => (what, step.Id)));
        }

        if (newEnded)
        {
            changes.AddRange(
                before.Keys.Order(StringComparer.Ordinal).Select(id => ((Sentence)$"is no step any more", id)));
        }

        return changes.GroupBy(change => change.What, change => change.Step)
            .Select(group => new RunChange(group.Key, [.. group]));
    }

    static IEnumerable<FileChange> FilesOf(
        Dictionary<string, LedgerOutput> before, Dictionary<string, LedgerOutput> after) =>
        from place in before.Keys.Union(after.Keys).Order(StringComparer.Ordinal)
        let was = before.GetValueOrDefault(place)
        let isNow = after.GetValueOrDefault(place)
        where was?.Sha256 != isNow?.Sha256
        select new FileChange(place, was, isNow);

    static Dictionary<string, LedgerOutput> Shown(Ledger ledger, IReadOnlyList<LedgerStep> steps)
    {
        var shown = new Dictionary<string, LedgerOutput>(StringComparer.Ordinal);
        foreach (var step in steps)
        {
            foreach (var output in ledger.OutputsOf(step.Key))
            {
                if (Step.PlaceOf(step.Id, output.Path) is { } place) shown[place] = output;
            }
        }

        return shown;
    }
}

/// <summary>Something that changed from one run to another.</summary>
/// <param name="What">In words.</param>
/// <param name="Steps">The ids of the steps that saw it.</param>
public sealed record RunChange(Sentence What, IReadOnlyList<string> Steps);

/// <summary>A file that differs between two runs.</summary>
/// <param name="Place">From the folder of results.</param>
/// <param name="Old">As it was; null for a new one.</param>
/// <param name="New">As it is; null for one that is gone.</param>
public sealed record FileChange(string Place, LedgerOutput? Old, LedgerOutput? New);
