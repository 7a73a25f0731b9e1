using Calaisis.Raster.CostDistance;
using Calaisis.Raster.Faults;
using Calaisis.Raster.Geo.Datasets;
using Calaisis.Raster.Geo.Native;
using Calaisis.Raster.Geo.Rasters;
using Calaisis.Raster.Geo.Vectors;
using Calaisis.Raster.Grids;
using Calaisis.Raster.Sources;
using OSGeo.GDAL;

namespace Calaisis.Raster.Geo.CostDistance;

/// <summary>
/// Sources opened on the grid of a resistance: a raster of labels on that very grid, or features. A point takes the
/// cell it lies in, a line the cells it crosses, a surface the cells whose centres it covers (or all it touches). Where
/// points share a cell, the one that starts cheaper has it and of equals the lower label; where surfaces overlap, the
/// one with the highest feature id.
/// </summary>
public sealed class SourcesFile : IDisposable
{
    const int RowsAtOnce = 64;

    readonly GridDefinition _grid;
    readonly SourceFeatures? _features;
    readonly IDisposable? _raster;

    SourcesFile(GridDefinition grid, ICostSources sources, SourceFeatures? features, IDisposable? raster)
    {
        _grid = grid;
        Sources = sources;
        _features = features;
        _raster = raster;
    }

    /// <summary>What the search begins with.</summary>
    public ICostSources Sources { get; }

    /// <summary>Opens a raster or a layer, whichever the file is.</summary>
    /// <param name="settings">Which file, and how to read it.</param>
    /// <param name="grid">The resistance's grid.</param>
    /// <param name="gridName">Whose grid it is, for messages: <c>the resistance 'r.tif'</c>.</param>
    /// <param name="cancel">Stops the reading of features.</param>
    /// <exception cref="GdalException">It cannot be opened.</exception>
    /// <exception cref="RasterException">It is not as declared, or a raster is on another grid.</exception>
    public static SourcesFile Open(
        SourcesSettings settings, GridDefinition grid, Sentence gridName, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(grid);
        return settings.Layer is null && IsRaster(settings.Path)
            ? OpenRaster(settings, grid, gridName)
            : OpenFeatures(settings, grid, cancel);
    }

    /// <summary>
    /// All sources with their cells, by label. Features that are points keep cells they share; raster labels come
    /// without those that have no cell.
    /// </summary>
    public IReadOnlyList<SourceRegion> Regions(CancellationToken cancel)
    {
        if (_features is { ArePoints: true })
        {
            return [.. _features.All.GroupBy(feature => feature.Label).OrderBy(group => group.Key)
                .Select(group => new SourceRegion(
                    group.Key, group.First().Name, [.. InOrder(group.SelectMany(feature => feature.PointCells))]))];
        }

        var cells = CellsByLabel(cancel);
        if (_features is null)
        {
            return [.. cells.Select(
                region => new SourceRegion(region.Key, FormattableString.Invariant($"{region.Key}"), region.Value))];
        }

        return [.. _features.All.DistinctBy(feature => feature.Label).OrderBy(feature => feature.Label)
            .Select(feature =>
                new SourceRegion(feature.Label, feature.Name, cells.GetValueOrDefault(feature.Label) ?? []))];
    }

    /// <summary>What a source is called: by its attribute for names, else by its label.</summary>
    public string NameOf(int label) =>
        _features?.All.FirstOrDefault(feature => feature.Label == label)?.Name
        ?? FormattableString.Invariant($"{label}");

    /// <summary>
    /// Labels of features without a cell of their own: points beyond the grid, surfaces that cover no cell's centre.
    /// Surfaces are looked at cell by cell. Always empty for a raster.
    /// </summary>
    public IReadOnlyList<int> FeaturesWithoutCells(CancellationToken cancel)
    {
        if (_features is null) return [];
        var found = new HashSet<int>();
        if (_features.ArePoints)
        {
            found.UnionWith(
                _features.All.Where(feature => feature.PointCells.Count > 0).Select(feature => feature.Label));
        }
        else
        {
            ForEachSourceCell((_, label) => found.Add(label), cancel);
        }

        return [.. _features.All.Select(feature => feature.Label)
            .Where(label => !found.Contains(label)).Distinct().Order()];
    }

