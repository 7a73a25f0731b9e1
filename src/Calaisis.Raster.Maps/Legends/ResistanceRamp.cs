using Calaisis.Raster.Maps.Colours;

namespace Calaisis.Raster.Maps.Legends;

/// <summary>
/// The colours of resistance: green (easy to cross), yellow, orange, red (hard). Every step is darker than the one
/// before, so that the order survives a black and white print and eyes that do not tell red from green.
/// </summary>
public static class ResistanceRamp
{
    /// <summary>Cells nothing can cross; drawn hatched with <see cref="ImpassableHatch"/>.</summary>
    public static readonly Rgb Impassable = Rgb.Parse("B4B9BF");

    public static readonly Rgb ImpassableHatch = Rgb.Parse("8E959D");

    /// <summary>Cells without data, and paper around a small grid.</summary>
    public static readonly Rgb NoData = Rgb.Parse("F5F5F2");

    static readonly (double At, Lab Colour)[] Anchors =
    [
        (0.00, Lab.From(Rgb.Parse("9BDC98"))),
        (0.22, Lab.From(Rgb.Parse("D2CB58"))),
        (0.42, Lab.From(Rgb.Parse("E8AC3B"))),
        (0.62, Lab.From(Rgb.Parse("DD6D30"))),
        (0.82, Lab.From(Rgb.Parse("B42A2E"))),
        (1.00, Lab.From(Rgb.Parse("5F0E27"))),
    ];

    /// <summary>One colour per class, from the least resistance to the greatest.</summary>
    public static IReadOnlyList<Rgb> Colours(int classes)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(classes, 1);
        return [.. Enumerable.Range(0, classes).Select(i => At(classes == 1 ? 0.2 : i / (classes - 1.0)))];
    }

    static Rgb At(double place)
    {
        var next = Array.FindIndex(Anchors, 1, anchor => anchor.At >= place);
        var (from, to) = (Anchors[next - 1], Anchors[next]);
        return from.Colour.Towards(to.Colour, (place - from.At) / (to.At - from.At)).ToRgb();
    }
}
