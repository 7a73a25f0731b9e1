using Calaisis.Raster.Comparison;
using Calaisis.Raster.Corridors;
using Calaisis.Raster.CostDistance;
using Calaisis.Raster.Faults;
using Calaisis.Raster.Flow;
using Calaisis.Raster.Grids;
using Calaisis.Raster.Habitats;
using Calaisis.Raster.Links;
using Calaisis.Raster.Networks;
using Calaisis.Raster.Pipelines;
using Calaisis.Raster.Resistance;

namespace Calaisis.Raster.Sensitivity;

/// <summary>One trame of one draw from its sources to its figures, all in memory.</summary>
/// <param name="grid">The grid of all sources.</param>
/// <param name="sources">The sources, held in memory.</param>
/// <param name="legends">Their classes.</param>
/// <param name="limits">How much of the machine it may use.</param>
public sealed class TrameDraw(GridDefinition grid, IReadOnlyCollection<ITileSource> sources, SourceLegends legends, DrawLimits limits)
{
    const double SquareMetresPerHectare = 10_000;
    const int TileCells = 256;

    readonly TileLayout _layout = new(grid.Shape, Math.Min(TileCells, grid.Shape.Rows), Math.Min(TileCells, grid.Shape.Cols));

    /// <summary>Where light is looked at in corridors; null for nowhere.</summary>
    public (ITileSource Radiance, IReadOnlyList<double> Above)? Light { get; init; }

    /// <summary>Runs the rooms one after the other. A draw without core areas, with too many patches or with
    /// too few links to fit a cost to is an outcome, not a failure.</summary>
    public async Task<DrawOutcome> RunAsync(TrameDeclaration trame, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(trame);
        using var resistance = new MemoryRaster($"resistance of {trame.Name}", grid.Shape.Whole);
        var stack = new ResistanceStack(
            trame.Name,
            [.. trame.Layers.Select(layer => new StackedLayer(layer.Build(legends), layer.Combine, layer.Mask))],
            trame.Min,
            trame.Max,
            trame.Uncovered);
        await new ResistancePass(grid, _layout, sources, [new TrameOutput(stack, resistance)])
            .RunAsync(new PassLimits(limits.Workers, limits.MemoryBytes), Silence.Instance, cancel);
        if (trame.Habitats is not { } habitats) throw new PipelineException([new Fault("sensitivity", 0, 0, $"the trame '{trame.Name}' declares no habitats, expected some: without core areas there is nothing to compare")]);
        var labels = new MemoryLabels($"habitats of {trame.Name}", grid.Shape);
        HabitatMap map;
        try
        {
            map = await new HabitatSearch(grid, _layout, habitats.Build(trame.Name, legends), new HabitatInputs(sources, resistance, []))
                .RunAsync(new HabitatOutput(labels), new HabitatLimits(limits.Workers, limits.MemoryBytes, limits.ScratchFolder), Silence.Instance, cancel);
        }
        catch (RasterException none)
        {
            return DrawOutcome.Nothing(none.Message);
        }

        try
        {
            return await Task.Run(() => Connect(trame, resistance, labels, map, cancel), cancel);
        }
        catch (CostFitException none)
        {
            return DrawOutcome.Nothing($"trame '{trame.Name}': {none.Message}");
        }
    }

    DrawOutcome Connect(TrameDeclaration trame, MemoryRaster resistance, MemoryLabels labels, HabitatMap map, CancellationToken cancel)
    {
        var figures = new SortedDictionary<string, double>(StringComparer.Ordinal);
        var cores = map.Patches.Where(patch => patch.Role == PatchRole.Core).ToList();
        figures["cores"] = cores.Count;
        figures["core_ha"] = cores.Sum(patch => patch.AreaSquareMetres) / SquareMetresPerHectare;
        IReadOnlyList<Link> links = [];
        ITileSource? corridors = null;
        if (trame.Links is { } declared)
        {
            var rules = trame.Corridors is { } with ? declared with { LowResistance = with.LowResistance } : declared;
            var settings = SettingsOf(trame);
            using var areas = CoreAreas.Solve(resistance, labels, map.CoreCount, grid.Shape, settings, null, cancel);
            if (trame.Corridors is { } corridorRules)
            {
                var network = CorridorSearch.Run(areas, rules, corridorRules.Rules, settings, null, cancel);
                (links, corridors) = (network.Links.Links, network.Mosaic.LeastCost);
                AddCorridors(corridors, figures);
            }
            else
            {
                links = LinkSearch.Run(areas, rules, settings, null, cancel).Links;
            }

            AddNetwork(trame, map.Patches, links, settings, figures, cancel);
        }

        return new DrawOutcome(figures, links, corridors) { Labels = labels, CoreCount = map.CoreCount };
    }

