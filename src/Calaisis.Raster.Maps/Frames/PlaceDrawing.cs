using Calaisis.Raster.Maps.Colours;
using Calaisis.Raster.Maps.Fonts;
using Calaisis.Raster.Maps.Pages;
using Calaisis.Raster.Maps.Texts;
using SkiaSharp;

namespace Calaisis.Raster.Maps.Frames;

/// <summary>Draws the dots and names of places, with a halo, none cut by the frame.</summary>
static class PlaceDrawing
{
    const double ClearMm = 0.7;
    const double HaloMm = 0.42;

    static readonly Rgb Ink = Rgb.Parse("16191C");
    static readonly Rgb WaterInk = Rgb.Parse("1F4E79");
    // A name on every so many square centimetres leaves the map to what it is about.
    const double SquareCentimetresPerName = 6;

    /// <summary>How many names suit a map beside signs of its own.</summary>
    public static int MostOn(PageRect frame, double scale) =>
        (int)Math.Round(frame.Width * frame.Height / 100 / (scale * scale) / SquareCentimetresPerName);

    public static void Draw(
        SheetCanvas canvas,
        MapView view,
        IReadOnlyList<MapPlace> places,
        IReadOnlyList<PageRect>? obstacles = null,
        int most = int.MaxValue)
    {
        var scale = canvas.Page.Scale;
        var candidates = places.Select(place => Candidate(place, view, scale)).ToList();
        foreach (var (index, box) in LabelPlacement.Place(candidates, view.Frame, ClearMm * scale, obstacles, most))
        {
            var (place, candidate) = (places[index], candidates[index]);
            if (candidate.DotRadius > 0) Dot(canvas, candidate, scale);
            var style = Style(place, scale);
            var name = Accents.Join(place.Name);
            canvas.Line(name, style, box.Left, box.Bottom - (0.24 * style.SizeMm), haloMm: HaloMm * scale);
        }
    }

    static LabelPlacement.Candidate Candidate(MapPlace place, MapView view, double scale)
    {
        var style = Style(place, scale);
        var radius = (place.Kind, place.Rank) switch
        {
            (MapPlaceKind.Water or MapPlaceKind.CoreArea, _) => 0,
            (_, <= 1) => 0.85 * scale,
            (_, 2) => 0.65 * scale,
            _ => 0.5 * scale,
        };
        return new LabelPlacement.Candidate(
            view.PageX(place.At.X), view.PageY(place.At.Y), radius,
            TextBlock.WidthOf(Accents.Join(place.Name), style), 1.08 * style.SizeMm, place.Rank);
    }

    static TextStyle Style(MapPlace place, double scale) => (place.Kind, place.Rank) switch
    {
        (MapPlaceKind.Water, <= 1) => new TextStyle(FontFace.Italic, 11 * scale, WaterInk) { Tracking = 0.16 },
        (MapPlaceKind.Water, _) => new TextStyle(FontFace.Italic, 7.5 * scale, WaterInk),
        (MapPlaceKind.CoreArea, _) => new TextStyle(FontFace.Italic, 7 * scale, Ink),
        (_, <= 1) => new TextStyle(FontFace.SemiBold, 10.5 * scale, Ink),
        (_, 2) => new TextStyle(FontFace.SemiBold, 8 * scale, Ink),
        _ => new TextStyle(FontFace.Regular, 6.8 * scale, Ink),
    };

    static void Dot(SheetCanvas canvas, LabelPlacement.Candidate place, double scale)
    {
        using var disc = new SKPath();
        disc.AddCircle((float)place.X, (float)place.Y, (float)place.DotRadius);
        canvas.Fill(disc, Rgb.White);
        canvas.Stroke(disc, 0.28 * scale, Ink);
    }
}
