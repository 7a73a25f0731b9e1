using Calaisis.Raster.Maps.Changes;
using Calaisis.Raster.Maps.Colours;
using Calaisis.Raster.Maps.Frames;
using Calaisis.Raster.Maps.Furniture;
using Calaisis.Raster.Maps.Pages;

namespace Calaisis.Raster.Maps.Networks;

/// <summary>
/// Draws the map itself of one trame or of several: ground, networks, what it is about, names, frame.
/// </summary>
sealed class NetworkMap
{
    /// <summary>How strongly the surroundings of a territory are veiled.</summary>
    public const byte UsualVeil = 120;

    // A smaller core area would vanish under its name.
    const double LeastNamedSquareMm = 40;

    // Around what the map is about only the large ones, which lie across its outline or help to find the way.
    const double LeastNamedOutsideSquareMm = 100;

    // So near a place of the same name the map would say it twice.
    const double SameNameMm = 10;

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
    public byte Veil { get; init; } = UsualVeil;

    /// <summary>Numbered places: the rows of a list beside the map.</summary>
    public IReadOnlyList<NumberedPlace> Numbers { get; init; } = [];

    /// <summary>Whether bands, stepping stones and conflicts are shown; axes are thinner where they are not.</summary>
    public bool HasDetails { get; init; } = true;

    /// <summary>Whether core areas are named: on small maps their names cannot be read.</summary>
    public bool HasCoreNames { get; init; } = true;

    /// <summary>A small map over the large one, and its frame; null for none.</summary>
    public (LocatorMap Map, PageRect Frame)? Inset { get; init; }

    /// <summary>What edits are drawn of; null for none.</summary>
    public SheetScenario? Scenario { get; init; }

    /// <summary>Night light beneath the network; null for none.</summary>
    public NightLight? Light { get; init; }

    /// <summary>What was gained and lost, over the network; null for none.</summary>
    public NetworkChanges? Changes { get; init; }

    /// <summary>A place of the page where no name goes, as something else will; null for none.</summary>
    public PageRect? Covered { get; init; }

    /// <summary>Whether round coordinates stand around the frame.</summary>
    public bool HasGraticule { get; init; } = true;

    /// <summary>Draws; returns whether the ticks are in kilometres.</summary>
    public bool Draw(SheetCanvas canvas, MapView view, IReadOnlyList<TrameNetwork> networks)
    {
        var scale = canvas.Page.Scale;
        var graticule = new Graticule(view, _ground, _language, scale);
        var drawings = networks.Select(
            network => new NetworkDrawing(network, view, networks.Count == 1, isPale: Changes is not null)).ToList();
        canvas.Skia.Save();
        canvas.Skia.ClipRect(SheetCanvas.ToSkia(view.Frame));
        _quiet.DrawAreas(canvas, view);
        if (Light is { } light)
        {
            light.Draw(canvas, view);
            // Lamps of ships and of the far shore are none of the territory's.
            _quiet.DrawSeaArea(canvas, view);
        }

        foreach (var drawing in drawings) drawing.DrawAreas(canvas, withBands: HasDetails);
        _quiet.DrawLines(canvas, view);
        foreach (var drawing in drawings) drawing.DrawAxes(canvas, HasDetails ? 1 : 0.7);
        if (Changes is { } changes) ChangeDrawing.Draw(canvas, view, changes);
        foreach (var drawing in HasDetails ? drawings : []) drawing.DrawPoints(canvas);
        if (Scenario is { } scenario) EditDrawing.Draw(canvas, view, scenario);
        FocusOutline.Draw(canvas, view, Focus, Veil);
        if (HasGraticule) graticule.DrawCrosses(canvas);
        List<PageRect> inset = [.. Inset is { } small ? [small.Frame.Grow(scale)] : Array.Empty<PageRect>(),
            .. Covered is { } covered ? [covered] : Array.Empty<PageRect>()];
        var numbers = NumberSign.Place(Numbers, view, inset, scale);
        var crosses = HasDetails ? drawings.SelectMany(drawing => drawing.Taken(scale)) : [];
        List<PageRect> taken = [.. inset, .. numbers.Select(number => number.Box), .. crosses];
        PlaceDrawing.Draw(canvas, view, [.. Named(view, networks, scale), .. Places()], taken, PlaceDrawing.MostOn(
            view.Frame, scale));
        NumberSign.Draw(canvas, numbers);
        DrawInset(canvas, view);
        canvas.Skia.Restore();
        canvas.Border(view.Frame, 0.25 * scale, Neatline);
        if (HasGraticule) graticule.DrawTicks(canvas);
        drawings.ForEach(drawing => drawing.Dispose());
        return graticule.InKilometres;
    }

    /// <summary>
    /// The names of the core areas of a single network that are large enough on the page, but those that a place beside
    /// them bears; one that is called after a village farther off has its number too, as lists have it.
    /// </summary>
    IEnumerable<MapPlace> Named(MapView view, IReadOnlyList<TrameNetwork> networks, double scale)
    {
        if (!HasDetails || !HasCoreNames || networks.Count != 1) return [];
        var places = _ground.Places.ToLookup(place => place.Name, place => place.At, StringComparer.Ordinal);
        var squareMillimetresPerHectare = Math.Pow((view.PageX(100) - view.PageX(0)) / scale, 2);
        return networks[0].CoreNames
            .Where(core => core.Hectares * squareMillimetresPerHectare
                >= (IsAround(core.Place.At) ? LeastNamedOutsideSquareMm : LeastNamedSquareMm))
            .Where(core => !places[Bare(core)].Any(place => IsBeside(place, core.Place.At)))
            .Select(core => places.Contains(Bare(core)) && core.Number > 0
                ? core.Place with
                {
                    Name = $"{core.Place.Name} ({(_language == Language.French ? "n°" : "no.")}\u00A0{core.Number})",
                }
                : core.Place);

        static string Bare(CoreName core) => core.Place.Name.TrimEnd("0123456789".ToCharArray()).TrimEnd();

        bool IsBeside(MapPoint place, MapPoint core) =>
            Math.Pow(view.PageX(place.X) - view.PageX(core.X), 2)
            + Math.Pow(view.PageY(place.Y) - view.PageY(core.Y), 2) < Math.Pow(SameNameMm * scale, 2);
    }

    // Outside of what the map is about only towns help to find the way.
    List<MapPlace> Places() => [.. _ground.Places
        .Where(place => place.Kind != MapPlaceKind.Settlement || place.Rank <= 2 || !IsAround(place.At))];

    bool IsAround(MapPoint at) => Focus is not null && Veil > 0 && !Focus.Contains(at);

    void DrawInset(SheetCanvas canvas, MapView view)
    {
        if (Inset is not { } inset) return;
        canvas.Fill(inset.Frame.Grow(canvas.Page.Scale), Rgb.White);
        LocatorDrawing.Draw(canvas, inset.Frame, inset.Map, _ground, view);
    }
}
