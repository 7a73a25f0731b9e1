using Calaisis.Raster.Corridors;
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
    static readonly Rgb White = new(255, 255, 255);

    readonly TrameNetwork _network;
    readonly MapView _view;
    readonly bool _isAlone;
    readonly List<SKPath> _cores;
    readonly ILookup<CorridorQuality, SKPath> _bands;
    readonly ILookup<CorridorQuality, SKPath> _axes;
    readonly List<SKPath> _dispersal;

    public NetworkDrawing(TrameNetwork network, MapView view, bool isAlone)
    {
        _network = network;
        _view = view;
        _isAlone = isAlone;
        Palette = NetworkPalette.Of(network.Trame);
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

    public void DrawAreas(SheetCanvas canvas)
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
        foreach (var quality in Qualities)
        {
            foreach (var path in _bands[quality]) canvas.Fill(path, BandColour(quality));
        }
        foreach (var path in _cores) canvas.Fill(path, Palette.Core);
        if (!_isAlone) canvas.Skia.Restore();
        var edge = _isAlone ? 0.1 : 0.28;
        foreach (var path in _cores)
            canvas.Stroke(path, edge * canvas.Page.Scale, _isAlone ? Palette.Edge : Palette.Core);
    }

    public void DrawAxes(SheetCanvas canvas)
    {
        foreach (var quality in Qualities)
        {
            foreach (var path in _axes[quality]) DrawAxis(canvas, path, quality);
        }
    }

    public void DrawPoints(SheetCanvas canvas)
    {
        using var discs = new SKPath();
        foreach (var (x, y) in SeenPoints(_network.SteppingStones, 2))
            discs.AddCircle((float)x, (float)y, (float)(0.5 * canvas.Page.Scale));
        DrawDiscs(canvas, discs);
        foreach (var severity in Enum.GetValues<ConflictSeverity>())
        {
            var at = _network.Conflicts.Where(conflict => conflict.Severity == severity).Select(conflict => conflict.At);
            CrossSign.Draw(canvas, SeenPoints(at, 2), severity);
        }
    }

    /// <summary>Rectangles on the page that no name may cover: the crosses.</summary>
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
        using var line = new SKPath();
        line.MoveTo((float)box.Left, (float)box.MiddleY);
        line.LineTo((float)box.Right, (float)box.MiddleY);
        Axis(canvas, line, quality, palette.Axis, casing: false);
    }

    /// <summary>A stepping stone in a legend.</summary>
    public static void SteppingStoneSign(SheetCanvas canvas, PageRect box)
    {
        using var disc = new SKPath();
        disc.AddCircle((float)box.MiddleX, (float)box.MiddleY, (float)(0.7 * canvas.Page.Scale));
        DrawDiscs(canvas, disc);
    }

    void DrawAxis(SheetCanvas canvas, SKPath path, CorridorQuality quality) =>
        Axis(canvas, path, quality, _isAlone ? Palette.Axis : Palette.Core, casing: !_isAlone);

    static void Axis(SheetCanvas canvas, SKPath path, CorridorQuality quality, Rgb colour, bool casing)
    {
        var scale = canvas.Page.Scale;
        if (casing) canvas.Stroke(path, 0.95 * scale, White, alpha: 190);
        if (quality == CorridorQuality.Preserve)
        {
            canvas.Stroke(path, 0.55 * scale, colour);
            return;
        }
        using var dashes = SKPathEffect.CreateDash([(float)(1.7 * scale), (float)(0.95 * scale)], 0);
        canvas.Stroke(path, 0.5 * scale, colour, dashes: dashes);
    }

    static void DrawDiscs(SheetCanvas canvas, SKPath discs)
    {
        canvas.Fill(discs, SteppingStone);
        canvas.Stroke(discs, 0.16 * canvas.Page.Scale, SteppingStoneEdge);
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
