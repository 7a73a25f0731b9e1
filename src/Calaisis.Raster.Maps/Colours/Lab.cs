namespace Calaisis.Raster.Maps.Colours;

/// <summary>
/// A colour in CIE L*a*b* (D65), where equal steps look about equal; <see cref="Lightness"/> runs from 0 (black) to 100
/// (white). Conversion after IEC 61966-2-1 (sRGB) and CIE 15.
/// </summary>
public readonly record struct Lab(double Lightness, double A, double B)
{
    const double WhiteX = 0.95047, WhiteZ = 1.08883;
    const double Epsilon = 216.0 / 24389, Kappa = 24389.0 / 27;

    public static Lab From(Rgb colour)
    {
        double r = ToLinear(colour.Red), g = ToLinear(colour.Green), b = ToLinear(colour.Blue);
        var x = Root(((0.4124564 * r) + (0.3575761 * g) + (0.1804375 * b)) / WhiteX);
        var y = Root((0.2126729 * r) + (0.7151522 * g) + (0.0721750 * b));
        var z = Root(((0.0193339 * r) + (0.1191920 * g) + (0.9503041 * b)) / WhiteZ);
        return new Lab((116 * y) - 16, 500 * (x - y), 200 * (y - z));
    }

    /// <summary>The nearest sRGB colour; components beyond its range are cut.</summary>
    public Rgb ToRgb()
    {
        var fy = (Lightness + 16) / 116;
        var x = WhiteX * Power(fy + (A / 500));
        var y = Power(fy);
        var z = WhiteZ * Power(fy - (B / 200));
        return new Rgb(
            FromLinear((3.2404542 * x) - (1.5371385 * y) - (0.4985314 * z)),
            FromLinear((-0.9692660 * x) + (1.8760108 * y) + (0.0415560 * z)),
            FromLinear((0.0556434 * x) - (0.2040259 * y) + (1.0572252 * z)));
    }

    /// <summary>A share of the way to another colour: 0 is this one, 1 the other.</summary>
    public Lab Towards(Lab other, double share) => new(
        Lightness + (share * (other.Lightness - Lightness)), A + (share * (other.A - A)), B + (share * (other.B - B)));

    /// <summary>An sRGB component (0 to 255) as an amount of light (0 to 1).</summary>
    internal static double ToLinear(byte component)
    {
        var c = component / 255.0;
        return c <= 0.04045 ? c / 12.92 : Math.Pow((c + 0.055) / 1.055, 2.4);
    }

    /// <summary>An amount of light (0 to 1) as an sRGB component (0 to 255).</summary>
    internal static byte FromLinear(double light)
    {
        var c = light <= 0.0031308 ? 12.92 * light : (1.055 * Math.Pow(light, 1 / 2.4)) - 0.055;
        return (byte)Math.Clamp(Math.Round(255 * c), 0, 255);
    }

    static double Root(double t) => t > Epsilon ? Math.Cbrt(t) : ((Kappa * t) + 16) / 116;

    static double Power(double f) => f * f * f > Epsilon ? f * f * f : ((116 * f) - 16) / Kappa;
}
