using Calaisis.Raster.Maps.Frames;
using Calaisis.Raster.Maps.Pages;
using Calaisis.Raster.Pipelines;
using SkiaSharp;

namespace Calaisis.Raster.Maps.Networks;

/// <summary>Draws the map itself of one trame or of several: ground, networks, what it is about, names, frame.</summary>
sealed class NetworkMap
{
    static readonly Rgb White = new(255, 255, 255);
    static readonly Rgb FocusLine = Rgb.Parse("35283F");
    static readonly Rgb Neatline = Rgb.Parse("20262B");

    readonly MapGround _ground;
    readonly QuietGround _quiet;
    readonly Language _language;

    public NetworkMap(MapGround ground, QuietGround quiet, Language language)
    {
        _ground = ground;
        _quiet = quiet;
        _language = language;
    }

    /// <summary>The outline the map is about; what lies outside is veiled. Null for none.</summary>
    public MapShape? Focus { get; init; }

    /// <summary>How strongly the outside is veiled: 0 not at all, 255 white.</summary>
    public byte Veil { get; init; } = 120;

    /// <summary>Numbered places: the rows of a list beside the map.</summary>
    public IReadOnlyList<NumberedPlace> Numbers { get; init; } = [];

    /// <summary>Whether round coordinates stand around the frame.</summary>
    public bool HasGraticule { get; init; } = true;

    /// <summary>Draws; returns whether the ticks are in kilometres.</summary>
    public bool Draw(SheetCanvas canvas, MapView view, IReadOnlyList<TrameNetwork> networks)
    {
        var scale = canvas.Page.Scale;
        var graticule = new Graticule(view, _ground, _language, scale);
        var drawings = networks.Select(network => new NetworkDrawing(network, view, networks.Count == 1)).ToList();
        canvas.Skia.Save();
        canvas.Skia.ClipRect(SheetCanvas.ToSkia(view.Frame));
        _quiet.DrawAreas(canvas, view);
        foreach (var drawing in drawings) drawing.DrawAreas(canvas);
        _quiet.DrawLines(canvas, view);
        foreach (var drawing in drawings) drawing.DrawAxes(canvas);
        foreach (var drawing in drawings) drawing.DrawPoints(canvas);
        DrawFocus(canvas, view);
        if (HasGraticule) graticule.DrawCrosses(canvas);
        var numbers = NumberSign.Place(Numbers, view, scale);
        List<PageRect> taken = [.. drawings.SelectMany(drawing => drawing.Taken(scale)), .. numbers.Select(n => n.Box)];
        PlaceDrawing.Draw(canvas, view, _ground.Places, taken, PlaceDrawing.MostOn(view.Frame, scale));
        NumberSign.Draw(canvas, numbers);
        canvas.Skia.Restore();
        canvas.Border(view.Frame, 0.25 * scale, Neatline);
        if (HasGraticule) graticule.DrawTicks(canvas);
        drawings.ForEach(drawing => drawing.Dispose());
        return graticule.InKilometres;
    }

    void DrawFocus(SheetCanvas canvas, MapView view)
    {
        if (Focus is null) return;
        var scale = canvas.Page.Scale;
        using var outline = new ShapePaths().TrueAreas(view, [Focus]);
        using var outside = new SKPath(outline) { FillType = SKPathFillType.EvenOdd };
        outside.AddRect(SheetCanvas.ToSkia(view.Frame.Grow(10)));
        canvas.Fill(outside, White, Veil);
        canvas.Stroke(outline, 1.1 * scale, White, alpha: 200);
        canvas.Stroke(outline, 0.5 * scale, FocusLine);
    }
}
