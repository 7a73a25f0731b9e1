using Calaisis.Raster.Maps.Colours;
using Calaisis.Raster.Maps.Pages;
using SkiaSharp;

namespace Calaisis.Raster.Maps.Frames;

/// <summary>Draws features over a map, and the same signatures in a legend.</summary>
static class FeatureDrawing
{
    static readonly Rgb SeaFill = Rgb.Parse("D6E6F2");
    static readonly Rgb CoastLine = Rgb.Parse("34495B");
    static readonly Rgb WaterLine = Rgb.Parse("2F74B5");
    static readonly Rgb RoadLine = Rgb.Parse("4B4B4B");
    static readonly Rgb BoundaryLine = Rgb.Parse("3C2A4D");

    public static void Draw(SheetCanvas canvas, MapView view, IEnumerable<MapFeature> features)
    {
        foreach (var kind in features.Where(IsShown).GroupBy(feature => feature.Kind).OrderBy(group => group.Key))
        {
            // One path per kind: a casing never cuts through the line it crosses.
            using var path = new SKPath { FillType = SKPathFillType.EvenOdd };
            foreach (var part in kind.SelectMany(feature => feature.Parts)) Add(path, view, part, IsArea(kind.Key));
            Draw(canvas, path, kind.Key);
        }
    }

    /// <summary>The sign of a kind, for a legend: a short line or a filled box.</summary>
    public static void DrawSign(SheetCanvas canvas, MapFeatureKind kind, PageRect box)
    {
        if (IsArea(kind))
        {
            canvas.Fill(box, SeaFill);
            return;
        }
        using var path = new SKPath();
        path.MoveTo((float)box.Left, (float)box.MiddleY);
        path.LineTo((float)box.Right, (float)box.MiddleY);
        Draw(canvas, path, kind);
    }

    /// <summary>Whether a map of a grid shows the feature: built-up land would hide the grid's values.</summary>
    public static bool IsShown(MapFeature feature) => feature.Kind != MapFeatureKind.Urban;

    static bool IsArea(MapFeatureKind kind) => kind == MapFeatureKind.Sea;

    static void Add(SKPath path, MapView view, IReadOnlyList<MapPoint> part, bool isArea)
    {
        for (var i = 0; i < part.Count; i++)
        {
            var (x, y) = ((float)view.PageX(part[i].X), (float)view.PageY(part[i].Y));
            if (i == 0) path.MoveTo(x, y);
            else path.LineTo(x, y);
        }
        if (isArea && part.Count > 0) path.Close();
    }

    static void Draw(SheetCanvas canvas, SKPath path, MapFeatureKind kind)
    {
        var scale = canvas.Page.Scale;
        switch (kind)
        {
            case MapFeatureKind.Sea:
                canvas.Fill(path, SeaFill);
                break;
            case MapFeatureKind.Coast:
                canvas.Stroke(path, 0.25 * scale, CoastLine);
                break;
            case MapFeatureKind.Water:
                canvas.Stroke(path, 0.28 * scale, WaterLine, alpha: 210);
                break;
            case MapFeatureKind.Boundary:
                Dashed(canvas, path, 0.4 * scale, BoundaryLine, [2.4 * scale, 0.8 * scale, 0.5 * scale, 0.8 * scale]);
                break;
            case MapFeatureKind.Road:
                canvas.Stroke(path, 0.32 * scale, RoadLine, alpha: 200);
                break;
            case MapFeatureKind.Railway:
                canvas.Stroke(path, 0.5 * scale, RoadLine);
                Dashed(canvas, path, 0.3 * scale, Rgb.White, [1.1 * scale, 1.1 * scale]);
                break;
            case MapFeatureKind.Motorway:
                canvas.Stroke(path, 0.85 * scale, Rgb.White, alpha: 220);
                canvas.Stroke(path, 0.5 * scale, RoadLine);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(kind), kind, "has no signature");
        }
    }

    static void Dashed(SheetCanvas canvas, SKPath path, double widthMm, Rgb colour, double[] dashesMm)
    {
        using var dashes = SKPathEffect.CreateDash([.. dashesMm.Select(mm => (float)mm)], 0);
        canvas.Stroke(path, widthMm, colour, dashes: dashes);
    }
}
