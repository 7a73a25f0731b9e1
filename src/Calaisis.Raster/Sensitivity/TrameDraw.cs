using Calaisis.Raster.Comparison;
using Calaisis.Raster.Corridors;
using Calaisis.Raster.CostDistance;
using Calaisis.Raster.CostDistance.Searches;
using Calaisis.Raster.Faults;
using Calaisis.Raster.Flow;
using Calaisis.Raster.Grids;
using Calaisis.Raster.Habitats;
using Calaisis.Raster.Links;
using Calaisis.Raster.Networks;
using Calaisis.Raster.Pipelines;
using Calaisis.Raster.Resistance;
using Calaisis.Raster.Summaries;
using Calaisis.Raster.Zones;

namespace Calaisis.Raster.Sensitivity;

/// <summary>One trame of one draw from its sources to its figures, all in memory.</summary>
/// <param name="grid">The grid of all sources.</param>
/// <param name="sources">The sources, held in memory.</param>
/// <param name="legends">Their classes.</param>
/// <param name="limits">How much of the machine it may use.</param>
public sealed class TrameDraw(
    GridDefinition grid, IReadOnlyCollection<ITileSource> sources, SourceLegends legends, DrawLimits limits)
{
    const int TileCells = 256;

    readonly TileLayout _layout = new(
        grid.Shape, Math.Min(TileCells, grid.Shape.Rows), Math.Min(TileCells, grid.Shape.Cols));

    /// <summary>Where light is looked at in corridors; null for nowhere.</summary>
    public (ITileSource Radiance, IReadOnlyList<double> Above)? Light { get; init; }

    /// <summary>
    /// The territory that figures are of; null for the whole grid. Those of the grid stand beside them then, as
    /// <c>extent_...</c>.
    /// </summary>
    public Territory? Territory { get; init; }

    /// <summary>Runs the rooms one after the other. A draw without core areas, with too many patches or with
    /// too few links to fit a cost to is an outcome, not a failure.</summary>
    public async Task<DrawOutcome> RunAsync(TrameDeclaration trame, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(trame);
        using var resistance = new MemoryRaster($"resistance of {trame.Name}", grid.Shape.Whole);
        await new ResistancePass(grid, _layout, sources, [new TrameOutput(trame.Stack(legends), resistance)])
            .RunAsync(new PassLimits(limits.Workers, limits.MemoryBytes), SilentListener.Instance, cancel);
        if (trame.Habitats is not { } habitats)
        {
            throw new PipelineException([new Fault("sensitivity", 0, 0, $"the trame '{trame.Name}' declares no "
                + $"habitats, expected some: without core areas there is nothing to compare")]);
        }

        var labels = new MemoryLabels($"habitats of {trame.Name}", grid.Shape);
        HabitatMap map;
        try
        {
            map = await new HabitatSearch(grid, _layout, habitats.Build(trame.Name, legends), new HabitatInputs(
                sources, trame.ForHabitats(resistance, sources, legends, grid.Shape), []))
                .RunAsync(
                    new HabitatOutput(labels),
                    new HabitatLimits(limits.Workers, limits.MemoryBytes, limits.ScratchFolder),
                    SilentListener.Instance,
                    cancel);
        }
        catch (RasterException none)
        {
            return DrawOutcome.Nothing(none.Sentence);
        }

        try
        {
            return await Task.Run(() => Connect(trame, resistance, labels, map, cancel), cancel);
        }
        catch (CostFitException none)
        {
            return DrawOutcome.Nothing($"trame '{trame.Name}': {none.Sentence}");
        }
    }

    DrawOutcome Connect(
        TrameDeclaration trame, MemoryRaster resistance, MemoryLabels labels, HabitatMap map, CancellationToken cancel)
    {
        var figures = new SortedDictionary<string, double>(StringComparer.Ordinal);
        var inside = Territory is null ? null : LabelTally.Count(
            Territory.AsLayer, labels, grid.Shape, limits.Workers, cancel);
        var cores = map.Patches.Where(patch => patch.Role == PatchRole.Core).ToList();
        AddCores(AreaOfExtent, [.. cores.Select(patch => patch.AreaSquareMetres)]);
        if (inside is not null) AddCores("", AreasInside(cores.Select(patch => patch.Id), inside));
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
                AddCorridors(corridors, null, AreaOfExtent, figures);
                if (Territory is not null) AddCorridors(corridors, Territory.Cells, "", figures);
            }
            else
            {
                links = LinkSearch.Run(areas, rules, settings, null, cancel).Links;
            }

            AddNetwork(trame, map.Patches, links, resistance, inside, settings, figures, cancel);
        }

        return new DrawOutcome(figures, links, corridors)
        {
            Labels = labels,
            CoreCount = map.CoreCount,
            LinksInside = LinksInside(links),
        };

        void AddCores(string prefix, double[] areas)
        {
            figures[$"{prefix}cores"] = areas.Count(area => area > 0);
            figures[$"{prefix}core_ha"] = areas.Sum() / Hectare.SquareMetres;
        }
    }

    /// <summary>Before the names of figures of the whole grid, where those of a territory come first.</summary>
    string AreaOfExtent => Territory is null ? "" : "extent_";

    double[] AreasInside(IEnumerable<int> patches, LabelTally inside) =>
        [.. patches.Select(patch => inside.CellsOf(patch, 1) * (grid.CellWidth * grid.CellHeight))];

    IReadOnlySet<int>? LinksInside(IReadOnlyList<Link> links) =>
        Territory is null ? null : LinkZones.Inside(Territory.AsLayer, links, grid);

    void AddNetwork(
        TrameDeclaration trame, IReadOnlyList<HabitatPatch> patches, IReadOnlyList<Link> links, MemoryRaster resistance,
        LabelTally? inside, CostDistanceSettings settings,
        SortedDictionary<string, double> figures, CancellationToken cancel)
    {
        var active = links.Where(link => link.State == LinkState.Active).ToList();
        AddLinks(AreaOfExtent, active);
        if (LinksInside(active) is { } ids) AddLinks("", [.. active.Where(link => ids.Contains(link.Id))]);
        if (trame.Network is not { } network) return;
        var reach = network.Distance.Resolve(settings.Units, grid.CellWidth, links);
        var cell = grid.CellWidth * grid.CellHeight;
        var study = network.StudyAreaHectares * Hectare.SquareMetres ?? grid.Shape.CellCount * cell;
        var graph = NetworkGraph.Of(patches, links);
        if (network.IntraPatch)
        {
            using var raster = ResistanceRaster.Load(resistance, grid.Shape, cancel);
            graph = graph.WithCrossings(PatchCrossings.Of(links, raster, settings, cancel));
        }

        AddTotals(AreaOfExtent, IndicatorSearch.Run(
            graph, ParametersOf(study), limits.Workers, cancel).Whole);
        if (inside is null) return;
        AddTotals("", IndicatorSearch.Inside(
            graph,
            AreasInside(graph.Patches.Select(patch => patch.Id), inside),
            ParametersOf(Territory!.CellCount * cell),
            limits.Workers,
            cancel));

        // What the draws do not show would take longer than all the rest.
        NetworkParameters ParametersOf(double area) =>
            network.ParametersOf(reach, area) with { Indices = network.Indices & NetworkIndices.OfWhole };

        void AddLinks(string prefix, List<Link> counted)
        {
            figures[$"{prefix}links"] = counted.Count;
            figures[$"{prefix}total_link_cost"] = counted.Sum(link => link.Cost);
            figures[$"{prefix}mean_link_cost"] = counted.Count == 0
                ? double.NaN
                : counted.Sum(link => link.Cost) / counted.Count;
        }

        void AddTotals(string prefix, NetworkTotals totals)
        {
            figures[$"{prefix}pc"] = totals.Pc;
            figures[$"{prefix}ec_ha"] = totals.EcSquareMetres / Hectare.SquareMetres;
            figures[$"{prefix}iic"] = totals.Iic;
            figures[$"{prefix}components"] = totals.Components;
            if (totals.Harary is { } harary) figures[$"{prefix}harary"] = harary;
            if (totals.DiameterCost is { } diameter) figures[$"{prefix}diameter_cost"] = diameter;
        }
    }

    void AddCorridors(ITileSource corridors, ITileSource? area, string prefix, SortedDictionary<string, double> figures)
    {
        var (count, lit) = (0L, new long[Light?.Above.Count ?? 0]);
        var cells = _layout.TileRows * _layout.TileCols;
        var (values, light, inside) = (new float[cells], new float[cells], new float[cells]);
        foreach (var window in _layout.Windows())
        {
            corridors.Read(window, values);
            Light?.Radiance.Read(window, light);
            area?.Read(window, inside);
            for (var i = 0; i < window.CellCount; i++)
            {
                if (float.IsNaN(values[i]) || float.IsNaN(inside[i])) continue;
                count++;
                for (var level = 0; level < lit.Length && light[i] > Light!.Value.Above[level]; level++) lit[level]++;
            }
        }

        figures[$"{prefix}corridor_ha"] = grid.HectaresOf(count);
        for (var level = 0; level < lit.Length; level++)
        {
            figures[prefix + FigureChanges.LitShare(Light!.Value.Above[level])] = count == 0
                ? double.NaN
                : (double)lit[level] / count;
        }
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
            ? settings with
            {
                Units = rules.Units,
                Neighbourhood = rules.Neighbourhood,
                NoCornerCrossing = rules.NoCornerCrossing,
                StepMean = rules.StepMean,
            }
            : settings;
    }
}

/// <summary>How much of the machine a draw may use. None of it changes a result.</summary>
/// <param name="Workers">Processors.</param>
/// <param name="MemoryBytes">Buffers of tiles in flight.</param>
/// <param name="ScratchFolder">Where scratch files go.</param>
public sealed record DrawLimits(int Workers, long MemoryBytes, string ScratchFolder);
