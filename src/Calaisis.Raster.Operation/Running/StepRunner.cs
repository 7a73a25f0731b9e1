using Calaisis.Raster.Faults;
using Calaisis.Raster.Flow;
using Calaisis.Raster.Operation.Storage;
using Calaisis.Raster.Planning;

namespace Calaisis.Raster.Operation.Running;

/// <summary>
/// Does the steps of a plan that have to run: each as soon as what it reads is there, as many side by side as workers
/// and memory allow, in the order of the plan.
/// </summary>
/// <remarks>Thread rule: one run at a time; outcomes are told one by one.</remarks>
public sealed class StepRunner(
    Plan plan,
    IReadOnlyDictionary<string, BoundStep> bound,
    StepCache cache,
    OutsideContents contents,
    RunnerSettings settings,
    IRunListener listener,
    TimeProvider clock)
{
    readonly Dictionary<string, StepOutcome> _outcomes = new(StringComparer.Ordinal);
    readonly List<StepGroup> _running = [];

    /// <summary>Those that failed in company and are tried again on their own.</summary>
    readonly HashSet<string> _alone = new(StringComparer.Ordinal);

    int _freeWorkers = settings.Resources.Workers;
    long _freeBytes = settings.Resources.MemoryBytes;

    /// <summary>Counts what is spent beside the work of the steps.</summary>
    internal UsageMeter Meter { get; init; } = new(clock);

    /// <summary>Runs them; what became of each step comes in the order of the plan.</summary>
    /// <param name="tell">Hears what became of each step, as soon as that is known.</param>
    /// <param name="cancel">Stops the steps that run.</param>
    /// <exception cref="OperationCanceledException">
    /// Stopped; all steps have ended, and those that were done are kept.
    /// </exception>
    public async Task<IReadOnlyList<StepOutcome>> RunAsync(Action<StepOutcome> tell, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(tell);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var waiting = plan.Steps.ToList();
        while (true)
        {
            Settle(waiting, tell);
            if (!stop.IsCancellationRequested) Start(waiting, stop.Token);
            if (_running.Count == 0) break;
            await Task.WhenAny(_running.Select(group => group.Task));
            foreach (var ended in _running.Where(group => group.Task.IsCompleted).ToList())
            {
                Collect(ended, waiting, tell);
                if (!settings.KeepGoing && ended.Problem is not null) await stop.CancelAsync();
            }
        }

        cancel.ThrowIfCancellationRequested();
        foreach (var left in waiting) Note(new StepOutcome(left, StepEnd.Stopped), tell);
        return [.. plan.Steps.Select(step => _outcomes[step.Step.Id])];
    }

    /// <summary>Notes what needs no work, and what can no longer be done.</summary>
    void Settle(List<PlannedStep> waiting, Action<StepOutcome> tell)
    {
        waiting.RemoveAll(step =>
        {
            if ((Finished(step) ?? LeftOut(step)) is not { } outcome) return false;
            Note(outcome, tell);
            // A run that shows results warns of them, whenever they were made.
            foreach (var warning in outcome.Stored?.Warnings ?? [])
                listener.Hear(new Warning(warning.Sentence) { About = step.Step.Id });
            return true;
        });
    }

    StepOutcome? Finished(PlannedStep step) => step.State switch
    {
        StepState.UpToDate => new StepOutcome(step, StepEnd.Kept) { Stored = cache.Find(step.Key) },
        StepState.Shared when _outcomes.GetValueOrDefault(step.SharedWith!)?.Stored is { } stored =>
            new StepOutcome(step, StepEnd.Shared) { Stored = stored },
        _ => null,
    };

    StepOutcome? LeftOut(PlannedStep step) => NeedsOf(step)
        .Select(id => _outcomes.GetValueOrDefault(id))
        .Where(outcome => outcome is { State: StepEnd.Failed or StepEnd.LeftOut })
        .Select(outcome =>
            new StepOutcome(step, StepEnd.LeftOut) { WaitedFor = outcome!.WaitedFor ?? outcome.Planned.Step.Id })
        .FirstOrDefault();

    void Start(List<PlannedStep> waiting, CancellationToken stop)
    {
        var started = new HashSet<string>(StringComparer.Ordinal);
        foreach (var step in waiting.Where(step => step.State == StepState.ToRun))
        {
            if (_freeWorkers == 0) break;
            if (started.Contains(step.Step.Id) || !IsReady(step)) continue;
            var together = TogetherWith(step, waiting, started);
            var share = ShareOf(together, waiting, started);
            // The next in line waits for room, and nothing overtakes it: a large step would else wait for ever.
            if (_running.Count > 0 && (share.Workers > _freeWorkers || share.MemoryBytes > _freeBytes)) break;
            _freeWorkers -= share.Workers;
            _freeBytes -= share.MemoryBytes;
            started.UnionWith(together.Select(one => one.Step.Id));
            var group = new StepGroup(together, share);
            group.Task = Task.Run(() => DoAsync(group, stop), CancellationToken.None);
            _running.Add(group);
        }

        if (started.Count > 0) waiting.RemoveAll(step => started.Contains(step.Step.Id));
    }

    List<PlannedStep> TogetherWith(PlannedStep step, List<PlannedStep> waiting, HashSet<string> started)
    {
        if (bound[step.Step.Id].Batch is not { } batch || _alone.Contains(step.Step.Id)) return [step];
        return
        [
            .. waiting.Where(other => other.State == StepState.ToRun && bound[other.Step.Id].Batch == batch
                && !started.Contains(other.Step.Id) && !_alone.Contains(other.Step.Id) && IsReady(other)),
        ];
    }

    /// <summary>
    /// Workers are shared with the other steps that are ready: several steps side by side, each with fewer workers,
    /// leave none idle where a step has a part that only one can do. A step that takes all memory has nobody beside it.
    /// </summary>
    StepResources ShareOf(List<PlannedStep> together, List<PlannedStep> waiting, HashSet<string> started)
    {
        var all = settings.Resources;
        var workers = (int)Math.Min(all.Workers, together.Sum(step => (long)step.Step.Needs.Workers));
        if (together.TrueForAll(step => step.Step.Needs.MemoryBytes < all.MemoryBytes))
            workers = Math.Min(workers, Math.Max(1, _freeWorkers / GroupsReady(waiting, started)));
        var bytes = together.Aggregate(0L, (sum, step) =>
            step.Step.Needs.MemoryBytes > all.MemoryBytes - sum ? all.MemoryBytes : sum + step.Step.Needs.MemoryBytes);
        return new StepResources(Math.Clamp(workers, 1, all.Workers), Math.Min(bytes, all.MemoryBytes));
    }

    /// <summary>How many groups could start now, were there room for all.</summary>
    int GroupsReady(List<PlannedStep> waiting, HashSet<string> started) => waiting
        .Where(step => step.State == StepState.ToRun && !started.Contains(step.Step.Id) && IsReady(step))
        .Select(step => _alone.Contains(step.Step.Id) ? step.Step.Id : bound[step.Step.Id].Batch ?? step.Step.Id)
        .Distinct(StringComparer.Ordinal)
        .Take(_freeWorkers)
        .Count();

    bool IsReady(PlannedStep step) => NeedsOf(step).All(_outcomes.ContainsKey);

    static IEnumerable<string> NeedsOf(PlannedStep step) => step.SharedWith is { } shared
        ? [shared]
        : step.Step.Inputs.OfType<StepResult>().Select(result => result.Step).Distinct();

    async Task DoAsync(StepGroup group, CancellationToken stop)
    {
        var started = clock.GetTimestamp();
        using var memory = new PeakMemory();
        var places = new List<StepPlace>();
        try
        {
            foreach (var step in group.Steps) places.Add(PlaceOf(step));
            await bound[group.Steps[0].Step.Id].Work
                .RunAsync(places, group.Share, new GroupListener(listener, group), stop);
            var worked = clock.GetTimestamp();
            contents.RequireUnchanged(
                places.SelectMany(place => place.Step.Inputs.OfType<OutsideInput>()).Distinct(),
                thoroughly: false,
                stop);
            foreach (var place in places)
                group.Stored.Add(cache.Complete(place.Planned, place.Folder, WarningsOf(group, place.Step.Id), stop));
            Meter.AddCaching(worked);
        }
        catch (Exception problem) when (problem is not OperationCanceledException || !stop.IsCancellationRequested)
        {
            group.Problem = CalaisisException.FirstIn(problem);
        }
        catch (OperationCanceledException)
        {
            group.WasStopped = true;
        }
        finally
        {
            foreach (var place in places) StepCache.Abandon(place.Folder);
            group.Duration = clock.GetElapsedTime(started) / group.Steps.Count;
            group.PeakBytes = memory.Bytes;
            if (group.Share.MemoryBytes >= HeldMemory.LargeBytes) HeldMemory.GiveBack(settings.Resources.MemoryBytes);
        }
    }

    /// <summary>Each once and in one order, whichever worker was first to tell it.</summary>
    IReadOnlyList<StoredWarning> WarningsOf(StepGroup group, string step) =>
    [
        .. group.Warnings.Where(warning => warning.About is null || warning.About == step)
            .Select(warning => new StoredWarning(
                settings.Mask(warning.Message.ToString()), settings.Mask(warning.Message.In(Language.French))))
            .Distinct().OrderBy(warning => warning.English, StringComparer.Ordinal),
    ];

    /// <summary>Notes what a group warns of, and hands everything on.</summary>
    sealed class GroupListener(IRunListener next, StepGroup group) : IRunListener
    {
        public void Hear(RunEvent happened)
        {
            if (happened is Warning warning)
            {
                if (group.Steps is [var only]) happened = warning = warning with { About = only.Step.Id };
                group.Warnings.Enqueue(warning);
            }

            next.Hear(happened);
        }
    }

    void Collect(StepGroup group, List<PlannedStep> waiting, Action<StepOutcome> tell)
    {
        _running.Remove(group);
        _freeWorkers += group.Share.Workers;
        _freeBytes += group.Share.MemoryBytes;
        if (group.Problem is not null && settings.KeepGoing && group.Steps.Count > 1)
        {
            foreach (var step in group.Steps) _alone.Add(step.Step.Id);
            waiting.InsertRange(0, group.Steps);
            return;
        }

        for (var i = 0; i < group.Steps.Count; i++)
        {
            var state = group.WasStopped ? StepEnd.Stopped : group.Problem is null ? StepEnd.Made : StepEnd.Failed;
            Note(
                new StepOutcome(group.Steps[i], state)
                {
                    Stored = state == StepEnd.Made ? group.Stored[i] : null,
                    Duration = group.Duration,
                    PeakBytes = group.PeakBytes,
                    Problem = group.Problem,
                },
                tell);
        }
    }

    void Note(StepOutcome outcome, Action<StepOutcome> tell)
    {
        _outcomes[outcome.Planned.Step.Id] = outcome;
        tell(outcome);
    }

    StepPlace PlaceOf(PlannedStep planned)
    {
        var inputs = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var input in planned.Step.Inputs)
        {
            inputs[input.Role] = input switch
            {
                OutsideInput outside => outside.Path,
                StepResult result => cache.PathOf(_outcomes[result.Step].Planned.Key, result.Output),
                _ => throw new InvalidOperationException($"no path of {input.GetType().Name}"),
            };
        }

        return new StepPlace(planned, cache.Begin(planned.Key), inputs);
    }
}
