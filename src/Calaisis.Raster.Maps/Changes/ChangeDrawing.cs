using Calaisis.Raster.Maps.Frames;
using Calaisis.Raster.Maps.Pages;

namespace Calaisis.Raster.Maps.Changes;

/// <summary>
/// Draws what was gained and lost over a network that is drawn paler: corridors light, core areas dark, links as lines.
/// </summary>
static class ChangeDrawing
{
    public static void Draw(SheetCanvas canvas, MapView view, NetworkChanges changes)
    {
        var paths = new ShapePaths();
        // Gained on top of lost, core areas on top of corridors: a corridor that became a core area was no loss.
        foreach (var isGained in (bool[])[false, true])
        {
            foreach (var path in paths.Areas(view, Of(changes, isGained).Corridors))
                Fill(path, path => CorridorSign(canvas, path, isGained));
            using var links = paths.Lines(view, Of(changes, isGained).Links);
            Link(canvas, links, isGained);
        }

        foreach (var isGained in (bool[])[false, true])
        {
            foreach (var path in paths.Areas(view, Of(changes, isGained).Cores))
                Fill(path, path => CoreSign(canvas, path, isGained));
        }
    }

    /// <summary>A core area that was gained or lost, as in the legend.</summary>
    public static void CoreSign(SheetCanvas canvas, PageRect box, bool isGained)
    {
        using var path = new ShapePath();
        path.Add(box);
        CoreSign(canvas, path, isGained);
    }

    /// <summary>A corridor that was gained or lost, as in the legend.</summary>
    public static void CorridorSign(SheetCanvas canvas, PageRect box, bool isGained)
    {
        using var path = new ShapePath();
        path.Add(box);
        CorridorSign(canvas, path, isGained);
    }

    /// <summary>A link that was gained or lost, as in the legend.</summary>
    public static void LinkSign(SheetCanvas canvas, PageRect box, bool isGained)
    {
        using var line = ShapePath.Line(box.Left, box.Right, box.MiddleY);
        Link(canvas, line, isGained);
    }

    static void CoreSign(SheetCanvas canvas, ShapePath path, bool isGained)
    {
        canvas.Fill(path, isGained ? ChangePalette.GainedDark : ChangePalette.LostDark);
        canvas.Stroke(path, 0.2 * canvas.Page.Scale, isGained ? ChangePalette.Gained : ChangePalette.Lost);
    }

    static void CorridorSign(SheetCanvas canvas, ShapePath path, bool isGained)
    {
        canvas.Fill(path, isGained ? ChangePalette.Gained : ChangePalette.Lost);
        canvas.Stroke(path, 0.12 * canvas.Page.Scale, isGained ? ChangePalette.GainedDark : ChangePalette.LostDark);
    }

    static void Link(SheetCanvas canvas, ShapePath path, bool isGained)
    {
        var scale = canvas.Page.Scale;
        if (isGained) canvas.Stroke(path, 0.4 * scale, ChangePalette.GainedDark);
        else canvas.Stroke(path, 0.4 * scale, ChangePalette.LostDark, dashesMm: [1.1 * scale, 0.7 * scale]);
    }

    static void Fill(ShapePath path, Action<ShapePath> draw)
    {
        using (path) draw(path);
    }

    static ChangedNetwork Of(NetworkChanges changes, bool isGained) => isGained ? changes.Gained : changes.Lost;
}
