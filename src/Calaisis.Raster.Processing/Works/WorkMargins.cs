using Calaisis.Raster.Grids;
using Calaisis.Raster.Pipelines;
using Calaisis.Raster.Pipelines.Actions;

namespace Calaisis.Raster.Processing.Works;

/// <summary>Which works change a trame, and how far from them.</summary>
sealed class WorkMargins
{
    // Cells that features touch, and the rounding of outlines to cells.
    const int Rounding = 2;

    readonly GridDefinition _grid;
    readonly string _trame;
    readonly IReadOnlyCollection<string> _sources;
    readonly Dictionary<string, int> _margins = new(StringComparer.Ordinal);

    public WorkMargins(GridDefinition grid, TrameDeclaration trame)
    {
        (_grid, _trame) = (grid, trame.Name);
        _sources = trame.LinkedBy;
        var needs = trame.Layers.SelectMany(layer => layer.NeedsOn(grid)).Concat(trame.Habitats!.NeedsOn(grid))
            .ToList();
        foreach (var need in needs) Widen(need.Source, need.MarginCells);
        foreach (var scattered in trame.Layers.Select(layer => layer.Scattered).OfType<ScatteredSource>())
            Widen(scattered.Source, (int)Math.Ceiling(scattered.Kernel.RadiusMetres / Smaller(grid)) + 1);
        Apart = needs.Select(need => need.MarginCells).DefaultIfEmpty(0).Max() + 1;
    }

    /// <summary>How far beyond its cells a work is looked at: other works must lie further away.</summary>
    public int Apart { get; }

    /// <summary>Whether a kind of action changes the trame.</summary>
    public bool IsChangedBy(ActionDeclaration kind)
    {
        var (sources, crossed) = WorkEdits.ChangedBy(kind);
        return sources.Any(_sources.Contains) || crossed is null || crossed.Contains(_trame);
    }

    /// <summary>How many cells around its features a kind of action may change.</summary>
    public int CellsOf(ActionDeclaration kind) =>
        (int)Math.Ceiling(WorkEdits.ReachMetres(kind) / Smaller(_grid)) + Rounding
        + WorkEdits.ChangedBy(kind).Sources.Select(source => _margins.GetValueOrDefault(source)).DefaultIfEmpty(0)
            .Max();

    static double Smaller(GridDefinition grid) => Math.Min(grid.CellWidth, grid.CellHeight);

    void Widen(string source, int cells) => _margins[source] = Math.Max(cells, _margins.GetValueOrDefault(source));
}
