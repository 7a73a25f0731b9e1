using Calaisis.Raster.Operation.Ledgers;
using Calaisis.Raster.Operation.Publishing;
using Calaisis.Raster.Operation.Running;
using Calaisis.Raster.Operation.Storage;
using Calaisis.Raster.Planning;

namespace Calaisis.Raster.Operation;

/// <summary>How a pipeline is planned and run. Nothing of it changes a byte of the results.</summary>
public sealed record OperationSettings
{
    /// <summary>What is noted of the run.</summary>
    public required RunFacts Facts { get; init; }

    /// <summary>Versions of the software that computes, by name; part of every key.</summary>
    public required IReadOnlyDictionary<string, string> Software { get; init; }

    /// <summary>Which files hold a dataset; null for what is no file of this machine.</summary>
    public required Func<string, OutsideFiles?> FilesOf { get; init; }

    /// <summary>Files that were read before the run was planned, see <see cref="OutsideContents.Held"/>.</summary>
    public IReadOnlyDictionary<string, ContentHash> Held { get; init; } = new Dictionary<string, ContentHash>();

    /// <summary>What was read before the run was planned, beside the inputs of its steps.</summary>
    public IReadOnlyList<OutsideInput> ReadBefore { get; init; } = [];

    /// <summary>Which servers may be asked for changes, by scheme, host and port; null for all.</summary>
    public Func<Uri, bool>? MayAsk { get; init; }

    /// <summary>What identifies the program's code: results of another build are made anew.</summary>
    public string Build => Facts.Build;

    /// <summary>Hides secrets in what is kept of a run.</summary>
    public required Func<string, string> Mask { get; init; }

    /// <summary>True takes a file of the same length and time for the same file, without reading it.</summary>
    public bool TrustTimes { get; init; }

    /// <summary>How long to wait for another run on the same folder.</summary>
    public TimeSpan Wait { get; init; }

    /// <summary>How many earlier results are kept.</summary>
    public RetentionRule Retention { get; init; } = RetentionRule.Usual;

    /// <summary>Whether steps that do not depend on a failed one are still done.</summary>
    public bool KeepGoing { get; init; }
}

/// <summary>What a run does.</summary>
/// <param name="Steps">Its steps.</param>
public sealed record OperationWork(IReadOnlyList<BoundStep> Steps)
{
    /// <summary>
    /// Small files that are shown beside the results, made from them (by step id) when all are there.
    /// </summary>
    public Func<IReadOnlyDictionary<string, RunResult>, IEnumerable<PublishedText>> Beside { get; init; } = _ => [];

    /// <summary>Told what the run is going to do, before it does.</summary>
    public Action<Plan> OnPlanned { get; init; } = _ => { };

    /// <summary>Told what became of each step.</summary>
    public Action<StepOutcome> OnOutcome { get; init; } = _ => { };

    /// <summary>Told what became of all steps where one failed.</summary>
    public Action<IReadOnlyList<StepOutcome>> OnFailed { get; init; } = _ => { };
}

/// <summary>The results of a step at the end of a run.</summary>
public sealed class RunResult
{
    readonly StepCache _cache;

    internal RunResult(StepOutcome outcome, StepCache cache)
    {
        (Outcome, _cache) = (outcome, cache);
    }

    public StepOutcome Outcome { get; }

    /// <summary>Its files, with their hashes.</summary>
    public IReadOnlyList<StoredOutput> Outputs => Outcome.Stored!.Outputs;

    /// <summary>Where one of its files is stored.</summary>
    public string PathOf(string output) => _cache.PathOf(Outcome.Planned.Key, output);
}

/// <summary>How a run ended.</summary>
/// <param name="Run">Its number in the ledger.</param>
/// <param name="Plan">What it had to do.</param>
/// <param name="Outcomes">What became of each step, in the order of the plan.</param>
/// <param name="State">"done", or "unchanged" where people see what they saw before.</param>
/// <param name="Usage">What it took of the machine.</param>
public sealed record RunReport(long Run, Plan Plan, IReadOnlyList<StepOutcome> Outcomes, string State, RunUsage Usage)
{
    public bool IsUnchanged => State == "unchanged";

    public int Made => Outcomes.Count(outcome => outcome.State == StepEnd.Made);
}
