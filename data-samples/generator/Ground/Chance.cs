namespace Calaisis.Samples.Ground;

/// <summary>
/// Repeatable chance: hashes of whole numbers, and smooth noise made from them with additions and products only, so
/// that every machine draws the same Calaisis.
/// </summary>
static class Chance
{
    /// <summary>Thirty-two well-mixed bits for a pair of whole numbers and a purpose.</summary>
    public static uint Hash(int a, int b, uint purpose)
    {
        var h = ((uint)a * 0x9E3779B1u) ^ (((uint)b + 0x7F4A7C15u) * 0x85EBCA77u) ^ (purpose * 0xC2B2AE3Du);
        h = (h ^ (h >> 15)) * 0x2C1B3C6Du;
        h = (h ^ (h >> 12)) * 0x297A2D39u;
        return h ^ (h >> 15);
    }

    /// <summary>A number in [0, 1).</summary>
    public static double Draw(int a, int b, uint purpose) => Hash(a, b, purpose) * (1.0 / 4_294_967_296.0);

    /// <summary>A number in [0, 1) from a hash already drawn, for another purpose.</summary>
    public static double Draw(uint hash, uint purpose) => Draw((int)hash, (int)(hash >> 7), purpose);

    /// <summary>Smooth noise in [-1, 1] that varies over the given distance.</summary>
    public static double Noise(double x, double y, double metres, uint purpose)
    {
        var u = x / metres;
        var v = y / metres;
        var col = (int)Math.Floor(u);
        var row = (int)Math.Floor(v);
        var s = Smooth(u - col);
        var t = Smooth(v - row);
        var south = Mix(Draw(col, row, purpose), Draw(col + 1, row, purpose), s);
        var north = Mix(Draw(col, row + 1, purpose), Draw(col + 1, row + 1, purpose), s);
        return (2 * Mix(south, north, t)) - 1;
    }

    /// <summary>
    /// Noise of several scales, each half as wide and half as strong as the one before; within [-1, 1].
    /// </summary>
    public static double Fractal(double x, double y, double metres, int scales, uint purpose)
    {
        var sum = 0.0;
        var strength = 1.0;
        var total = 0.0;
        for (var scale = 0; scale < scales; scale++)
        {
            sum += strength * Noise(x, y, metres, purpose + (uint)(scale * 101));
            total += strength;
            strength *= 0.5;
            metres *= 0.5;
        }
        return sum / total;
    }

    /// <summary>A point moved by noise; used to roughen outlines drawn by hand.</summary>
    public static Point Roughen(Point p, double amplitudeMetres, double waveMetres, uint purpose) => new(
        p.X + (amplitudeMetres * Fractal(p.X, p.Y, waveMetres, 3, purpose)),
        p.Y + (amplitudeMetres * Fractal(p.X, p.Y, waveMetres, 3, purpose + 7)));

    static double Smooth(double t) => t * t * (3 - (2 * t));

    static double Mix(double a, double b, double t) => a + ((b - a) * t);
}
