using Calaisis.Raster.Geo.Rasters;
using Calaisis.Raster.Grids;
using Calaisis.Raster.Maps.Atlases;
using Calaisis.Raster.Maps.Frames;
using Calaisis.Raster.Processing.Steps;
using Calaisis.Raster.Sources;

namespace Calaisis.Raster.Processing.Maps;

/// <summary>
/// All trames together on the page of an atlas: how many have a core area or a corridor at each place, and how many a
/// core area.
/// </summary>
static class Synthesis
{
    const int TileCells = 512;

    /// <param name="grid">The grid of all rasters.</param>
    /// <param name="step">Cells of the grid, in each direction, that are one on the page.</param>
    /// <param name="trames">
    /// Labels of patches, of which those up to a number are core areas, and corridors, null for none.
    /// </param>
    /// <param name="cancel">Stops it.</param>
    public static TrameOverlap Read(
        GridDefinition grid, int step, IReadOnlyList<(string Habitats, int Cores, string? Corridors)> trames,
        CancellationToken cancel)
    {
        var open = new List<(RasterTileSource Habitats, int Cores, RasterTileSource? Corridors)>();
        try
        {
            foreach (var (habitats, cores, corridors) in trames)
            {
                open.Add((
                    StepSources.Written("habitats", habitats, grid, CellKind.Classes),
                    cores,
                    corridors is null ? null : StepSources.Written("corridors", corridors, grid)));
            }

            var (all, inCores) = (new ThinnedCounts(grid, step), new ThinnedCounts(grid, step));
            var cells = Math.Min(TileCells, grid.Shape.Rows) * Math.Min(TileCells, grid.Shape.Cols);
            var (patches, ways, counts, coreCounts) = (
                new float[cells], new float[cells], new float[cells], new float[cells]);
            foreach (var window in new TileLayout(grid.Shape, TileCells, TileCells).Windows())
            {
                cancel.ThrowIfCancellationRequested();
                var count = (int)window.CellCount;
                Array.Clear(counts);
                Array.Clear(coreCounts);
                foreach (var (habitats, cores, corridors) in open)
                {
                    habitats.Read(window, patches.AsSpan(0, count));
                    if (corridors is null) ways.AsSpan(0, count).Fill(float.NaN);
                    else corridors.Read(window, ways.AsSpan(0, count));
                    Add(patches.AsSpan(0, count), cores, ways.AsSpan(0, count), counts, coreCounts);
                }

                all.Add(window, counts.AsSpan(0, count));
                inCores.Add(window, coreCounts.AsSpan(0, count));
            }

            return new TrameOverlap(all.Grid, all.Counts, inCores.Counts);
        }
        finally
        {
            foreach (var (habitats, _, corridors) in open)
            {
                habitats.Dispose();
                corridors?.Dispose();
            }
        }
    }

    // Labels of core areas are the lowest; NaN is neither patch nor corridor.
    static void Add(
        ReadOnlySpan<float> patches, int cores, ReadOnlySpan<float> ways, float[] counts, float[] coreCounts)
    {
        for (var i = 0; i < patches.Length; i++)
        {
            var isCore = patches[i] <= cores;
            if (isCore) coreCounts[i]++;
            if (isCore || !float.IsNaN(ways[i])) counts[i]++;
        }
    }
}
