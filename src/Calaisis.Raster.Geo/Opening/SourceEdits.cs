using System.Globalization;
using Calaisis.Raster.Geo.Rasters;
using Calaisis.Raster.Geo.Vectors;
using Calaisis.Raster.Grids;
using Calaisis.Raster.Parameters;
using Calaisis.Raster.Scenarios;
using Calaisis.Raster.Sources;

namespace Calaisis.Raster.Geo.Opening;

/// <summary>Makes the edits of a source to the cells it has on the grid.</summary>
static class SourceEdits
{
    /// <summary>
    /// Light that reaches the grid's edge stands in cells that reach beyond its radius by two of their diagonals.
    /// </summary>
    const double WidestCellsMetres = 5_000;

    /// <summary>
    /// The source as edited; it owns the one it was made from. The source itself where no edit changes cells.
    /// </summary>
    public static ITileSource Make(
        SourceSettings settings, ITileSource tiles, Legend? legend, GridDefinition grid, BurnLimits limits,
        CancellationToken cancel)
    {
        var changes = Changes(settings, legend, grid, limits, cancel);
        return changes.Count == 0 ? tiles : new EditedTileSource(tiles, changes);
    }

    /// <summary>
    /// The edits of a raster whose light is scattered; none for other rasters, which are edited on the grid.
    /// </summary>
    public static HaloChanges BeforeHalo(
        RasterSourceSettings settings, GridDefinition grid, BurnLimits limits, CancellationToken cancel)
    {
        if (settings.Halo is not { } kernel || settings.Edits.Count == 0) return HaloChanges.None;
        var cellMetres = Math.Min(grid.CellWidth, grid.CellHeight);
        var margin = (int)Math.Ceiling((kernel.RadiusMetres + WidestCellsMetres) / cellMetres);
        var wide = limits with { MarginCells = Math.Max(limits.MarginCells, margin) };
        return new HaloChanges(
            Changes(settings, settings.Legend, grid, wide, cancel), grid.Shape.Whole.Grow(wide.MarginCells));
    }

    /// <summary>The edits, ready to be made in their order.</summary>
    static IReadOnlyList<CellChange> Changes(
        SourceSettings settings, Legend? legend, GridDefinition grid, BurnLimits limits, CancellationToken cancel)
    {
        var edits = settings.Edits.OfType<CellEdit>().ToList();
        var share = limits with { CacheBytes = limits.CacheBytes / Math.Max(1, edits.Count) };
        return
        [
            .. edits.Select(edit => new CellChange(
                edit.Area is { } area ? EditMask.Open(edit, area, grid, share, cancel) : null,
                edit.Operation,
                ValueOf(edit, legend),
                [.. edit.Only.Select(code => ValueOf(edit, code, legend))])),
        ];
    }

    /// <summary>What an edit takes, as a number in the cells.</summary>
    internal static float ValueOf(CellEdit edit, Legend? legend) =>
        edit.Class is { } code ? ValueOf(edit, code, legend) : (float)edit.Operand;

    /// <summary>
    /// The number in the cells that a class has: by the source's legend, or the number itself where it has none.
    /// </summary>
    static float ValueOf(CellEdit edit, string code, Legend? legend)
    {
        if (legend?.WithCode(code) is { } named) return named.Value;
        if (legend is null
            && int.TryParse(code, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value))
        {
            return value;
        }

        throw EditMask.Fault(edit.Place, legend is null
            ? (Sentence)($"found the class '{code}', but the source '{edit.Place.Source}' has no legend to look it up "
                + $"in, expected the number in the cells")
            : $"found the class '{code}', which is none of the source '{edit.Place.Source}' (legend '{legend.Name}')"
                + $"{Spelling.DidYouMean(code, legend.Classes.Select(known => known.Code))}");
    }
}
