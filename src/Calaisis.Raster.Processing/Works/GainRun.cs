using Calaisis.Raster.CostDistance;
using Calaisis.Raster.Flow;
using Calaisis.Raster.Gains;
using Calaisis.Raster.Geo.Rasters;
using Calaisis.Raster.Grids;
using Calaisis.Raster.Habitats;
using Calaisis.Raster.Links;
using Calaisis.Raster.Operation.Running;
using Calaisis.Raster.Pipelines;
using Calaisis.Raster.Pipelines.Actions;
using Calaisis.Raster.Processing.Habitats;
using Calaisis.Raster.Processing.Links;
using Calaisis.Raster.Processing.Machine;
using Calaisis.Raster.Processing.Resistance;
using Calaisis.Raster.Processing.Steps;
using Calaisis.Raster.Zones;

namespace Calaisis.Raster.Processing.Works;

/// <summary>What every work makes of one trame: read around it, then searched where it matters.</summary>
sealed class GainRun(
    StepContext context, RunWorks works, TrameDeclaration trame, StepPlace place, StepResources resources,
    IRunListener listener)
{
    // A filter has an end.
    const int LongestFilter = 1000;

    readonly GridDefinition _grid = context.Grid;
    readonly WorkMargins _margins = new(context.Grid, trame);

    public async Task<TrameGains> RunAsync(CancellationToken cancel)
    {
        var (patches, _) = HabitatSteps.Read(place);
        var links = LinkSteps.ReadLinks(place, _grid);
        var cores = patches.Where(patch => patch.Role == PatchRole.Core).ToList();
        using var resistance = ResistanceSteps.Raster.Open(place, trame.Name, _grid);
        using var labels = HabitatSteps.Raster.Open(place, trame.Name, _grid);
        var territory = StepSources.OpenTerritory(context, StepSources.SmallCacheBytes, 1, cancel);
        var machine = new Resources(1, resources.MemoryBytes, context.TileCells);
        var settings = LinkSteps.SettingsOf(trame, _grid, machine) with { MemoryBytes = null };
        using var ground = OpenGround.Solve(resistance, labels, cores.Count, _grid.Shape, settings, cancel);
        var maxCost = trame.Links!.MaxDistance?.Resolve(settings.Units, _grid.CellWidth, links).Cost
            ?? double.PositiveInfinity;
        var reader = new GroundReader(context, trame, resistance, labels, patches, territory, resources);
        var found = await FindAsync(reader, new GainSearch(ground, links, maxCost, cancel), cancel);
        return new TrameGains(
            trame.Name,
            AreasOf(cores, labels, territory, cancel),
            [.. links.Where(link => link.State == LinkState.Active)
                .Select(link => new ChangedLink(link.PatchA, link.PatchB, link.Cost, link.Cost))],
            AlphaOf(settings.Units, links),
            [.. found.OrderBy(work => work.Work, StringComparer.Ordinal)]);
    }

    async Task<List<WorkGains>> FindAsync(GroundReader reader, GainSearch search, CancellationToken cancel)
    {
        var all = WorkLayers.Read(place.Inputs[CandidateSteps.Role], CandidateSteps.ZonesOf(context));
        var kinds = works.Kinds;
        var own = all.Index().Where(work => _margins.IsChangedBy(kinds[work.Item.Candidate.Action]))
            .Select(one => (Place: one.Index, Work: one.Item))
            .Select(one => new WorkWindow(
                one.Place, one.Work, WorkGroups.Around(
                    one.Work, _grid, _margins.CellsOf(kinds[one.Work.Candidate.Action]))))
            .Where(work => work.Window.CellCount > 0).ToList();
        var progress = new StepProgress(listener, $"works {trame.Name}", own.Count);
        var found = new List<WorkGains>();
        foreach (var group in WorkGroups.Of(own, _margins.Apart))
        {
            var edits = group.GroupBy(work => (work.Work.Candidate.Action, work.Work.Kind))
                .SelectMany(same => same.Chunk(LongestFilter).SelectMany(some => WorkEdits.Of(
                    kinds[same.Key.Action], place.Inputs[CandidateSteps.Role], WorkLayers.LayerOf(same.Key.Kind),
                    WorkLayers.Where(some.Select(work => work.Place))))).ToList();
            using var opened = await reader.OpenAsync(works.Edited("works", edits), cancel);
            foreach (var work in group)
            {
                var (change, lost) = await Task.Run(() => opened.ChangeIn(work.Window), cancel);
                var effect = await Task.Run(() => search.Of(change, cancel), cancel);
                if (!change.IsNothing || lost > 0)
                    found.Add(new WorkGains(work.Work.Candidate.Work.Id, effect, lost));
                progress.Advance();
            }
        }

        progress.Finish();
        return found;
    }

    double[] AreasOf(
        List<HabitatPatch> cores, RasterTileSource labels, Territory? territory, CancellationToken cancel)
    {
        if (territory is null) return [.. cores.Select(core => core.AreaSquareMetres)];
        var inside = LabelTally.Count(territory.AsLayer, labels, _grid.Shape, 1, cancel);
        return [.. cores.Select(core => inside.CellsOf(core.Id, 1) * (_grid.CellWidth * _grid.CellHeight))];
    }

    double AlphaOf(CostUnits units, IReadOnlyList<Link> links)
    {
        var network = trame.Network!;
        var reach = network.Distance.Resolve(units, _grid.CellWidth, links);
        return -Math.Log(network.Probability) / reach.Cost;
    }
}
