using Calaisis.Raster.Maps.Colours;
using Calaisis.Raster.Maps.Legends;

namespace Calaisis.Raster.Maps.Networks;

/// <summary>
/// The colours of one trame's network: réservoirs full, corridors a light band with a dark axis, dispersal fainter
/// still. The green one follows the legend of the SRCE Centre (2013); those of the other trames are made in the same
/// way.
/// </summary>
/// <param name="Core">Réservoirs.</param>
/// <param name="Edge">Their outline.</param>
/// <param name="Preserve">Band of corridors to preserve.</param>
/// <param name="Restore">Band of corridors to restore, lighter.</param>
/// <param name="Axis">Axes.</param>
/// <param name="Diffuse">Dispersal area.</param>
public sealed record NetworkPalette(Rgb Core, Rgb Edge, Rgb Preserve, Rgb Restore, Rgb Axis, Rgb Diffuse)
{
    const double Pale = 0.42;

    // An axis has to show against its band and beside the réservoirs it joins.
    static readonly Dictionary<Rgb, Rgb> Axes = new()
    {
        [Rgb.Parse("2E7D32")] = Rgb.Parse("6B7A12"),
        [Rgb.Parse("1565C0")] = Rgb.Parse("0A2F66"),
        [Rgb.Parse("4A148C")] = Rgb.Parse("7B1FA2"),
        [Rgb.Parse("8D6E63")] = Rgb.Parse("4E342E"),
        [Rgb.Parse("607D8B")] = Rgb.Parse("263238"),
    };

    public static NetworkPalette Of(TrameStyle trame)
    {
        ArgumentNullException.ThrowIfNull(trame);
        var colour = Lab.From(trame.Colour);
        // Light colours make no réservoir that stands out, dark ones leave no room for a darker edge.
        var core = colour with { Lightness = Math.Clamp(colour.Lightness, 24, 58) };
        var edge = core with { Lightness = core.Lightness * 0.62 };
        var full = core.ToRgb();
        return new NetworkPalette(
            full,
            edge.ToRgb(),
            Tint(full, 0.52),
            Tint(full, 0.7),
            Axes.TryGetValue(trame.Colour, out var axis) ? axis : (edge with { Lightness = 22 }).ToRgb(),
            Tint(full, 0.82));
    }

    /// <summary>The same, paler: beneath what was gained and lost.</summary>
    public NetworkPalette Paler() => new(
        Tint(Core, Pale), Tint(Edge, Pale), Tint(Preserve, Pale), Tint(Restore, Pale), Tint(Axis, Pale),
        Tint(Diffuse, Pale));

    // As printers lighten an ink: in Lab a light blue would turn lilac.
    static Rgb Tint(Rgb colour, double white) => new(
        Lighter(colour.Red, white), Lighter(colour.Green, white), Lighter(colour.Blue, white));

    static byte Lighter(byte component, double white) => (byte)Math.Round(component + (white * (255 - component)));
}
