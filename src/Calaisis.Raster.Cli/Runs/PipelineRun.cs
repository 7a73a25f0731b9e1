using Calaisis.Raster.Cli.Reporting;
using Calaisis.Raster.Faults;
using Calaisis.Raster.Geo.Datasets;
using Calaisis.Raster.Geo.Native;
using Calaisis.Raster.Operation;
using Calaisis.Raster.Operation.Ledgers;
using Calaisis.Raster.Operation.Publishing;
using Calaisis.Raster.Operation.Running;
using Calaisis.Raster.Operation.Storage;
using Calaisis.Raster.Pipelines.Scenarios;
using Calaisis.Raster.Planning;
using Calaisis.Raster.Processing.Catalogue;
using Calaisis.Raster.Processing.Inputs;
using Calaisis.Raster.Processing.Links;
using Calaisis.Raster.Processing.Machine;
using Calaisis.Raster.Processing.Operations;
using Calaisis.Raster.Processing.PipelineFiles;
using Calaisis.Raster.Processing.Resistance;
using Calaisis.Raster.Processing.Speaking;
using Calaisis.Raster.Processing.Steps;
using Calaisis.Raster.Processing.Works;

namespace Calaisis.Raster.Cli.Runs;

/// <summary>One run of a pipeline: its steps, planned, done and shown.</summary>
sealed class PipelineRun : IDisposable
{
    readonly OperationFolder _folder;
    readonly Journal _journal;
    readonly IReadOnlyList<StepContext> _scenarios;
    readonly IReadOnlyList<BoundStep> _steps;
    readonly PipelineOperation _operation;
    readonly RunEstimate _estimate;

    public PipelineRun(
        LoadedPipeline loaded, string file, OperationFolder folder, Resources resources, RunOptions options,
        Journal journal,
        IReadOnlyList<TrameOperation>? operations = null)
    {
        (_folder, _journal) = (folder, journal);
        _operation = new PipelineOperation(
            folder, SettingsOf(loaded, file, resources, options), journal, TimeProvider.System);
        _ = _operation.LookAhead();
        _operation.TakeReadBefore();
        GdalRuntime.LimitCache(MemoryShares.Of(resources.MemoryBytes).GdalMegabytes);
        _scenarios = [.. loaded.Chosen(options.Scenarios).Select(scenario => ContextOf(loaded, scenario, resources))];
        journal.Changed =
            [.. _scenarios.Select(scenario => scenario.Scenario).Where(name => name != Scenario.BaseName)];
        journal.Detail($"grid: {_scenarios[0].Grid}, {_scenarios[0].Grid.Crs}");
        _estimate = new RunEstimate(_scenarios[0].Grid, resources.Jobs);
        _steps = PipelineSteps.Of(
            _scenarios,
            options.Comparison ?? loaded.Pipeline.Comparison,
            options.DrawMaps,
            operations ?? PipelineSteps.Operations,
            options.Works);
    }

    public void Dispose() => _operation.Dispose();

    /// <summary>What a run would do; changes nothing.</summary>
    public Plan PlanOnly(CancellationToken cancel) =>
        _operation.PlanOnly([.. _steps.Select(step => step.Step)], cancel);

    public async Task<RunReport> RunAsync(CancellationToken cancel)
    {
        var lines = new RunLines(_journal, _estimate);
        var waitsForPicture = _folder.PublishedRun is null;
        if (_scenarios.Select(OverlapSteps.WhyNot).FirstOrDefault(why => why is not null) is { } incomparable)
            _journal.Warn(incomparable);
        var work = new OperationWork(_steps)
        {
            Beside = results => _scenarios.Select(scenario => ManifestOf(scenario, results)),
            OnPlanned = lines.TellPlan,
            OnFailed = lines.TellFailure,
            OnOutcome = Hear,
        };
        var report = await _operation.RunAsync(work, cancel);
        lines.TellEnd(
            report, _folder, [.. _scenarios.Select(scenario => scenario.Scenario)], ManifestPath(_scenarios[0]));
        return report;

        void Hear(StepOutcome outcome)
        {
            if (outcome.State == StepEnd.Made) _journal.Advance();
            if (!waitsForPicture || _operation.PictureOf(outcome) is not { } picture) return;
            waitsForPicture = false;
            lines.TellPicture(picture);
        }
    }

