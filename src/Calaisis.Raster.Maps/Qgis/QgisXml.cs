using System.Globalization;
using System.Xml.Linq;

namespace Calaisis.Raster.Maps.Qgis;

/// <summary>Renderers as the elements that styles (QML) and projects (QGS) of QGIS 3.22 and later share.</summary>
public static class QgisXml
{
    /// <summary><c>renderer-v2</c> of a vector layer.</summary>
    public static XElement Of(VectorRenderer renderer) => renderer switch
    {
        SingleRenderer single => Renderer("singleSymbol", [single.Symbol], []),
        CategorisedRenderer by => Renderer(
            "categorizedSymbol",
            by.Categories.Select(category => category.Symbol),
            [new XAttribute("attr", by.Attribute), new XElement("categories", by.Categories.Select(Category))]),
        GraduatedRenderer by => Renderer(
            "graduatedSymbol",
            by.Ranges.Select(range => range.Symbol),
            [
                new XAttribute("attr", by.Expression),
                new XAttribute("graduatedMethod", "GraduatedColor"),
                new XElement("ranges", by.Ranges.Select(Range)),
            ]),
        _ => throw new ArgumentException($"no way to write {renderer?.GetType().Name}", nameof(renderer)),
    };

    /// <summary><c>pipe</c> of a raster layer.</summary>
    public static XElement Of(RasterRenderer renderer) => new("pipe", renderer switch
    {
        RampRenderer ramp => Ramp(ramp),
        PaletteRenderer palette =>
            Raster("paletted", new XElement("colorPalette", palette.Entries.Select(entry => new XElement(
                "paletteEntry",
                new XAttribute("value", Number(entry.Value)),
                new XAttribute("color", Hex(entry)),
                new XAttribute("alpha", Alpha(entry)),
                new XAttribute("label", entry.Label))))),
        _ => throw new ArgumentException($"no way to write {renderer?.GetType().Name}", nameof(renderer)),
    });

    static XElement Renderer(string type, IEnumerable<QgisSymbol> symbols, object[] content) => new(
        "renderer-v2",
        new XAttribute("type", type),
        new XAttribute("symbollevels", 0),
        new XAttribute("enableorderby", 0),
        new XAttribute("forceraster", 0),
        content,
        new XElement(
            "symbols", symbols.Select((symbol, i) => Symbol(symbol, i.ToString(CultureInfo.InvariantCulture)))),
        new XElement("rotation"),
        new XElement("sizescale"));

    static XElement Category(QgisCategory category, int place) => new(
        "category",
        new XAttribute("symbol", place),
        new XAttribute("value", category.Value),
        new XAttribute("type", "string"),
        new XAttribute("label", category.Label),
        new XAttribute("render", "true"));

    static XElement Range(QgisRange range, int place) => new(
        "range",
        new XAttribute("symbol", place),
        new XAttribute("lower", Number(range.Lower)),
        new XAttribute("upper", Number(range.Upper)),
        new XAttribute("label", range.Label),
        new XAttribute("render", "true"));

    internal static XElement Symbol(QgisSymbol symbol, string name) => new(
        "symbol",
        new XAttribute("name", name),
        new XAttribute("type", symbol.Kind),
        new XAttribute("alpha", Number(symbol.Opacity)),
        new XAttribute("clip_to_extent", 1),
        new XAttribute("force_rhr", 0),
        symbol.Layers.Select((layer, i) => new XElement(
            "layer",
            new XAttribute("class", layer.Class),
            new XAttribute("enabled", 1),
            new XAttribute("locked", 0),
            new XAttribute("pass", 0),
            new XElement("Option", new XAttribute("type", "Map"), layer.Options.Select(Option)),
            layer.Inner is { } inner ? Symbol(inner, $"@{name}@{i}") : null)));

    static XElement Option((string Name, string Value) option) => new(
        "Option", new XAttribute("name", option.Name), new XAttribute("type", "QString"),
        new XAttribute("value", option.Value));

    static XElement Ramp(RampRenderer ramp)
    {
        var raster = Raster("singlebandpseudocolor", new XElement("rastershader", new XElement(
            "colorrampshader",
            new XAttribute("colorRampType", ramp.IsSmooth ? "INTERPOLATED" : "DISCRETE"),
            new XAttribute("classificationMode", 1),
            new XAttribute("clip", 0),
            ramp.Stops.Select(stop => new XElement(
                "item",
                new XAttribute("value", Number(stop.Value)),
                new XAttribute("color", Hex(stop)),
                new XAttribute("alpha", Alpha(stop)),
                new XAttribute("label", stop.Label))))));
        raster.Add(
            new XAttribute("classificationMin", Number(ramp.Stops[0].Value)),
            new XAttribute("classificationMax", Number(ramp.Stops[^1].Value)));
        return raster;
    }

    static XElement Raster(string type, XElement colours) => new(
        "rasterrenderer",
        new XAttribute("type", type),
        new XAttribute("band", 1),
        new XAttribute("opacity", 1),
        new XAttribute("alphaBand", -1),
        new XAttribute("nodataColor", ""),
        new XElement("rasterTransparency"),
        colours);

    static string Hex(RasterStop stop) => stop.Colour.ToString();

    static int Alpha(RasterStop stop) => (int)Math.Round(stop.Opacity * byte.MaxValue);

    static string Number(double value) =>
        double.IsPositiveInfinity(value) ? "inf" : value.ToString("R", CultureInfo.InvariantCulture);
}
