using Calaisis.Raster.Corridors;
using Calaisis.Raster.Maps.Colours;
using Calaisis.Raster.Maps.Frames;
using Calaisis.Raster.Maps.Pages;
using SkiaSharp;

namespace Calaisis.Raster.Maps.Networks;

/// <summary>
/// Draws one trame's network in three steps, between which a map draws its ground: areas, axes, points. Alone on a map
/// its areas are opaque; together with other trames they are translucent with clear outlines.
/// </summary>
sealed class NetworkDrawing : IDisposable
{
    const byte TogetherAlpha = 120;

    static readonly Rgb SteppingStone = Rgb.Parse("FDD835");
    static readonly Rgb SteppingStoneEdge = Rgb.Parse("5D4A00");
    readonly TrameNetwork _network;
    readonly MapView _view;
    readonly bool _isAlone;
    readonly List<ShapePath> _cores;
    readonly ILookup<CorridorQuality, ShapePath> _bands;
    readonly ILookup<CorridorQuality, ShapePath> _axes;
    readonly List<ShapePath> _dispersal;

    /// <param name="network">What is drawn.</param>
    /// <param name="view">Where.</param>
    /// <param name="isAlone">Whether no other trame is on the map.</param>
    /// <param name="isPale">Whether something lies over it that matters more.</param>
    public NetworkDrawing(TrameNetwork network, MapView view, bool isAlone, bool isPale = false)
    {
        _network = network;
        _view = view;
        _isAlone = isAlone;
        Palette = isPale ? NetworkPalette.Of(network.Trame).Paler() : NetworkPalette.Of(network.Trame);
        var paths = new ShapePaths();
        _cores = [.. paths.Areas(view, network.Cores)];
        _dispersal = isAlone && network.Diffuse is null ? [.. paths.Areas(view, network.Dispersal)] : [];
        _bands = Qualities
            .SelectMany(quality => paths
                .Areas(view, network.Bands.Where(band => band.Quality == quality).Select(band => band.Shape))
                .Select(path => (quality, path)))
            .ToLookup(pair => pair.quality, pair => pair.path);
        _axes = Qualities.ToLookup(
            quality => quality,
            quality => paths.Lines(
                view, network.Axes.Where(axis => axis.Quality == quality).Select(axis => axis.Line)));
    }

    public NetworkPalette Palette { get; }

    // The better ones last, and so on top.
    static CorridorQuality[] Qualities => [CorridorQuality.Restore, CorridorQuality.Preserve];

    public void Dispose()
    {
        var grouped = _bands.Concat(_axes).SelectMany(group => group);
        foreach (var path in _cores.Concat(_dispersal).Concat(grouped)) path.Dispose();
    }

    public void DrawAreas(SheetCanvas canvas, bool withBands)
    {
        if (_isAlone)
        {
            if (_network.Diffuse is { } shade) ShadeDrawing.Draw(canvas, _view, shade, Palette.Diffuse);
            foreach (var path in _dispersal) canvas.Fill(path, Palette.Diffuse);
        }
        else
        {
            using var translucent = new SKPaint { Color = SKColors.Black.WithAlpha(TogetherAlpha) };
            canvas.Skia.SaveLayer(translucent);
        }
        foreach (var quality in withBands ? Qualities : [])
        {
            foreach (var path in _bands[quality]) canvas.Fill(path, BandColour(quality));
        }
        foreach (var path in _cores) canvas.Fill(path, Palette.Core);
        if (!_isAlone) canvas.Skia.Restore();
        var edge = _isAlone ? 0.1 : 0.28;
        foreach (var path in _cores)
            canvas.Stroke(path, edge * canvas.Page.Scale, _isAlone ? Palette.Edge : Palette.Core);
    }

    /// <param name="canvas">What is drawn on.</param>
    /// <param name="share">Of the usual width of an axis.</param>
    public void DrawAxes(SheetCanvas canvas, double share)
    {
        var colour = _isAlone ? Palette.Axis : Palette.Core;
        foreach (var quality in Qualities)
        {
            foreach (var path in _axes[quality]) Axis(canvas, path, quality, colour, share, casing: !_isAlone);
        }
    }