    void AddNetwork(
        TrameDeclaration trame, IReadOnlyList<HabitatPatch> patches, IReadOnlyList<Link> links, CostDistanceSettings settings,
        SortedDictionary<string, double> figures, CancellationToken cancel)
    {
        var active = links.Where(link => link.State == LinkState.Active).ToList();
        figures["links"] = active.Count;
        figures["total_link_cost"] = active.Sum(link => link.Cost);
        figures["mean_link_cost"] = active.Count == 0 ? double.NaN : active.Sum(link => link.Cost) / active.Count;
        if (trame.Network is not { } network) return;
        var reach = network.Distance.Resolve(settings.Units, grid.CellWidth, links);
        var study = network.StudyAreaHectares * SquareMetresPerHectare ?? grid.Bounds.Width * grid.Bounds.Height;
        var indicators = IndicatorSearch.Run(
            NetworkGraph.Of(patches, links), new NetworkParameters(reach, network.Probability, network.Beta, study), limits.Workers, cancel);
        figures["pc"] = indicators.Pc;
        figures["ec_ha"] = indicators.EcSquareMetres / SquareMetresPerHectare;
        figures["iic"] = indicators.Iic;
        figures["components"] = indicators.Components;
    }

    void AddCorridors(ITileSource corridors, SortedDictionary<string, double> figures)
    {
        var (count, lit) = (0L, new long[Light?.Above.Count ?? 0]);
        var (values, light) = (new float[_layout.TileRows * _layout.TileCols], new float[_layout.TileRows * _layout.TileCols]);
        foreach (var window in _layout.Windows())
        {
            corridors.Read(window, values);
            Light?.Radiance.Read(window, light);
            for (var i = 0; i < window.CellCount; i++)
            {
                if (float.IsNaN(values[i])) continue;
                count++;
                for (var level = 0; level < lit.Length && light[i] > Light!.Value.Above[level]; level++) lit[level]++;
            }
        }

        figures["corridor_ha"] = count * grid.CellWidth * grid.CellHeight / SquareMetresPerHectare;
        for (var level = 0; level < lit.Length; level++)
            figures[FigureChanges.LitShare(Light!.Value.Above[level])] = count == 0 ? double.NaN : (double)lit[level] / count;
    }

    CostDistanceSettings SettingsOf(TrameDeclaration trame)
    {
        var settings = new CostDistanceSettings
        {
            CellWidth = grid.CellWidth,
            CellHeight = grid.CellHeight,
            Workers = limits.Workers,
            ScratchFolder = limits.ScratchFolder,
        };
        return trame.Cost is { Rules: var rules }
            ? settings with { Units = rules.Units, Neighbourhood = rules.Neighbourhood, NoCornerCrossing = rules.NoCornerCrossing }
            : settings;
    }

    sealed class Silence : IRunListener
    {
        public static Silence Instance { get; } = new();

        public void Hear(RunEvent happened)
        {
        }
    }
}

/// <summary>How much of the machine a draw may use. None of it changes a result.</summary>
/// <param name="Workers">Processors.</param>
/// <param name="MemoryBytes">Buffers of tiles in flight.</param>
/// <param name="ScratchFolder">Where scratch files go.</param>
public sealed record DrawLimits(int Workers, long MemoryBytes, string ScratchFolder);
