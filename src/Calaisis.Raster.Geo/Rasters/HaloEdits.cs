using Calaisis.Raster.Grids;
using Calaisis.Raster.Scenarios;

namespace Calaisis.Raster.Geo.Rasters;

/// <summary>
/// The edits of a raster whose light is scattered, made to its own cells before that: what lies in an area changes by
/// the share of the cell that the area covers, so lamps put out in a part of a wide cell dim it by that part.
/// </summary>
sealed class HaloEdits
{
    readonly IReadOnlyList<(CellChange Change, CoveredShares? Shares)> _edits;

    HaloEdits(IReadOnlyList<(CellChange, CoveredShares?)> edits) => _edits = edits;

    /// <param name="changes">The edits, areas on the pipeline's grid.</param>
    /// <param name="reach">The cells of that grid whose areas can be read, margin included.</param>
    /// <param name="alignment">How the raster lies under the grid.</param>
    /// <param name="shape">The raster's rows and columns.</param>
    internal static HaloEdits? Of(
        IReadOnlyList<CellChange> changes, Window reach, RasterAlignment alignment, Shape shape) =>
        changes.Count == 0
            ? null
            : new HaloEdits([.. changes.Select(
                change => (change, change.Area is { } area ? CoveredShares.Of(area, reach, alignment, shape) : null))]);

    /// <summary>Changes cells of the raster.</summary>
    internal void Apply(Window window, Span<float> cells)
    {
        foreach (var (change, shares) in _edits)
        {
            if (shares is null) change.Apply(cells, []);
            else Apply(change, shares, window, cells);
        }
    }

    static void Apply(CellChange change, CoveredShares shares, Window window, Span<float> cells)
    {
        var shared = shares.Window.Intersect(window);
        for (var row = shared.Row; row < shared.EndRow; row++)
        {
            for (var col = shared.Col; col < shared.EndCol; col++)
            {
                ref var cell = ref cells[((row - window.Row) * window.Cols) + col - window.Col];
                cell = Mixed(cell, change.Of(cell), shares[row, col]);
            }
        }
    }

    static float Mixed(float old, float changed, float share) => share switch
    {
        0 => old,
        1 => changed,
        _ when float.IsNaN(old) => share >= 0.5f ? changed : old,
        _ => old + ((changed - old) * share),
    };
}

/// <summary>Edits that come before light is scattered.</summary>
/// <param name="Changes">The edits, their areas on the pipeline's grid.</param>
/// <param name="Reach">The cells of that grid whose areas can be read, margin included.</param>
sealed record HaloChanges(IReadOnlyList<CellChange> Changes, Window Reach)
{
    public static HaloChanges None { get; } = new([], default);
}
