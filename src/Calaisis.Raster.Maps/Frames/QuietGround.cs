using Calaisis.Raster.Grids;
using Calaisis.Raster.Maps.Colours;
using Calaisis.Raster.Maps.Pages;

namespace Calaisis.Raster.Maps.Frames;

/// <summary>
/// The ground of a network map, kept pale so that the network stands out: land and sea, built-up land, then, over the
/// network's areas, water, roads and railways. Motorways are the red-pink double line of fragmenting elements.
/// </summary>
/// <remarks>Made once for any number of views. Thread rule: one thread at a time.</remarks>
sealed class QuietGround
{
    static readonly Rgb Beyond = Rgb.Parse("EFEFEF");
    static readonly Rgb Land = Rgb.Parse("FBFAF5");
    static readonly Rgb Sea = Rgb.Parse("E1ECF3");
    static readonly Rgb Urban = Rgb.Parse("DAD6D1");
    static readonly Rgb Coast = Rgb.Parse("7F94A5");
    static readonly Rgb Water = Rgb.Parse("83B2D8");
    static readonly Rgb Road = Rgb.Parse("B1A8A0");
    static readonly Rgb Railway = Rgb.Parse("8A8A8A");
    static readonly Rgb Motorway = Rgb.Parse("D9798A");
    static readonly Rgb Boundary = Rgb.Parse("4A3B57");

    readonly MapBounds _data;
    readonly MapShade? _urban;
    readonly Dictionary<MapFeatureKind, List<MapShape>> _shapes;
    readonly ShapePaths _paths = new();

    /// <param name="ground">Features and names.</param>
    /// <param name="data">What there are data for; beyond it the paper is grey.</param>
    public QuietGround(MapGround ground, MapBounds data)
    {
        _data = data;
        _urban = ground.Urban;
        // Lines by the part, so that a page holds those it shows; rings of an area belong together.
        _shapes = ground.Features
            .GroupBy(feature => feature.Kind)
            .ToDictionary(kind => kind.Key, kind => kind.SelectMany(Shapes).ToList());
    }

    /// <summary>The kinds a legend has to explain, in the order it lists them.</summary>
    public IReadOnlyList<MapFeatureKind> Kinds =>
    [
        .. _shapes.Keys.Concat(_urban is null ? [] : [MapFeatureKind.Urban]).Distinct().Order(),
    ];

    /// <summary>Those of them that a view shows.</summary>
    public IReadOnlyList<MapFeatureKind> KindsOn(MapView view)
    {
        var frame = view.FrameBounds;
        return [.. Kinds.Where(kind => (kind == MapFeatureKind.Urban && _urban is { } urban && urban.Meets(frame))
            || (_shapes.TryGetValue(kind, out var shapes) && shapes.Exists(
                shape => shape.Meets(frame, isArea: kind is MapFeatureKind.Sea or MapFeatureKind.Urban))))];
    }

    public void DrawAreas(SheetCanvas canvas, MapView view)
    {
        canvas.Fill(view.Frame, Beyond);
        var land = PageRect.FromEdges(
            Math.Max(view.Frame.Left, view.PageX(_data.MinX)), Math.Max(view.Frame.Top, view.PageY(_data.MaxY)),
            Math.Min(view.Frame.Right, view.PageX(_data.MaxX)), Math.Min(view.Frame.Bottom, view.PageY(_data.MinY)));
        if (land is { Width: > 0, Height: > 0 }) canvas.Fill(land, Land);
        if (_urban is not null) ShadeDrawing.Draw(canvas, view, _urban, Urban);
        Area(canvas, view, MapFeatureKind.Urban, Urban);
        Area(canvas, view, MapFeatureKind.Sea, Sea);
    }

    public void DrawLines(SheetCanvas canvas, MapView view)
    {
        foreach (var kind in Enum.GetValues<MapFeatureKind>())
        {
            if (!_shapes.TryGetValue(kind, out var shapes)) continue;
            using var path = kind == MapFeatureKind.Sea
                ? _paths.TrueAreas(view, shapes)
                : _paths.TrueLines(view, shapes);
            DrawLine(canvas, path, kind);
        }
    }

    /// <summary>The sea alone, over a picture.</summary>
    public void DrawSea(SheetCanvas canvas, MapView view)
    {
        Area(canvas, view, MapFeatureKind.Sea, Sea);
        if (!_shapes.TryGetValue(MapFeatureKind.Sea, out var shapes)) return;
        using var path = _paths.TrueAreas(view, shapes);
        DrawLine(canvas, path, MapFeatureKind.Sea);
    }

    /// <summary>The sea without its coast, over what else lies beneath a network.</summary>
    public void DrawSeaArea(SheetCanvas canvas, MapView view) => Area(canvas, view, MapFeatureKind.Sea, Sea);

    /// <summary>The sign of a kind, for a legend.</summary>
    public static void DrawSign(SheetCanvas canvas, MapFeatureKind kind, PageRect box)
    {
        if (kind is MapFeatureKind.Sea or MapFeatureKind.Urban)
        {
            canvas.Fill(box, kind == MapFeatureKind.Sea ? Sea : Urban);
            return;
        }
        using var path = ShapePath.Line(box.Left, box.Right, box.MiddleY);
        DrawLine(canvas, path, kind);
    }

    static IEnumerable<MapShape> Shapes(MapFeature feature) =>
        feature.Kind is MapFeatureKind.Sea or MapFeatureKind.Urban
            ? [new MapShape(feature.Parts)]
            : feature.Parts.Select(part => new MapShape([part]));

    void Area(SheetCanvas canvas, MapView view, MapFeatureKind kind, Rgb colour)
    {
        if (!_shapes.TryGetValue(kind, out var shapes)) return;
        using var path = _paths.TrueAreas(view, shapes);
        canvas.Fill(path, colour);
    }

    static void DrawLine(SheetCanvas canvas, ShapePath path, MapFeatureKind kind)
    {
        var scale = canvas.Page.Scale;
        switch (kind)
        {
            case MapFeatureKind.Urban:
                break;
            case MapFeatureKind.Sea:
            case MapFeatureKind.Coast:
                canvas.Stroke(path, 0.16 * scale, Coast);
                break;
            case MapFeatureKind.Water:
                canvas.Stroke(path, 0.22 * scale, Water);
                break;
            case MapFeatureKind.Boundary:
                double[] dashes = [2.2 * scale, 0.8 * scale, 0.5 * scale, 0.8 * scale];
                canvas.Stroke(path, 0.35 * scale, Boundary, dashesMm: dashes);
                break;
            case MapFeatureKind.Road:
                canvas.Stroke(path, 0.28 * scale, Road);
                break;
            case MapFeatureKind.Railway:
                canvas.Stroke(path, 0.34 * scale, Railway);
                canvas.Stroke(path, 0.2 * scale, Rgb.White, dashesMm: [0.9 * scale, 0.9 * scale]);
                break;
            case MapFeatureKind.Motorway:
                canvas.Stroke(path, 0.78 * scale, Motorway);
                canvas.Stroke(path, 0.36 * scale, Rgb.White);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(kind), kind, "has no signature");
        }
    }
}
