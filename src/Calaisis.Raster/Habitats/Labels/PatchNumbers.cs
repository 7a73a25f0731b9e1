using Calaisis.Raster.Grids;

namespace Calaisis.Raster.Habitats.Labels;

/// <summary>Which components are patches, and the ids they get by their place.</summary>
sealed class PatchNumbers
{
    readonly int[] _ids;

    PatchNumbers(
        int[] ids, IReadOnlyList<Component> patches, int coreCount, IReadOnlyList<Component> onBarriers, long pieces,
        long largest)
    {
        _ids = ids;
        Patches = patches;
        CoreCount = coreCount;
        OnBarriers = onBarriers;
        Pieces = pieces;
        LargestPieceCells = largest;
    }

    /// <summary>Core areas, then stepping stones, both by their first cells; element n - 1 has id n.</summary>
    public IReadOnlyList<Component> Patches { get; }

    public int CoreCount { get; }

    /// <summary>
    /// Components on barriers that touch no habitat and are as large as a patch, by their first cells.
    /// </summary>
    public IReadOnlyList<Component> OnBarriers { get; }

    /// <summary>Kept components of habitat, and the cells of the largest.</summary>
    public long Pieces { get; }

    public long LargestPieceCells { get; }

    /// <summary>The id of the patch that a provisional number belongs to; 0 for none.</summary>
    public int this[int number] => _ids[number];

    public static PatchNumbers Of(ComponentForest forest, HabitatSettings settings, GridDefinition grid)
    {
        var (minCore, minPatch) = (settings.MinCoreCells(grid), settings.MinPatchCells(grid));
        var roots = forest.Roots().OrderBy(root => forest[root].FirstIndex).ToList();
        var habitat = roots.Where(root => forest[root].State == Component.Habitat).ToList();
        var cores = habitat.Where(root => IsCore(forest[root], minCore)).ToList();
        var stones = habitat.Where(root => !IsCore(forest[root], minCore) && forest[root].Cells >= minPatch).ToList();
        var patches = cores.Concat(stones).ToList();
        var ids = new int[forest.Count];
        for (var i = 0; i < patches.Count; i++) ids[patches[i]] = i + 1;
        for (var number = 0; number < ids.Length; number++) ids[number] = ids[forest.Root(number)];
        return new PatchNumbers(
            ids,
            [.. patches.Select(root => forest[root])],
            cores.Count,
            [.. roots.Select(root => forest[root]).Where(component =>
                component is { State: Component.Barrier, Touches: false }
                && (component.Given || component.Cells >= minPatch))],
            habitat.Count,
            habitat.Select(root => forest[root].Cells).DefaultIfEmpty().Max());
    }

    static bool IsCore(in Component component, long minCells) => component.Given || component.Cells >= minCells;
}
