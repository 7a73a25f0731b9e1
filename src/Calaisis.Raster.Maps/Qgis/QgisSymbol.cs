using System.Globalization;
using Calaisis.Raster.Maps.Colours;

namespace Calaisis.Raster.Maps.Qgis;

/// <summary>How QGIS draws one feature: symbol layers from the bottom up. Lengths are millimetres on paper.</summary>
/// <param name="Kind"><c>fill</c>, <c>line</c> or <c>marker</c>.</param>
/// <param name="Layers">From the bottom up.</param>
public sealed record QgisSymbol(string Kind, IReadOnlyList<QgisSymbolLayer> Layers)
{
    /// <summary>0 for invisible, 1 for opaque.</summary>
    public double Opacity { get; init; } = 1;

    /// <summary>A surface with an outline.</summary>
    public static QgisSymbol Fill(Rgb colour, Rgb outline, double outlineMm, bool dashed = false) => new("fill",
    [
        new QgisSymbolLayer("SimpleFill",
        [
            ("color", Colour(colour)),
            ("style", "solid"),
            ("joinstyle", "round"),
            ("outline_color", Colour(outline)),
            ("outline_style", dashed ? "dash" : "solid"),
            ("outline_width", Number(outlineMm)),
            ("outline_width_unit", "MM"),
        ]),
    ]);

    /// <summary>A surface without outline.</summary>
    public static QgisSymbol Fill(Rgb colour) => new("fill",
    [
        new QgisSymbolLayer("SimpleFill", [("color", Colour(colour)), ("style", "solid"), ("outline_style", "no")]),
    ]);

    /// <summary>A surface of diagonal lines with an outline: what lies beneath is seen.</summary>
    public static QgisSymbol Hatched(Rgb colour, double outlineMm) => new("fill",
    [
        new QgisSymbolLayer("SimpleFill",
        [
            ("color", Colour(colour)),
            ("style", "b_diagonal"),
            ("joinstyle", "round"),
            ("outline_color", Colour(colour)),
            ("outline_style", "solid"),
            ("outline_width", Number(outlineMm)),
            ("outline_width_unit", "MM"),
        ]),
    ]);

    public static QgisSymbol Line(Rgb colour, double widthMm, bool dashed = false) => new("line",
    [
        new QgisSymbolLayer("SimpleLine",
        [
            ("line_color", Colour(colour)),
            ("line_style", "solid"),
            ("line_width", Number(widthMm)),
            ("line_width_unit", "MM"),
            ("capstyle", dashed ? "flat" : "round"),
            ("joinstyle", "round"),
            ("use_custom_dash", dashed ? "1" : "0"),
            ("customdash", "2;1.2"),
            ("customdash_unit", "MM"),
        ]),
    ]);

    /// <summary>An upright cross turned by 45 degrees: the sign of a conflict.</summary>
    public static QgisSymbol Cross(Rgb colour, double sizeMm, double strokeMm) => new("marker",
    [
        Marker("cross2", colour, colour, sizeMm, strokeMm),
    ]);

    /// <summary>A circle that is white inside: the sign of an obstacle that is opened.</summary>
    public static QgisSymbol Ring(Rgb colour, double sizeMm, double strokeMm) => new("marker",
    [
        Marker("circle", new Rgb(255, 255, 255), colour, sizeMm, strokeMm),
    ]);

    /// <summary>A surface with a dot inside, so that it shows however small it is.</summary>
    public static QgisSymbol DottedFill(Rgb colour, Rgb outline, double dotMm) => Fill(colour, outline, 0.1) with
    {
        Layers =
        [
            .. Fill(colour, outline, 0.1).Layers,
            new QgisSymbolLayer("CentroidFill", [("point_on_surface", "1"), ("point_on_all_parts", "0")])
            {
                Inner = new QgisSymbol("marker", [Marker("circle", colour, outline, dotMm, 0.2)]),
            },
        ],
    };

    internal static QgisSymbolLayer Marker(string shape, Rgb colour, Rgb outline, double sizeMm, double strokeMm) =>
        new("SimpleMarker",
        [
            ("name", shape),
            ("color", Colour(colour)),
            ("outline_color", Colour(outline)),
            ("outline_style", "solid"),
            ("outline_width", Number(strokeMm)),
            ("outline_width_unit", "MM"),
            ("size", Number(sizeMm)),
            ("size_unit", "MM"),
        ]);

    static string Colour(Rgb colour) =>
        string.Create(CultureInfo.InvariantCulture, $"{colour.Red},{colour.Green},{colour.Blue},255");

    static string Number(double value) => value.ToString(CultureInfo.InvariantCulture);
}

/// <summary>One layer of a symbol: its class and options as QGIS names them.</summary>
/// <param name="Class"><c>SimpleFill</c>, <c>SimpleLine</c>, <c>SimpleMarker</c>, <c>CentroidFill</c>.</param>
/// <param name="Options">Names and values; what is missing takes QGIS's default.</param>
public sealed record QgisSymbolLayer(string Class, IReadOnlyList<(string Name, string Value)> Options)
{
    /// <summary>The symbol drawn at each point, for layers that place markers.</summary>
    public QgisSymbol? Inner { get; init; }
}
