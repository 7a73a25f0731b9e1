using System.Buffers;
using Calaisis.Raster.Corridors;
using Calaisis.Raster.Geo.Crossings;
using Calaisis.Raster.Geo.Vectors;
using Calaisis.Raster.Grids;
using Calaisis.Raster.Sources;

namespace Calaisis.Raster.Geo.Opening;

/// <summary>
/// The cells of crossings, without those of walls that they do not lead across: 0, or what a wall resists that is left
/// on a cell though one that resists more is opened there. Which walls these are is decided at the real widths of both,
/// so that a crossing which ends in a wall leaves it closed on cells of any size, and one that leads across opens it.
/// </summary>
sealed class CrossingTileSource : ITileSource, IDisposable
{
    readonly ITileSource _crossings;
    readonly IReadOnlyList<ITileSource> _opens;
    readonly IReadOnlyList<ITileSource> _walls;
    readonly IReadOnlyList<(Cell Cell, float Stays)> _ways;

    CrossingTileSource(
        string name, ITileSource crossings, IReadOnlyList<ITileSource> opens, IReadOnlyList<ITileSource> walls,
        DrawnWays ways, IEnumerable<ShortCrossing> tooShort) =>
        (Name, _crossings, _opens, _walls, _ways, Short) = (
            name, crossings, opens, walls, ways.Cells, [.. tooShort, .. ways.Undrawn]);

    public string Name { get; }

    /// <summary>Those that end in a wall they are drawn on.</summary>
    public IReadOnlyList<ShortCrossing> Short { get; }

    /// <summary>Reads crossings and walls, and judges them.</summary>
    /// <param name="settings">What to read.</param>
    /// <param name="crossings">The cells of the crossings, with all that edits make of them.</param>
    /// <param name="grid">The grid of both.</param>
    /// <param name="limits">What may be used of the machine.</param>
    /// <param name="cancel">Stops it.</param>
    public static CrossingTileSource Open(
        CrossingSourceSettings settings, ITileSource crossings, GridDefinition grid, BurnLimits limits,
        CancellationToken cancel)
    {
        var parts = DrawnParts.Of(settings.Crossings).Select(part => (
            part.Settings, Read: CrossingFeatures.Read(EditMask.OnGrid(part.Settings, grid), grid, _ => true, cancel)))
            .ToList();
        var cell = Math.Max(grid.CellWidth, grid.CellHeight);
        var near = new NearBounds(
            [.. parts.SelectMany(part => part.Read.Features).Select(feature => BoundsOf(feature).Grow(4 * cell))], 500);
        var walls = settings.Walls.SelectMany(wall => NearWalls.Of(
            wall, settings.Resistance, grid, feature => near.Near(BoundsOf(feature)).Count > 0, cancel)).ToList();
        var surfaces = walls.SelectMany(wall => wall.Features).ToList();
        var judged = parts.ConvertAll(part => JudgedCrossings.Of(
            settings.Crossings.Name,
            part.Read.Features,
            surfaces,
            part.Settings.Edit is not null || settings.Crossings.Edit is not null,
            DrawnWays.ReachCells * cell,
            cancel));
        var most = surfaces.Count == 0 ? 0 : surfaces.Max(surface => surface.Resistance);
        // Surfaces narrower than a cell need their outlines to open what they lead across.
        var isOpenAll = judged.TrueForAll(part => part.Opens.All(one => one.Opens >= most
            && (most == 0 || one.Feature is { Dimension: 1, Closed: true })));
        var share = limits with { CacheBytes = limits.CacheBytes / Math.Max(1, parts.Count + walls.Count) };
        var drawnWalls = walls.ConvertAll(
            wall => Burn(wall.Settings, wall.Label, [.. wall.Features.Select(feature => feature.Drawn)]));
        var ways = DrawnWays.Of(
            [.. parts.Zip(judged).SelectMany(part => part.Second.All.Where(one => one.Opens > 0)
                .Select(one => (one, DrawingOf(part.First.Settings, part.First.Read.Label))))],
            window => HighestOf(drawnWalls, window),
            Draw,
            grid,
            settings.Crossings.Name,
            settings.WaysShareEdges,
            // Walls that take all cells they touch may reach far beyond the end of who crosses them.
            goesOn: settings.WaysShareEdges || walls.Exists(wall => wall.Settings.AllTouched),
            cancel);
        var opened = new CrossingTileSource(
            settings.Name,
            crossings,
            isOpenAll ? [] : [.. parts.Zip(judged, (part, found) => Burn(
                part.Settings, part.Read.Label, [.. found.Opens.Select(one => Ranked(
                    one.Feature with { Closed = one.Feature.Closed || one.Opens > 0 }, one.Opens))]))],
            isOpenAll ? [] : drawnWalls,
            ways,
            judged.SelectMany(part => part.Short));
        judged.ForEach(part => part.Dispose());
        surfaces.ForEach(surface => surface.Dispose());
        return opened;

        BurnedTileSource Burn(VectorSourceSettings drawn, Sentence label, IReadOnlyList<RawFeature> features) =>
            BurnedTileSource.Of(drawn, label, features, grid, share);

        Func<IReadOnlyList<RawFeature>, ITileSource> DrawingOf(VectorSourceSettings drawn, Sentence label) =>
            features => Burn(drawn, label, features);

        IEnumerable<ITileSource> Draw(IReadOnlyList<WallPiece> pieces) => walls
            .Select(wall => (
                Wall: wall,
                Pieces: pieces.Where(piece => wall.Holds(piece.Wall)).Select(piece => piece.Drawn).ToList()))
            .Where(drawn => drawn.Pieces.Count > 0)
            .Select(drawn => Burn(drawn.Wall.Settings, drawn.Wall.Label, drawn.Pieces));
    }

