using Calaisis.Raster.Maps.Colours;
using Calaisis.Raster.Maps.Legends;
using Calaisis.Raster.Maps.Networks;
using Calaisis.Raster.Maps.Texts;

namespace Calaisis.Raster.Maps.Qgis;

/// <summary>How the rasters of a run are shown.</summary>
public static class RasterLooks
{
    const int RampStops = 6;
    const int MostCounts = 12;
    const int Hues = 7;
    const int HueStep = 3;

    static readonly Rgb StoneYellow = Rgb.Parse("FDD835");
    static readonly Rgb FewTrames = Rgb.Parse("FFE082");
    static readonly Rgb ManyTrames = Rgb.Parse("6A1B4D");

    /// <summary>How many corridors share a cell.</summary>
    public static RasterLook CorridorCount { get; } = new(
        $"Number of corridors",
        LookRange.FromZero,
        (raster, palette, language) => Counts(raster, palette.Restore, palette.Axis, language), Order: 1);

    /// <summary>Normalised least cost of any corridor.</summary>
    public static RasterLook Corridors { get; } = new(
        $"Corridors (normalised cost)",
        LookRange.FromZero,
        (raster, palette, language) => Ramp(raster, palette.Axis, palette.Restore, 1, language), Order: 2);

    /// <summary>What a disperser has left of its budget.</summary>
    public static RasterLook Dispersal { get; } = new(
        $"Dispersal area (budget left)",
        LookRange.FromZero,
        (raster, palette, language) => Ramp(raster, palette.Diffuse, palette.Core, 1, language), Order: 3);

    /// <summary>The core area nearest by cost.</summary>
    public static RasterLook Allocation { get; } = new(
        $"Core area nearest by cost",
        LookRange.Cores,
        (raster, palette, language) => Patchwork((int)raster.Max, palette, language), Order: 4);

    /// <summary>
    /// Accumulated cost: many cells are near core areas and few far, so stops lie closer where costs are low.
    /// </summary>
    public static RasterLook Cost { get; } = new(
        $"Accumulated cost from core areas",
        LookRange.FromZero,
        (raster, palette, language) => Ramp(raster, palette.Core, palette.Diffuse, 2, language), Order: 5);

    /// <summary>Labels: core areas from 1, then stepping stones.</summary>
    public static RasterLook Habitats { get; } = new(
        $"Habitats (cells)",
        LookRange.Cores,
        (raster, palette, language) => new RampRenderer(
            [
                new RasterStop(raster.Max, palette.Core, SheetTexts.Of(SheetText.CoreAreas, language)),
                new RasterStop(double.PositiveInfinity, StoneYellow, SheetTexts.Of(SheetText.SteppingStones, language)),
            ],
            IsSmooth: false), Order: 6);

    /// <summary>Resistance of a trame.</summary>
    public static RasterLook Resistance { get; } = new(
        $"Resistance (no value: impassable)",
        LookRange.Declared,
        (raster, _, language) => Classes(raster, language),
        Order: 7);

    /// <summary>How many trames have a corridor at a cell.</summary>
    public static RasterLook TrameCount { get; } = new(
        $"Number of networks with a corridor",
        LookRange.Fixed,
        (raster, _, language) => Counts(raster, FewTrames, ManyTrames, language));

    /// <summary>Corridors: 1 gained, 2 lost, 3 kept.</summary>
    public static RasterLook CorridorChange { get; } = new(
        $"Corridors gained, lost, kept (cells)",
        LookRange.Fixed,
        (_, _, language) => ChangeLooks.Fates(language),
        Order: 1);

    /// <summary>Core areas: 1 gained, 2 lost, 3 kept.</summary>
    public static RasterLook HabitatChange { get; } = new(
        $"Core areas gained, lost, kept (cells)",
        LookRange.Fixed,
        (_, _, language) => ChangeLooks.Fates(language),
        Order: 2);

    /// <summary>Accumulated cost less that of the scenario it is compared with.</summary>
    public static RasterLook CostChange { get; } = new(
        $"Difference of accumulated cost",
        LookRange.Measured,
        (raster, _, language) => ChangeLooks.Differences(raster, language), Order: 3);

    /// <summary>Resistance less that of the scenario it is compared with.</summary>
    public static RasterLook ResistanceChange { get; } = new(
        $"Difference of resistance",
        LookRange.Measured,
        (raster, _, language) => ChangeLooks.Differences(raster, language),
        Order: 4);

    /// <summary>
    /// The classes of the printed sheet: they hold their lower bound, while those of QGIS hold the upper one.
    /// </summary>
    static RampRenderer Classes(RasterResult raster, Language language)
    {
        var breaks = ClassBreaks.Logarithmic(raster.Min, raster.Max);
        var colours = ResistanceRamp.Colours(breaks.Count);
        return new RampRenderer(
            [
                .. colours.Select((colour, i) => new RasterStop(
                    i == colours.Count - 1 ? double.PositiveInfinity : MathF.BitDecrement((float)breaks.Bounds[i + 1]),
                    colour,
                    $"{MapNumbers.Format(breaks.Bounds[i], language)} – "
                        + $"{MapNumbers.Format(breaks.Bounds[i + 1], language)}")),
            ],
            IsSmooth: false);
    }

    static RampRenderer Ramp(RasterResult raster, Rgb from, Rgb to, double power, Language language)
    {
        var most = raster.Max > raster.Min ? raster.Max : raster.Min + 1;
        return new RampRenderer(
            [
                .. Enumerable.Range(0, RampStops).Select(i =>
                {
                    var share = i / (RampStops - 1.0);
                    var value = raster.Min + (Math.Pow(share, power) * (most - raster.Min));
                    return new RasterStop(value, Between(from, to, share), MapNumbers.Format(value, language, 0));
                }),
            ],
            IsSmooth: true);
    }

    static RasterRenderer Counts(RasterResult raster, Rgb few, Rgb many, Language language)
    {
        var most = (int)Math.Max(1, raster.Max);
        if (most > MostCounts) return Ramp(raster, few, many, 1, language);
        return new PaletteRenderer(
        [
            .. Enumerable.Range(1, most).Select(count => new RasterStop(
                count,
                Between(few, many, most == 1 ? 1 : (count - 1) / (most - 1.0)),
                MapNumbers.Format(count, language))),
        ]);
    }

    /// <summary>
    /// Neighbours are to be told apart, nothing more: a few shades in turn. Smooth, so that the legend is one bar.
    /// </summary>
    static RampRenderer Patchwork(int cores, NetworkPalette palette, Language language) => new(
        [
            .. Enumerable.Range(1, Math.Max(2, cores)).Select(core => new RasterStop(
                core,
                Between(palette.Diffuse, palette.Edge, core * HueStep % Hues / (Hues - 1.0)),
                MapNumbers.Format(core, language))),
        ],
        IsSmooth: true);

    static Rgb Between(Rgb from, Rgb to, double share) => Lab.From(from).Towards(Lab.From(to), share).ToRgb();
}