    public void DrawPoints(SheetCanvas canvas)
    {
        DrawDiscs(canvas, SeenPoints(_network.SteppingStones, 2), 0.5);
        foreach (var severity in Enum.GetValues<ConflictSeverity>())
        {
            var at = _network.Conflicts.Where(conflict => !conflict.IsOpened && conflict.Severity == severity)
                .Select(conflict => conflict.At);
            CrossSign.Draw(canvas, SeenPoints(at, 2), severity);
        }

        OpeningSign.Draw(canvas, SeenPoints(
            _network.Conflicts.Where(conflict => conflict.IsOpened).Select(conflict => conflict.At), 2));
    }

    /// <summary>Rectangles on the page that no name may cover: crosses and openings.</summary>
    public IEnumerable<PageRect> Taken(double scale) =>
        from conflict in _network.Conflicts
        let reach = CrossSign.ReachMm(conflict.Severity) * scale
        from place in SeenPoints([conflict.At], 0)
        select new PageRect(place.X, place.Y, 0, 0).Grow(reach);

    /// <summary>A réservoir in a legend.</summary>
    public static void CoreSign(SheetCanvas canvas, PageRect box, NetworkPalette palette) =>
        Box(canvas, box, palette.Core, palette.Edge);

    /// <summary>An area in a legend.</summary>
    public static void DiffuseSign(SheetCanvas canvas, PageRect box, NetworkPalette palette) =>
        canvas.Fill(box, palette.Diffuse);

    /// <summary>A corridor in a legend: a piece of its band with its axis.</summary>
    public static void CorridorSign(
        SheetCanvas canvas, PageRect box, NetworkPalette palette, CorridorQuality quality, bool withBand)
    {
        if (withBand) canvas.Fill(box, quality == CorridorQuality.Preserve ? palette.Preserve : palette.Restore);
        using var line = ShapePath.Line(box.Left, box.Right, box.MiddleY);
        Axis(canvas, line, quality, palette.Axis, 1, casing: false);
    }

    /// <summary>A stepping stone in a legend.</summary>
    public static void SteppingStoneSign(SheetCanvas canvas, PageRect box) =>
        DrawDiscs(canvas, [(box.MiddleX, box.MiddleY)], 0.7);

    static void Axis(
        SheetCanvas canvas, ShapePath path, CorridorQuality quality, Rgb colour, double share, bool casing)
    {
        var scale = share * canvas.Page.Scale;
        if (casing) canvas.Stroke(path, 0.95 * scale, Rgb.White, alpha: 190);
        if (quality == CorridorQuality.Preserve)
        {
            canvas.Stroke(path, 0.55 * scale, colour);
            return;
        }
        canvas.Stroke(path, 0.5 * scale, colour, dashesMm: [1.7 * scale, 0.95 * scale]);
    }

    // A disc is a line of no length with round ends.
    static void DrawDiscs(SheetCanvas canvas, IEnumerable<(double X, double Y)> places, double radiusMm)
    {
        using var discs = new ShapePath();
        foreach (var (x, y) in places) discs.Add([ShapePath.At(x, y), ShapePath.At(x, y)], closed: false);
        canvas.Stroke(discs, (2 * radiusMm + 0.16) * canvas.Page.Scale, SteppingStoneEdge);
        canvas.Stroke(discs, (2 * radiusMm - 0.16) * canvas.Page.Scale, SteppingStone);
    }

    static void Box(SheetCanvas canvas, PageRect box, Rgb fill, Rgb edge)
    {
        canvas.Border(box, 0.1 * canvas.Page.Scale, edge);
        canvas.Fill(box, fill);
    }

    Rgb BandColour(CorridorQuality quality) => (quality, _isAlone) switch
    {
        (_, false) => Palette.Preserve,
        (CorridorQuality.Preserve, _) => Palette.Preserve,
        _ => Palette.Restore,
    };

    IEnumerable<(double X, double Y)> SeenPoints(IEnumerable<MapPoint> points, double beyondMm)
    {
        var frame = _view.Frame.Grow(beyondMm);
        return points.Select(point => (X: _view.PageX(point.X), Y: _view.PageY(point.Y)))
            .Where(at => at.X >= frame.Left && at.X <= frame.Right && at.Y >= frame.Top && at.Y <= frame.Bottom);
    }
}
