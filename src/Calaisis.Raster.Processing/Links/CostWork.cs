using Calaisis.Raster.Corridors;
using Calaisis.Raster.CostDistance;
using Calaisis.Raster.Geo.Rasters;
using Calaisis.Raster.Grids;
using Calaisis.Raster.Links;
using Calaisis.Raster.Pipelines;
using Calaisis.Raster.Processing.Costs;
using Calaisis.Raster.Processing.Habitats;
using Calaisis.Raster.Processing.Machine;
using Calaisis.Raster.Processing.Operations;
using Calaisis.Raster.Processing.Resistance;
using Calaisis.Raster.Processing.Steps;
using Calaisis.Raster.Resistance;

namespace Calaisis.Raster.Processing.Links;

/// <summary>Searches the costs of a trame, and its dispersal area where one is declared, and writes both.</summary>
sealed class CostWork(TrameJob job)
{
    readonly TrameDeclaration _trame = job.Trame;
    readonly GridDefinition _grid = job.Context.Grid;
    readonly CostRules _rules = CostSteps.RulesOf(job.Trame);

    public async Task RunAsync(CancellationToken cancel)
    {
        List<SourceNeed> needs = _trame.Cost?.Use is { } use ? [new SourceNeed(use.Source, 0)] : [];
        using var sources = await StepSources.OpenAsync(job.Context, needs, job.Given, job.Listener, cancel);
        using var resistance = job.Open(ResistanceSteps.Raster);
        using var habitats = needs.Count > 0 ? null : job.Open(HabitatSteps.Raster);
        ICostSources starts = habitats is null
            ? new LabelSources(sources.Tiles.First())
            : new CoreSources(habitats, HabitatSteps.CountCores(job, cancel), resistance);
        var searchBytes = habitats is null ? sources.Memory.TileBytes : job.Machine.MemoryBytes * 3 / 4;
        Write(sources, resistance, starts, job.Machine with { MemoryBytes = searchBytes }, cancel);
    }

    void Write(
        StepSources sources, ITileSource resistance, ICostSources starts, Resources resources, CancellationToken cancel)
    {
        var allocates = job.Makes(CostSteps.Allocation);
        var output = job.Output(CostSteps.Raster);
        var type = _trame.Cost is { Precision: CostPrecision.Exact } ? CellType.ExactQuantity : CellType.Quantity;
        var cost = CostMetadata.OfCost(_rules, _grid, type);
        var allocation = CostMetadata.OfAllocation(_rules, _grid);
        using var rasters = CostRasters.Begin(
            _grid,
            (output, SettingsOf(cost, "accumulated cost")),
            allocates ? (job.Output(CostSteps.Allocation), SettingsOf(allocation, "core area nearest by cost")) : null);
        using var surface = CostSearch.Solve(
            resistance,
            starts,
            _grid.Shape,
            CostSearch.SettingsOf(_rules, _grid, resources) with { KeepAllocation = allocates },
            output,
            $"cost {_trame.Name}",
            job.Listener,
            cancel);
        rasters.Write(surface, $"cost file {_trame.Name}", job.Listener, cancel);
        if (_trame.Dispersal is { } reach) Disperse(sources, surface, reach, cancel);
    }

    void Disperse(StepSources sources, CostSurface surface, Reach reach, CancellationToken cancel)
    {
        var links = CostSteps.FollowsLinks(_trame) ? LinkSteps.ReadLinks(job.Place, _grid) : [];
        var resolved = reach.Resolve(_rules.Units, _grid.CellWidth, links);
        var plain = CostMetadata.OfCost(_rules, _grid, CellType.Quantity);
        var settings = SettingsOf(plain, "budget of a disperser that is left");
        var metadata = new SortedDictionary<string, string>(settings.Metadata.ToDictionary(), StringComparer.Ordinal)
        {
            ["CALAISIS_DISPERSAL"] = resolved.Formula.ToString(),
            ["CALAISIS_NODATA"] = "beyond the greatest cost",
        };
        using var sink = new CogSink(job.Output(CostSteps.Dispersal), _grid, settings with { Metadata = metadata });
        var area = DispersalPass.Run(
            _grid,
            new TileLayout(_grid.Shape, job.Context.TileCells, job.Context.TileCells),
            surface.Read,
            resolved.Cost,
            sources.Zones,
            sink,
            $"dispersal {_trame.Name}",
            job.Listener,
            cancel);
        job.WriteJson(CostSteps.DispersalFacts, new DispersalFacts(resolved.Formula.ToString(), area));
    }

    CogSettings SettingsOf(CogSettings plain, string description)
    {
        var metadata = job.Metadata();
        foreach (var (name, value) in plain.Metadata) metadata[name] = value;
        metadata["CALAISIS_TRAME"] = _trame.Name;
        metadata["CALAISIS_SOURCE"] = _trame.Cost?.Use?.Source ?? "core areas";
        return plain with
        {
            Description = $"{description}, trame {_trame.Name}",
            Metadata = metadata,
            Threads = job.Machine.Jobs,
        };
    }
}

/// <summary>The dispersal area of a trame as other steps read it.</summary>
/// <param name="Formula">How the greatest cost came about.</param>
/// <param name="Area">What was counted.</param>
sealed record DispersalFacts(string Formula, DispersalArea Area);
