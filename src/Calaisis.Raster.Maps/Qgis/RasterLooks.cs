using Calaisis.Raster.Maps.Colours;
using Calaisis.Raster.Maps.Legends;
using Calaisis.Raster.Maps.Networks;
using Calaisis.Raster.Maps.Texts;

namespace Calaisis.Raster.Maps.Qgis;

/// <summary>What the cells of a result hold.</summary>
public enum RasterContent
{
    Resistance,

    /// <summary>Labels: core areas from 1, then stepping stones.</summary>
    Habitats,

    /// <summary>The core area nearest by cost.</summary>
    Allocation,
    Cost,

    /// <summary>What a disperser has left of its budget.</summary>
    Dispersal,

    /// <summary>Normalised least cost of any corridor.</summary>
    Corridors,

    /// <summary>How many corridors share a cell.</summary>
    CorridorCount,

    /// <summary>How many trames have a corridor at a cell.</summary>
    TrameCount,

    /// <summary>Resistance less that of the scenario it is compared with.</summary>
    ResistanceChange,

    /// <summary>Accumulated cost less that of the scenario it is compared with.</summary>
    CostChange,

    /// <summary>1 gained, 2 lost, 3 kept.</summary>
    CorridorChange,

    /// <summary>Core areas: 1 gained, 2 lost, 3 kept.</summary>
    HabitatChange,
}

/// <summary>A raster of a run.</summary>
/// <param name="Content">What its cells hold.</param>
/// <param name="Path">The file, from the project's folder.</param>
/// <param name="Min">The least value there can be; for labels 1.</param>
/// <param name="Max">The greatest value; for labels the number of core areas.</param>
public sealed record RasterResult(RasterContent Content, string Path, double Min, double Max);

/// <summary>How QGIS draws the rasters of a run, and what they are called.</summary>
public static class RasterLooks
{
    const int RampStops = 6;
    const int MostCounts = 12;
    const int Hues = 7;
    const int HueStep = 3;

    static readonly Rgb StoneYellow = Rgb.Parse("FDD835");
    static readonly Rgb FewTrames = Rgb.Parse("FFE082");
    static readonly Rgb ManyTrames = Rgb.Parse("6A1B4D");

    /// <summary>The raster as a layer of a project.</summary>
    public static QgisRasterLayer LayerOf(RasterResult raster, TrameStyle trame, Language language)
    {
        ArgumentNullException.ThrowIfNull(raster);
        var renderer = RendererOf(raster, NetworkPalette.Of(trame), language);
        return new QgisRasterLayer(NameOf(raster.Content, language == Language.French), raster.Path, renderer) { IsChecked = false };
    }

    static RasterRenderer RendererOf(RasterResult raster, NetworkPalette palette, Language language) => raster.Content switch
    {
        RasterContent.Resistance => Resistance(raster, language),
        RasterContent.Habitats => new RampRenderer(
            [
                new RasterStop(raster.Max, palette.Core, SheetTexts.Of(SheetText.CoreAreas, language)),
                new RasterStop(double.PositiveInfinity, StoneYellow, SheetTexts.Of(SheetText.SteppingStones, language)),
            ],
            IsSmooth: false),
        RasterContent.Allocation => Patchwork((int)raster.Max, palette, language),
        // Costs are many near core areas and few far away: stops lie closer where costs are low.
        RasterContent.Cost => Ramp(raster, palette.Core, palette.Diffuse, 2, language),
        RasterContent.Dispersal => Ramp(raster, palette.Diffuse, palette.Core, 1, language),
        RasterContent.Corridors => Ramp(raster, palette.Axis, palette.Restore, 1, language),
        RasterContent.CorridorCount => Counts(raster, palette.Restore, palette.Axis, language),
        RasterContent.TrameCount => Counts(raster, FewTrames, ManyTrames, language),
        RasterContent.ResistanceChange or RasterContent.CostChange => ChangeLooks.Differences(raster, language),
        RasterContent.CorridorChange or RasterContent.HabitatChange => ChangeLooks.Fates(language),
        _ => throw new ArgumentOutOfRangeException(nameof(raster), raster.Content, "has no look"),
    };

    static string NameOf(RasterContent content, bool french) => content switch
    {
        RasterContent.Resistance => french ? "Résistance (sans valeur : infranchissable)" : "Resistance (no value: impassable)",
        RasterContent.Habitats => french ? "Habitats (cellules)" : "Habitats (cells)",
        RasterContent.Allocation => french ? "Réservoir le plus proche en coût" : "Core area nearest by cost",
        RasterContent.Cost => french ? "Coût cumulé depuis les réservoirs" : "Accumulated cost from core areas",
        RasterContent.Dispersal => french ? "Aire de dispersion (budget restant)" : "Dispersal area (budget left)",
        RasterContent.Corridors => french ? "Corridors (coût normalisé)" : "Corridors (normalised cost)",
        RasterContent.CorridorCount => french ? "Nombre de corridors" : "Number of corridors",
        RasterContent.TrameCount => french ? "Nombre de trames avec corridor" : "Number of networks with a corridor",
        RasterContent.ResistanceChange => french ? "Écart de résistance" : "Difference of resistance",
        RasterContent.CostChange => french ? "Écart de coût cumulé" : "Difference of accumulated cost",
        RasterContent.CorridorChange => french ? "Corridors gagnés, perdus, conservés (cellules)" : "Corridors gained, lost, kept (cells)",
        RasterContent.HabitatChange => french ? "Réservoirs gagnés, perdus, conservés (cellules)" : "Core areas gained, lost, kept (cells)",
        _ => throw new ArgumentOutOfRangeException(nameof(content), content, "has no name"),
    };

    /// <summary>The classes of the printed sheet: they hold their lower bound, while those of QGIS hold the upper one.</summary>
    static RampRenderer Resistance(RasterResult raster, Language language)
    {
        var breaks = ClassBreaks.Logarithmic(raster.Min, raster.Max);
        var colours = ResistanceRamp.Colours(breaks.Count);
        return new RampRenderer(
            [
                .. colours.Select((colour, i) => new RasterStop(
                    i == colours.Count - 1 ? double.PositiveInfinity : MathF.BitDecrement((float)breaks.Bounds[i + 1]),
                    colour,
                    $"{MapNumbers.Format(breaks.Bounds[i], language)} – {MapNumbers.Format(breaks.Bounds[i + 1], language)}")),
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
                count, Between(few, many, most == 1 ? 1 : (count - 1) / (most - 1.0)), MapNumbers.Format(count, language))),
        ]);
    }

    /// <summary>Neighbours are to be told apart, nothing more: a few shades in turn. Smooth, so that the legend is one bar.</summary>
    static RampRenderer Patchwork(int cores, NetworkPalette palette, Language language) => new(
        [
            .. Enumerable.Range(1, Math.Max(2, cores)).Select(core => new RasterStop(
                core, Between(palette.Diffuse, palette.Edge, core * HueStep % Hues / (Hues - 1.0)), MapNumbers.Format(core, language))),
        ],
        IsSmooth: true);

    static Rgb Between(Rgb from, Rgb to, double share) => Lab.From(from).Towards(Lab.From(to), share).ToRgb();
}
