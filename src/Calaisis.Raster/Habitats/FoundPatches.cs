using Calaisis.Raster.Grids;
using Calaisis.Raster.Habitats.Labels;
using Calaisis.Raster.Habitats.Rules;

namespace Calaisis.Raster.Habitats;

/// <summary>One tile of the first pass.</summary>
sealed class FoundTile(int conditions)
{
    public Window Window { get; private set; }

    public CellCounts Counts { get; } = new(conditions);

    public TileLabels Labels { get; } = new();

    public FoundTile For(Window window)
    {
        Window = window;
        return this;
    }
}

/// <summary>What the first pass has found so far; tiles are added in order.</summary>
sealed class FoundPatches
{
    readonly GridDefinition _grid;
    readonly HabitatSettings _settings;
    readonly ComponentForest _forest = new();
    readonly Seams _seams;
    PatchNumbers? _numbers;

    public FoundPatches(GridDefinition grid, HabitatSettings settings)
    {
        _grid = grid;
        _settings = settings;
        Conditions = settings.Rule?.Leaves ?? [];
        Counts = new CellCounts(Conditions.Count);
        _seams = new Seams(_forest, grid.Shape.Cols, settings.Connectivity);
    }

    public IReadOnlyList<HabitatCondition> Conditions { get; }

    public int ConditionCount => Conditions.Count;

    public CellCounts Counts { get; }

    /// <summary>Components that were dropped as too small, and the cells of the largest.</summary>
    public (long Count, long LargestCells) Dropped { get; private set; }

    public PatchNumbers Numbers => _numbers ?? throw new InvalidOperationException("not all tiles have been found yet");

    /// <summary>Takes a tile over; the provisional number of its first component.</summary>
    public int Add(FoundTile tile)
    {
        Counts.Add(tile.Counts);
        var (count, largest) = tile.Labels.Dropped;
        Dropped = (Dropped.Count + count, Math.Max(Dropped.LargestCells, largest));
        var first = _forest.Add(tile.Labels.Components);
        _seams.Join(tile.Labels, first);
        return first;
    }

    /// <summary>All tiles are there: decides which components are patches.</summary>
    public void Number() => _numbers = PatchNumbers.Of(_forest, _settings, _grid);
}
