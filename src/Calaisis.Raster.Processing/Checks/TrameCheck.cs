using Calaisis.Raster.Corridors;
using Calaisis.Raster.Faults;
using Calaisis.Raster.Flow;
using Calaisis.Raster.Geo.Opening;
using Calaisis.Raster.Grids;
using Calaisis.Raster.Links;
using Calaisis.Raster.Pipelines;
using Calaisis.Raster.Preflight;
using Calaisis.Raster.Processing.Habitats;
using Calaisis.Raster.Processing.Links;
using Calaisis.Raster.Processing.Machine;
using Calaisis.Raster.Processing.Resistance;
using Calaisis.Raster.Resistance;

namespace Calaisis.Raster.Processing.Checks;

/// <summary>
/// Whether a run would refuse a trame: its resistance is computed on the whole grid and its core areas are searched, as
/// the run does, and nothing is written.
/// </summary>
sealed class TrameCheck(
    Pipeline pipeline, GridDefinition grid, OpenSources sources, Resources resources, IRunListener listener)
{
    // Chains and pairs of so many may have too few links; more mostly have enough.
    const int FewCores = 6;

    readonly TileLayout _layout = new(grid.Shape, resources.TileCells, resources.TileCells);
    readonly MemoryShares _memory = MemoryShares.Of(resources.MemoryBytes);

    /// <summary>The findings by trame.</summary>
    /// <param name="stacks">The trames to look at: those whose sources and tables are sound.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<IReadOnlyDictionary<string, IReadOnlyList<Finding>>> RunAsync(
        IReadOnlyList<ResistanceStack> stacks, CancellationToken cancel)
    {
        var findings = new Dictionary<string, IReadOnlyList<Finding>>(StringComparer.Ordinal);
        foreach (var (stack, measured) in stacks.Zip(await MeasureAsync(stacks, cancel)))
        {
            var found = measured.Statistics is { } statistics
                ? StackChecks.Judge(grid, stack, statistics).ToList()
                : [measured.Problem!];
            if (measured.Problem is null) found.AddRange([.. Pierced(stack.Trame, cancel), .. Crossings(stack.Trame)]);
            if (!found.Any(finding => finding.Severity is Severity.Error))
                found.AddRange([.. await HabitatsAsync(stack, cancel), .. Memory(stack.Trame)]);
            findings[stack.Trame] = found;
        }

        return findings;
    }

    /// <summary>
    /// All in one pass, in which each source is read once; one by one where that fails, to know which of them is to
    /// blame.
    /// </summary>
    async Task<IReadOnlyList<Measured>> MeasureAsync(IReadOnlyList<ResistanceStack> stacks, CancellationToken cancel)
    {
        if (stacks.Count == 0) return [];
        try
        {
            return [.. (await MeasureTogetherAsync(stacks, cancel))
                .Select(statistics => new Measured(statistics, null))];
        }
        catch (CalaisisException problem) when (stacks.Count == 1)
        {
            return [new Measured(null, Error(stacks[0].Trame, problem))];
        }
        catch (CalaisisException)
        {
            var each = new List<Measured>();
            foreach (var stack in stacks) each.AddRange(await MeasureAsync([stack], cancel));
            return each;
        }
    }

    Task<IReadOnlyList<TrameStatistics>> MeasureTogetherAsync(
        IReadOnlyList<ResistanceStack> stacks, CancellationToken cancel) =>
        new ResistancePass(
            grid, _layout, sources.Tiles, [.. stacks.Select(stack => new TrameOutput(stack, new Discarded()))])
            .MeasureAsync(new PassLimits(resources.Jobs, _memory.TileBytes), listener, cancel);

    IEnumerable<Finding> Pierced(string trame, CancellationToken cancel) =>
        new PiercedCheck(pipeline, sources, grid).Of(pipeline.Trames.Single(declared => declared.Name == trame), cancel)
            .Select(pierced => Own(trame, Severity.Warning, pierced));

    IEnumerable<Finding> Crossings(string trame) =>
        CrossingCheck.Of(pipeline.Trames.Single(declared => declared.Name == trame), sources)
            .Select(crossing => Own(trame, Severity.Warning, crossing.Sentence));

    async Task<IReadOnlyList<Finding>> HabitatsAsync(ResistanceStack stack, CancellationToken cancel)
    {
        var trame = pipeline.Trames.Single(trame => trame.Name == stack.Trame);
        if (trame.Habitats is null) return [];
        var told = new ToldWarnings(listener);
        try
        {
            var map = await new HabitatRun(pipeline, trame, grid, resources, told)
                .CheckAsync(new StackTileSource(stack, sources.Tiles, grid), cancel);
            return [.. told.Warnings.Select(warning => Own(trame.Name, Severity.Warning, warning.Message)),
                .. Unfit(trame, map.CoreCount)];
        }
        catch (CalaisisException problem)
        {
            return [Error(trame.Name, problem)];
        }
    }

    /// <summary>What a run with as much memory as this check would refuse when it comes to links.</summary>
    IEnumerable<Finding> Memory(string name)
    {
        var trame = pipeline.Trames.Single(trame => trame.Name == name);
        if (trame.Links is not { } links) return [];
        try
        {
            LinkMemory.Require(grid.Shape, links, trame.Corridors?.Rules, LinkSteps.SettingsOf(trame, grid, resources));
            return [];
        }
        catch (CalaisisException problem)
        {
            return [Error(name, problem)];
        }
    }

    /// <summary>
    /// So few core areas have too few links, whatever lies between them. Others are known when links are.
    /// </summary>
    static IEnumerable<Finding> Unfit(TrameDeclaration trame, int cores) =>
        cores * (cores - 1) / 2 >= CostFit.FewestLinks
            ? trame.FittedAt.Where(_ => cores <= FewCores).Select(at => Own(
                trame.Name,
                Severity.Warning,
                $"{at}: metres become a cost by the log-log rule only if at least {CostFit.FewestLinks} links have a "
                    + $"cost above 0, which the run "
                    + $"finds out: there are {cores} core areas only; with 'conversion: declared' and a resistance, "
                    + $"or a cost itself, it cannot fail"))
            : trame.FittedAt.Select(at => Own(
                trame.Name,
                Severity.Error,
                $"{at}: metres cannot be made a cost by the log-log rule: "
                    + $"{cores} [core area|core areas] have fewer than {CostFit.FewestLinks} links; "
                    + $"use 'conversion: declared' with a resistance, or give the cost itself"));

    static Finding Error(string trame, CalaisisException problem) => Own(trame, Severity.Error, problem.Sentence);

    // The report names the trame already.
    static Finding Own(string trame, Severity severity, Sentence message) =>
        new(severity, trame, message.Without($"trame '{trame}': "));

    readonly record struct Measured(TrameStatistics? Statistics, Finding? Problem);

    /// <summary>Keeps warnings for the report; everything else is handed on.</summary>
    sealed class ToldWarnings(IRunListener next) : IRunListener
    {
        readonly Lock _gate = new();
        readonly List<Warning> _warnings = [];

        public IReadOnlyList<Warning> Warnings => _warnings;

        public void Hear(RunEvent happened)
        {
            if (happened is not Warning warning) next.Hear(happened);
            else lock (_gate) _warnings.Add(warning);
        }
    }
}
