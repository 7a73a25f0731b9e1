using Calaisis.Raster.Faults;
using Calaisis.Raster.Flow;
using Calaisis.Raster.Operation.Ledgers;
using Calaisis.Raster.Operation.Publishing;
using Calaisis.Raster.Operation.Running;
using Calaisis.Raster.Operation.Storage;
using Calaisis.Raster.Outputs;
using Calaisis.Raster.Planning;

namespace Calaisis.Raster.Operation;

/// <summary>Plans and runs the steps of one pipeline in one folder of results.</summary>
/// <remarks>Thread rule: one caller at a time.</remarks>
public sealed class PipelineOperation(
    OperationFolder folder, OperationSettings settings, IRunListener listener, TimeProvider clock) : IDisposable
{
    readonly StepCache _cache = new(folder, settings.Build, settings.TrustTimes);
    readonly OutsideContents _contents = new(settings.FilesOf, settings.MayAsk) { Held = settings.Held };
    long? _lookedAhead;

    /// <summary>What stands for the content of everything from outside; filled by planning.</summary>
    public OutsideContents Contents => _contents;

    public void Dispose() => _contents.Dispose();

    /// <summary>
    /// Takes the hashes of what is read before the steps are made: what changes from now on is noticed.
    /// </summary>
    public void TakeReadBefore() =>
        _contents.Take(settings.ReadBefore, settings.Facts.Resources.Workers, CancellationToken.None);

    /// <summary>
    /// Begins to look whether what people see is still whole, while the steps are made: mostly these are the results
    /// that a run needs. It changes nothing, and leaves one processor to others.
    /// </summary>
    /// <returns>The look, for which nobody need wait: who asks for the same results does.</returns>
    public Task LookAhead()
    {
        if (folder.PublishedRun is not { } run) return Task.CompletedTask;
        _lookedAhead = run;
        return Task.Run(() => _cache.Examine(
            RunSidecar.In(folder.Run(run))?.SecondsOfStep.Keys ?? [],
            Math.Max(1, settings.Facts.Resources.Workers - 1),
            CancellationToken.None));
    }

    /// <summary>What a run would do; changes nothing.</summary>
    public Plan PlanOnly(IReadOnlyList<Step> steps, CancellationToken cancel)
    {
        try
        {
            using var ledger = Ledger.OpenToRead(folder.Ledger, settings.Mask, clock);
            return MakePlan(steps, ledger, cancel);
        }
        catch (LedgerDamagedException damaged)
        {
            listener.Hear(new Warning(damaged.Sentence));
            return MakePlan(steps, null, cancel);
        }
    }

    /// <summary>
    /// Does what has to be done, and shows the results when all of them are there. It is alone on the folder of
    /// results.
    /// </summary>
    /// <param name="work">The steps, and what is shown beside their results.</param>
    /// <param name="cancel">Stops it; what was done until then is kept for the next run.</param>
    /// <exception cref="RunBusyException">Another run works on the folder.</exception>
    /// <exception cref="CalaisisException">
    /// A step failed: its failure; what people see is as before. Or the folder cannot be written.
    /// </exception>
    public async Task<RunReport> RunAsync(OperationWork work, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(work);
        var meter = new UsageMeter(clock);
        folder.Prepare();
        using var held = await RunLock.TakeAsync(
            folder,
            settings.Wait,
            clock,
            holder => listener.Hear(
                new Warning($"{folder.Results}: another run works on these results ({holder}); waiting for its end")),
            cancel);
        // What a run shows stays as it is while it is shown; else another run was at work before this one was alone
        // here.
        if (folder.PublishedRun != _lookedAhead) _cache.Forget();
        folder.RemoveLeftovers();
        Unfinished.Add(folder.Scratch);
        try
        {
            return await RunAsync(work, meter, cancel);
        }
        catch (LedgerDamagedException damaged)
        {
            var aside = LedgerDamagedException.SetAside(folder.Ledger);
            listener.Hear(new Warning(
                $"{folder.Ledger}: the ledger is damaged ({LibraryTexts.Of(damaged.InnerException!)}); "
                + $"it is now {aside}, and a new one is begun: "
                + $"results stay, and only what earlier runs did is forgotten"));
            return await RunAsync(work, meter, cancel);
        }
        finally
        {
            Unfinished.Remove(folder.Scratch);
        }
    }

    async Task<RunReport> RunAsync(OperationWork work, UsageMeter meter, CancellationToken cancel)
    {
        using var ledger = Ledger.Open(folder.Ledger, settings.Mask, clock);
        var run = ledger.BeginRun(settings.Facts, folder.HighestRun);
        // Noted as soon as it is asked for: a read that hangs may leave no time for it later.
        using var asked = cancel.Register(() => NoteStopping(run, meter.Now));
        try
        {
            var report = await RunAsync(run, work, ledger, meter, cancel);
            ledger.EndRun(run, report.State, folder.PublishedRun, report.Usage, null);
            return report;
        }
        catch (Exception problem) when (problem is not LedgerDamagedException)
        {
            NoteFailure(run, ledger, problem, meter.Now);
            throw;
        }
    }

    /// <summary>
    /// By a connection of its own, as others may be at work with the first. How the run really ends is noted over it.
    /// </summary>
    void NoteStopping(long run, RunUsage usage)
    {
        try
        {
            using var ledger = Ledger.Open(folder.Ledger, settings.Mask, clock);
            ledger.EndRun(
                run, "stopped", folder.PublishedRun, usage, LibraryTexts.Of(new OperationCanceledException()));
        }
        catch (Exception problem) when (problem is OutputException or LedgerDamagedException)
        {
            // The next run then notes that this one was killed.
            return;
        }
    }

    /// <summary>On a full disk this may fail as well: the first failure is the one told.</summary>
    void NoteFailure(long run, Ledger ledger, Exception problem, RunUsage usage)
    {
        try
        {
            folder.RemoveLeftovers();
            var state = problem is OperationCanceledException ? "stopped" : "failed";
            var message = problem is CalaisisException or OperationCanceledException
                ? LibraryTexts.Of(problem)
                : (Sentence)$"{problem}";
            ledger.EndRun(run, state, folder.PublishedRun, usage, message);
        }
        catch (Exception second) when (second is OutputException or LedgerDamagedException)
        {
            // The next run cleans up, and sees by itself that this one did not end well.
            return;
        }
    }

    async Task<RunReport> RunAsync(
        long run, OperationWork work, Ledger ledger, UsageMeter meter, CancellationToken cancel)
    {
        var began = clock.GetTimestamp();
        var steps = work.Steps.Select(bound => bound.Step).ToList();
        var plan = await Task.Run(() => MakePlan(steps, ledger, cancel), cancel);
        meter.EndPlanning(began);
        work.OnPlanned(plan);
        var outcomes = await DoStepsAsync(run, plan, work, ledger, meter, cancel);
        began = clock.GetTimestamp();
        var failed = outcomes.FirstOrDefault(outcome => outcome.State == StepEnd.Failed);
        if (failed is not null)
        {
            work.OnFailed(outcomes);
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(failed.Problem!);
        }

        RequireUnchangedInputs(outcomes, cancel);
        var files = FilesOf(outcomes, work, cancel);
        var publisher = new Publisher(folder);
        var shown = publisher.IsShown(files);
        if (!shown && publisher.Publish(run, files, Sidecar) is { } moved)
            listener.Hear(new Warning($"{folder.Results}: found something that no run has made; it is now {moved}"));

        ledger.Remember(_contents.Taken);
        new Retention(folder, settings.Retention, clock)
            .Apply(ledger, run, plan.Steps.Select(step => step.Key).ToHashSet(StringComparer.Ordinal));
        meter.EndShowing(began);
        return new RunReport(run, plan, outcomes, shown ? "unchanged" : "done", meter.Now);

        byte[] Sidecar()
        {
            meter.EndShowing(began);
            return RunSidecar.BytesOf(
                ledger.Run(run)!,
                settings.Facts.Files.Select(file => (settings.Mask(file.File), file.Sha256)),
                clock.GetUtcNow(),
                ledger.StepsOf(run),
                meter.Now,
                files.Select(file => file.Describe()));
        }
    }

    /// <summary>Where a picture lies, whole, that a step has made for people; null for a step without.</summary>
    public string? PictureOf(StepOutcome outcome)
    {
        ArgumentNullException.ThrowIfNull(outcome);
        return outcome.Stored?.Outputs
            .Where(output => outcome.Planned.Step.PlaceOf(output.Path) is not null
                && Path.GetExtension(output.Path) == ".png")
            .Select(output => _cache.PathOf(outcome.Planned.Key, output.Path)).FirstOrDefault();
    }

    /// <summary>Shows the results of an earlier run again.</summary>
    /// <exception cref="RunBusyException">A run works on the folder.</exception>
    /// <exception cref="OutputException">
    /// The results of that run are no longer kept, or no longer what it made.
    /// </exception>
    public static async Task RestoreAsync(
        OperationFolder folder, long run, TimeSpan wait, TimeProvider clock, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(folder);
        using var held = await RunLock.TakeAsync(folder, wait, clock, _ => { }, cancel);
        if (!Directory.Exists(folder.Run(run)))
        {
            throw new OutputException(
                $"{folder.Results}: the results of run {run} are not kept; 'runs' lists those that are.");
        }

        var publisher = new Publisher(folder);
        publisher.RequireWhole(run, cancel);
        OperationFolder.Guard(folder.Results, () => publisher.Show(run));
    }

    async Task<IReadOnlyList<StepOutcome>> DoStepsAsync(
        long run, Plan plan, OperationWork work, Ledger ledger, UsageMeter meter, CancellationToken cancel)
    {
        var bound = work.Steps.ToDictionary(step => step.Step.Id, StringComparer.Ordinal);
        var ordinals = plan.Steps.Select((step, i) => (step.Step.Id, i))
            .ToDictionary(pair => pair.Id, pair => pair.i, StringComparer.Ordinal);
        var runner = new StepRunner(
            plan, bound, _cache, _contents,
            new RunnerSettings(settings.Facts.Resources, settings.KeepGoing) { Mask = settings.Mask }, listener, clock)
        {
            Meter = meter,
        };
        var kept = new List<StepOutcome>();
        Exception? unnoted = null;
        var outcomes = await runner.RunAsync(
            outcome =>
            {
                // Steps that were there already may be many: one note for all of them.
                if (outcome.State is StepEnd.Kept or StepEnd.Shared) kept.Add(outcome);
                else unnoted ??= TryNote(outcome);
                work.OnOutcome(outcome);
            },
            cancel);
        if (unnoted is not null && outcomes.All(outcome => outcome.State != StepEnd.Failed))
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(unnoted);
        using var together = ledger.Together();
        foreach (var outcome in kept) ledger.Note(run, ordinals[outcome.Planned.Step.Id], outcome);
        return outcomes;

        // While others are at work a failure to note is no reason to leave them: it is told when they have ended.
        Exception? TryNote(StepOutcome outcome)
        {
            try
            {
                ledger.Note(run, ordinals[outcome.Planned.Step.Id], outcome);
                return null;
            }
            catch (Exception problem) when (problem is OutputException or LedgerDamagedException)
            {
                return problem;
            }
        }
    }

    Plan MakePlan(IReadOnlyList<Step> steps, Ledger? ledger, CancellationToken cancel)
    {
        var workers = settings.Facts.Resources.Workers;
        if (settings.TrustTimes && ledger is not null) _contents.Memory = new FileMemory(ledger.RememberedFiles());
        _contents.Take(steps.SelectMany(step => step.Inputs).OfType<OutsideInput>(), workers, cancel);
        var past = ledger?.PastSteps() ?? new Dictionary<string, PastStep>();
        var usual = ledger?.UsualDurations() ?? new Dictionary<string, TimeSpan>();
        var facts = new PlanFacts
        {
            Software = settings.Software,
            ContentOf = _contents.TextOf,
            WhyUnknown = _contents.WhyUnknown,
            StoredOf = _ => StoredState.Whole,
            PastOf = id => past.GetValueOrDefault(id),
            UsualDurationOf = kind => usual.TryGetValue(kind, out var duration) ? duration : null,
        };
        // Keys do not depend on what is stored: once they are known, everything stored is examined side by side.
        _cache.Examine(Plan.Make(steps, facts).Steps.Select(step => step.Key).Distinct(), workers, cancel);
        return Plan.Make(steps, facts with { StoredOf = _cache.StateOf });
    }

    /// <summary>
    /// The last look: a file that changed without changing its length and time must not stand behind results either.
    /// </summary>
    void RequireUnchangedInputs(IReadOnlyList<StepOutcome> outcomes, CancellationToken cancel)
    {
        var made = outcomes.Where(outcome => outcome.State == StepEnd.Made).Select(outcome => outcome.Planned).ToList();
        try
        {
            _contents.RequireUnchanged(
                made.SelectMany(planned => planned.Step.Inputs).OfType<OutsideInput>()
                    .Concat(made.Count > 0 ? settings.ReadBefore : []).DistinctBy(input => input.Path),
                thoroughly: !settings.TrustTimes,
                cancel);
        }
        catch (RasterException)
        {
            made.ForEach(planned => _cache.Drop(planned.Key));
            throw;
        }
    }

    List<PublishedFile> FilesOf(IReadOnlyList<StepOutcome> outcomes, OperationWork work, CancellationToken cancel)
    {
        var files = new List<PublishedFile>();
        foreach (var outcome in outcomes)
        {
            foreach (var output in outcome.Stored!.Outputs)
            {
                if (outcome.Planned.Step.PlaceOf(output.Path) is { } place)
                    files.Add(new PublishedResult(place, _cache.PathOf(outcome.Planned.Key, output.Path), output));
            }
        }

        var results = outcomes.ToDictionary(
            outcome => outcome.Planned.Step.Id, outcome => new RunResult(outcome, _cache), StringComparer.Ordinal);
        files.AddRange(work.Beside(results));
        cancel.ThrowIfCancellationRequested();
        return files;
    }
}