    /// <inheritdoc/>
    public void Read(Window window, Span<float> values)
    {
        var cells = checked((int)window.CellCount);
        values = values[..cells];
        _crossings.Read(window, values);
        for (var i = 0; i < values.Length; i++)
        {
            if (!float.IsNaN(values[i])) values[i] = 0;
        }

        if (_opens.Count > 0) ReadJudged(window, values, cells);
        foreach (var (cell, stays) in WaysIn(window))
            values[((cell.Row - window.Row) * window.Cols) + cell.Col - window.Col] = stays;
    }

    void ReadJudged(Window window, Span<float> values, int cells)
    {
        var (opens, walls, read) = (
            ArrayPool<float>.Shared.Rent(cells), ArrayPool<float>.Shared.Rent(cells),
            ArrayPool<float>.Shared.Rent(cells));
        Highest(_opens, window, opens.AsSpan(0, cells), read.AsSpan(0, cells));
        if (opens.AsSpan(0, cells).ContainsAnyExcept(float.NaN))
        {
            Highest(_walls, window, walls.AsSpan(0, cells), read.AsSpan(0, cells));
            Open(values, opens, walls);
        }

        ArrayPool<float>.Shared.Return(opens);
        ArrayPool<float>.Shared.Return(walls);
        ArrayPool<float>.Shared.Return(read);
    }

    /// <summary>Those in a window, which are looked for row by row.</summary>
    IEnumerable<(Cell Cell, float Stays)> WaysIn(Window window)
    {
        var (low, high) = (0, _ways.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_ways[middle].Cell.Row < window.Row) low = middle + 1;
            else high = middle;
        }

        for (; low < _ways.Count && _ways[low].Cell.Row < window.EndRow; low++)
        {
            if (window.Contains(_ways[low].Cell)) yield return _ways[low];
        }
    }

    /// <summary>
    /// Closes walls that crossings do not open, and opens those that they do, though they may cover no centre of a cell
    /// there.
    /// </summary>
    static void Open(Span<float> values, float[] opens, float[] walls)
    {
        for (var i = 0; i < values.Length; i++)
        {
            // What an edit draws by cells has no shape that could be judged.
            if (walls[i] > opens[i]) values[i] = float.NaN;
            else if (float.IsNaN(values[i]) && walls[i] <= opens[i]) values[i] = 0;
        }
    }

    static float[] HighestOf(IReadOnlyList<ITileSource> sources, Window window)
    {
        var (highest, read) = (new float[window.CellCount], new float[window.CellCount]);
        Highest(sources, window, highest, read);
        return highest;
    }

    static void Highest(IReadOnlyList<ITileSource> sources, Window window, Span<float> highest, Span<float> read)
    {
        highest.Fill(float.NaN);
        foreach (var source in sources)
        {
            source.Read(window, read);
            for (var i = 0; i < read.Length; i++)
            {
                if (!float.IsNaN(read[i]) && !(highest[i] >= read[i])) highest[i] = read[i];
            }
        }
    }

    /// <summary>A feature that is drawn with what it resists or opens, the highest on top.</summary>
    internal static RawFeature Ranked(RawFeature feature, double rank)
    {
        var value = RankOf(rank);
        return feature with { Value = value, Order = value };
    }

    /// <summary>What something resists or opens, as a number in cells.</summary>
    internal static float RankOf(double resistance) => (float)Math.Min(resistance, float.MaxValue);

    static MapBounds BoundsOf(RawFeature feature)
    {
        using var geometry = OSGeo.OGR.Geometry.CreateFromWkb(feature.Wkb);
        return Shapes.BoundsOf(geometry).Grow(Math.Max(feature.Real, feature.Enlarge));
    }

    public void Dispose() => (_crossings as IDisposable)?.Dispose();
}
