using Calaisis.Raster.Grids;
using Calaisis.Raster.Sources;

namespace Calaisis.Raster.Geo.Vectors;

/// <summary>
/// A vector layer burned on a grid. A cell takes the value of the surface that holds its centre (or that touches it),
/// of the line that crosses it, or passes through it at all where lines are closed, of the point that lies in it; where
/// several do, of the one drawn last; else NaN.
/// </summary>
/// <remarks>
/// Burning always happens in the same squares of cells (<see cref="Block"/>), whatever window is read: GDAL decides
/// cells near an edge with the rounding of the raster it draws on, so that cells burned tile by tile would differ with
/// the tiles. Blocks are kept in a bounded cache that all readers share.
/// </remarks>
public sealed class BurnedTileSource : IDrawnSource
{
    // Of a drawing that is read once, beside that of all readers.
    const long SmallCacheBytes = 16L << 20;

    readonly Window _extent;
    readonly Func<Func<float, double>, BlockBurner> _burnerBy;
    readonly ShapeIndex _shapes;
    readonly BlockCache _blocks;

    BurnedTileSource(VectorSourceSettings settings, GridDefinition grid, BurnLimits limits, PreparedShapes prepared)
    {
        Name = settings.Name;
        Facts = prepared.Facts;
        Legend = prepared.Legend;
        _extent = prepared.Extent;
        _shapes = prepared.Shapes;
        var burner = new BlockBurner(grid, _shapes, settings.AllTouched, prepared.Label);
        _burnerBy = rank => new BlockBurner(grid, prepared.Shapes, settings.AllTouched, prepared.Label, rank);
        _blocks = new BlockCache(limits.CacheBytes, burner.Burn);
    }

    BurnedTileSource(BurnedTileSource drawn, Func<float, double> rankOfWalls)
    {
        (Name, Facts, Legend, _extent, _shapes, _burnerBy) = (
            drawn.Name, drawn.Facts, drawn.Legend, drawn._extent, drawn._shapes, drawn._burnerBy);
        _blocks = new BlockCache(SmallCacheBytes, _burnerBy(rankOfWalls).Burn);
    }

    public string Name { get; }

    /// <summary>What became of the features.</summary>
    public BurnFacts Facts { get; }

    /// <summary>The classes burned: the declared legend, or the numbers given to texts; else null.</summary>
    public Legend? Legend { get; }

    /// <summary>Reads the layer: all that can be wrong with it shows here, reading windows only burns.</summary>
    /// <exception cref="Faults.RasterException">The layer is not as declared.</exception>
    /// <exception cref="Native.GdalException">The dataset cannot be opened or read.</exception>
    public static BurnedTileSource Prepare(
        VectorSourceSettings settings, GridDefinition grid, BurnLimits limits, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(grid);
        ArgumentNullException.ThrowIfNull(limits);
        return new BurnedTileSource(settings, grid, limits, PreparedShapes.Read(settings, grid, limits, cancel));
    }

    /// <summary>Features that have been read already, with values and orders of their own.</summary>
    internal static BurnedTileSource Of(
        VectorSourceSettings settings, Sentence label, IReadOnlyList<RawFeature> features, GridDefinition grid,
        BurnLimits limits) =>
        new(settings, grid, limits, PreparedShapes.Of(label, features, grid, limits, settings.AllTouched));

    /// <inheritdoc/>
    /// <exception cref="ArgumentOutOfRangeException">The window reaches beyond the margin prepared.</exception>
    public void Read(Window window, Span<float> values)
    {
        if (!_extent.Contains(window))
            throw new ArgumentOutOfRangeException(nameof(window), window, $"prepared are {_extent}");
        values = values[..(window.Rows * window.Cols)];
        values.Fill(float.NaN);
        foreach (var block in Block.In(Block.Covering(window)))
        {
            if (_shapes[block] is not null) Copy(block.Cells, _blocks[block], window, values);
        }
    }

    /// <inheritdoc/>
    public ITileSource WithWallsOnTop(Func<float, double> rank) => new BurnedTileSource(this, rank);

    static void Copy(Window cells, BurnedBlock burned, Window window, Span<float> values)
    {
        var shared = cells.Intersect(window);
        for (var row = shared.Row; row < shared.EndRow; row++)
        {
            var start = ((row - window.Row) * window.Cols) + (shared.Col - window.Col);
            burned.CopyRow(row - cells.Row, shared.Col - cells.Col, values.Slice(start, shared.Cols));
        }
    }
}