    public void Dispose() => _raster?.Dispose();

    SortedDictionary<int, List<Cell>> CellsByLabel(CancellationToken cancel)
    {
        var cells = new SortedDictionary<int, List<Cell>>();
        ForEachSourceCell(Take, cancel);
        return cells;

        void Take(Cell cell, int label)
        {
            if (!cells.TryGetValue(label, out var region)) cells[label] = region = [];
            region.Add(cell);
        }
    }

    void ForEachSourceCell(Action<Cell, int> take, CancellationToken cancel)
    {
        var layout = new TileLayout(_grid.Shape, RowsAtOnce, _grid.Shape.Cols);
        var labels = new int[Math.Min(RowsAtOnce, _grid.Shape.Rows) * _grid.Shape.Cols];
        foreach (var window in layout.Windows())
        {
            cancel.ThrowIfCancellationRequested();
            Sources.Read(window, labels);
            for (var i = 0; i < window.CellCount; i++)
            {
                if (labels[i] != 0) take(new Cell(window.Row + (i / window.Cols), i % window.Cols), labels[i]);
            }
        }
    }

    static bool IsRaster(string path)
    {
        DatabaseLog.Require(path);
        GdalRuntime.EnsureStarted();
        using var quiet = new QuietScope();
        try
        {
            using var dataset = Gdal.OpenEx(path, (uint)GdalConst.OF_RASTER, null, null, null);
            return dataset is { RasterCount: > 0 };
        }
        catch (ApplicationException)
        {
            return false;
        }
    }

    static SourcesFile OpenRaster(SourcesSettings settings, GridDefinition grid, Sentence gridName)
    {
        RefuseForRaster(settings);
        GridMatch.Require(grid, gridName, RasterGrid.Like(settings.Path), $"sources '{settings.Name}'");
        var raster = RasterTileSource.Open(
            new RasterSourceSettings(settings.Name, settings.Path, CellKind.Values) { Resampling = Resampling.Nearest },
            grid);
        return new SourcesFile(grid, new LabelSources(raster), null, raster);
    }

    static void RefuseForRaster(SourcesSettings settings)
    {
        Sentence? forFeatures = settings switch
        {
            { Where: { } } => $"filter",
            { LabelAttribute: { } } => $"attribute for labels",
            { NameAttribute: { } } => $"attribute for names",
            { StartCostAttribute: { } } => $"attribute for start costs",
            { Encoding: { } } => $"encoding",
            _ => null,
        };
        if (forFeatures is null) return;
        throw new RasterException(
            $"sources '{settings.Name}': found a raster and the {forFeatures}, which is for features only; "
            + $"leave it out, or give a vector layer");
    }

    static SourcesFile OpenFeatures(SourcesSettings settings, GridDefinition grid, CancellationToken cancel)
    {
        var vector = new VectorSourceSettings(settings.Name, settings.Path)
        {
            Layer = settings.Layer,
            Where = settings.Where,
            Encoding = settings.Encoding,
            TakesCrs = false,
        };
        var features = SourceFeatures.Read(settings, vector, grid, cancel);
        var starts = features.StartCosts(settings.Name);
        if (features.ArePoints)
        {
            var cells = features.All
                .SelectMany(feature => feature.PointCells.Select(cell => new SourceCell(cell, feature.Label)));
            return new SourcesFile(grid, new CellSources(settings.Name, cells, starts), features, null);
        }

        var burned = BurnedTileSource.Prepare(
            vector with
            {
                ValueAttribute = settings.LabelAttribute,
                NumberFeatures = settings.LabelAttribute is null,
                AllTouched = settings.AllTouched,
            },
            grid,
            new BurnLimits { CacheBytes = settings.CacheBytes },
            cancel);
        return new SourcesFile(grid, new LabelSources(burned, starts), features, null);
    }

    static IEnumerable<Cell> InOrder(IEnumerable<Cell> cells) =>
        cells.Distinct().OrderBy(cell => cell.Row).ThenBy(cell => cell.Col);
}