    static OperationSettings SettingsOf(LoadedPipeline loaded, string file, Resources resources, RunOptions options) =>
        new()
        {
            Facts = new RunFacts(
                loaded.Pipeline.Name, file, SoftwareVersions.Calaisis, SoftwareVersions.Build,
                new StepResources(resources.Jobs, resources.MemoryBytes))
            {
                Files = [.. loaded.Files.Select(file => (file.Place, file.Sha256))],
            },
            Software = SoftwareVersions.All,
            FilesOf = path => FilesOf(path, options.Places),
            Held = loaded.Texts.All.ToDictionary(
                file => file.Key,
                file => new ContentHash(file.Value.Sha256, file.Value.Content.Length),
                StringComparer.Ordinal),
            ReadBefore = [.. loaded.Chosen(options.Scenarios)
                .SelectMany(scenario => Provenance.ReadBefore(scenario.Pipeline)).Distinct()],
            MayAsk = options.Places is { } places ? places.MayConnect : null,
            Mask = Redaction.Mask,
            TrustTimes = options.TrustTimes,
            KeepGoing = options.KeepGoing,
            Wait = options.Wait,
            Retention = options.Retention,
        };

    /// <summary>
    /// A dataset may lead to others: a virtual raster names its parts, which have to be allowed as well.
    /// </summary>
    static OutsideFiles FilesOf(string path, AllowedPlaces? places)
    {
        var files = DatasetFiles.Of(path);
        foreach (var file in files.Files.Concat(files.Addresses))
        {
            if (places?.WhyNot(file) is { } why)
            {
                throw new PipelineException([new Fault(
                    Path.GetFileName(path), 0, 0,
                    $"it leads to '{Path.GetFileName(file)}', which may not be read: {why}")]);
            }
        }

        return new OutsideFiles(files.Files, files.Detail)
        {
            Addresses = files.Addresses,
            Unfollowed = files.Unfollowed,
        };
    }

    static string ManifestPath(StepContext scenario) => $"{scenario.Scenario}/{Manifest.FileName}";

    static StepContext ContextOf(LoadedPipeline loaded, Scenario scenario, Resources resources) =>
        new(loaded.In(scenario), scenario.Name, PipelineSources.GridOf(scenario.Pipeline), resources.TileCells)
        {
            DrawsMaps = scenario.DrawsMaps,
        };

    PublishedText ManifestOf(StepContext scenario, IReadOnlyDictionary<string, RunResult> results)
    {
        var manifest = new Manifest
        {
            Pipeline = scenario.Pipeline.Name,
            Scenario = scenario.Scenario,
            Software = SoftwareVersions.All,
            Parameters = NodeJson.ToJson(scenario.Loaded.Document)!,
            Grid = string.Join(", ", scenario.Grid, scenario.Grid.Crs),
        };
        foreach (var input in Provenance.Of(scenario, _steps.Select(bound => bound.Step), _operation.Contents))
            manifest.AddInput(input);
        foreach (var trame in scenario.Pipeline.Trames)
        {
            manifest.AddTrame(StatisticsFile.Read(
                results[scenario.Id(trame.Name, ResistanceSteps.Kind)].PathOf(ResistanceSteps.Statistics.File)));
        }

        foreach (var (step, result) in _steps.Select(bound => bound.Step).Select(step => (step, results[step.Id])))
        {
            foreach (var output in result.Outputs)
            {
                if (step.PlaceOf(output.Path) is { } place && PlaceIn(scenario, place) is { } shown)
                    manifest.AddOutput(shown, output);
            }
        }

        return new PublishedText(ManifestPath(scenario), manifest.ToBytes());
    }

    // Seen from the scenario's folder; what belongs to no scenario is the first one's to name.
    string? PlaceIn(StepContext scenario, string place)
    {
        if (place.StartsWith($"{scenario.Scenario}/", StringComparison.Ordinal))
            return place[(scenario.Scenario.Length + 1)..];
        var isOfAll = _scenarios.All(other => !place.StartsWith($"{other.Scenario}/", StringComparison.Ordinal));
        return isOfAll && scenario == _scenarios[0] ? $"../{place}" : null;
    }
}

/// <summary>What of a run can be chosen on the command line. None of it changes a byte of a result.</summary>
sealed record RunOptions
{
    /// <summary>The scenarios that are run; empty for all.</summary>
    public IReadOnlyList<string> Scenarios { get; init; } = [];

    /// <summary>Another comparison than the pipeline's own; null for that.</summary>
    public ComparisonDeclaration? Comparison { get; init; }

    public bool DrawMaps { get; init; } = true;

    /// <summary>The works to choose among; null where none are asked for.</summary>
    public RunWorks? Works { get; init; }

    public bool TrustTimes { get; init; }

    /// <summary>Whether a run that would do nothing is not even begun.</summary>
    public bool WhenChanged { get; init; }

    /// <summary>Whether the base is shown before the other scenarios, however small the grid.</summary>
    public bool BaseFirst { get; init; }

    /// <summary>What the pipeline may read; null for anything.</summary>
    public AllowedPlaces? Places { get; init; }

    public bool KeepGoing { get; init; }

    /// <summary>How long to wait for another run on the same results.</summary>
    public TimeSpan Wait { get; init; }

    public RetentionRule Retention { get; init; } = RetentionRule.Usual;
}
