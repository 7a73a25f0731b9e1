using Calaisis.Raster.Flow;
using Calaisis.Raster.Gains;
using Calaisis.Raster.Geo.Opening;
using Calaisis.Raster.Grids;
using Calaisis.Raster.Habitats;
using Calaisis.Raster.Operation.Running;
using Calaisis.Raster.Pipelines;
using Calaisis.Raster.Pipelines.Scenarios;
using Calaisis.Raster.Processing.Inputs;
using Calaisis.Raster.Processing.Machine;
using Calaisis.Raster.Processing.Steps;
using Calaisis.Raster.Resistance;
using Calaisis.Raster.Zones;

namespace Calaisis.Raster.Processing.Works;

/// <summary>Reads what works change of a trame: its resistance and habitat with and without their edits.</summary>
sealed class GroundReader(
    StepContext context, TrameDeclaration trame, ITileSource resistance, ITileSource labels,
    IReadOnlyList<HabitatPatch> patches, Territory? territory, StepResources resources)
{
    readonly GridDefinition _grid = context.Grid;
    HabitatGrowth? _growth;
    OpenSources? _before;
    HabitatInputs? _inputsBefore;

    /// <summary>Opens the sources of a scenario whose edits are works that lie apart.</summary>
    public async Task<OpenWorks> OpenAsync(Scenario edited, CancellationToken cancel)
    {
        var after = edited.Pipeline.Trames.First(other => other.Name == trame.Name);
        if (_before is null)
        {
            _before = await OpenSourcesOf(context.Pipeline, trame, cancel);
            _growth = new HabitatGrowth(
                _grid, trame.Habitats!.Build(trame.Name, _before.LegendOf), labels, patches, territory);
            _inputsBefore = new HabitatInputs(
                _before.Tiles, trame.ForHabitats(resistance, _before.Tiles, _before.LegendOf, _grid.Shape), []);
        }

        var sources = await OpenSourcesOf(edited.Pipeline, after, cancel);
        var ground = new StackTileSource(after.Stack(sources.LegendOf), sources.Tiles, _grid);
        return new OpenWorks(
            sources, resistance, ground, _growth!, _inputsBefore!,
            new HabitatInputs(
                sources.Tiles, after.ForHabitats(ground, sources.Tiles, sources.LegendOf, _grid.Shape), []),
            _grid);
    }

    Task<OpenSources> OpenSourcesOf(Pipeline pipeline, TrameDeclaration of, CancellationToken cancel)
    {
        var margins = new Dictionary<string, int>(
            TrameStacks.MarginsOn(_grid, pipeline with { Trames = [of with { Cost = null }] }), StringComparer.Ordinal);
        foreach (var need in of.Habitats!.NeedsOn(_grid))
            margins[need.Source] = Math.Max(need.MarginCells, margins.GetValueOrDefault(need.Source));
        foreach (var source in of.CrossingSources) margins.TryAdd(source, 0);
        var memory = MemoryShares.Of(resources.MemoryBytes);
        return OpenSources.OpenNeededAsync(
            pipeline.AllSources, margins, _grid, new OpeningLimits(1, memory.BurnedBytes / 2), SilentListener.Instance,
            cancel);
    }
}

/// <summary>Sources with the edits of works that lie apart.</summary>
sealed class OpenWorks(
    OpenSources sources, ITileSource before, ITileSource after, HabitatGrowth growth, HabitatInputs habitatBefore,
    HabitatInputs habitatAfter, GridDefinition grid) : IDisposable
{
    /// <summary>What the work in a window changes, and how many cells of habitat it takes away.</summary>
    public (GroundChange Change, int LostCells) ChangeIn(Window window)
    {
        var count = checked((int)window.CellCount);
        var (was, @is) = (new float[count], new float[count]);
        before.Read(window, was);
        after.Read(window, @is);
        var cells = new List<ChangedCell>();
        for (var i = 0; i < count; i++)
        {
            if (was[i].Equals(@is[i])) continue;
            var cell = ((window.Row + (i / window.Cols)) * grid.Shape.Cols) + window.Col + (i % window.Cols);
            cells.Add(new ChangedCell(cell, float.IsNaN(@is[i]) ? float.PositiveInfinity : @is[i]));
        }

        var (grown, lost) = growth.Of(habitatBefore, habitatAfter, window);
        return (new GroundChange(cells, grown), lost);
    }

    public void Dispose() => sources.Dispose();
}
