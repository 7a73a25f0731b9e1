using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;
using Calaisis.Raster.Grids;
using Calaisis.Raster.Maps.Colours;
using Calaisis.Raster.Maps.Frames;
using Calaisis.Raster.Maps.Furniture;
using Calaisis.Raster.Maps.Pages;

namespace Calaisis.Raster.Maps.Qgis;

/// <summary>
/// A page to print, as QGIS 3.22 and later read it. Lengths are millimetres from the upper left of an A3 across.
/// </summary>
static class QgisLayoutXml
{
    // Numbers by which QGIS knows the kinds of items.
    const int PageItem = 65638;
    const int MapItem = 65639;
    const int LabelItem = 65641;
    const int LegendItem = 65642;
    const int ScaleBarItem = 65646;
    const int MarkerItem = 65653;

    const double LongestBarMm = 78;

    static readonly PageRect Page = new(0, 0, 420, 297);
    static readonly PageRect TitleRoom = new(10, 8, 400, 11);
    static readonly PageRect SubtitleRoom = new(10, 19, 400, 8);
    static readonly PageRect MapRoom = new(10, 30, 305, 240);
    static readonly PageRect LegendRoom = new(320, 30, 90, 190);
    static readonly PageRect NorthRoom = new(320, 238, 12, 12);
    static readonly PageRect NorthWordRoom = new(320, 231, 12, 6);
    static readonly PageRect ScaleRoom = new(320, 254, 90, 14);
    static readonly PageRect NotesRoom = new(10, 273, 400, 20);

    public static XElement Of(QgisLayout layout, QgisProject project)
    {
        var bounds = BoundsIn(MapRoom, project.Extent);
        var map = IdOf(layout, "map");
        return new XElement(
            "Layout",
            new XAttribute("name", layout.Name),
            new XAttribute("units", "mm"),
            new XAttribute("printResolution", 300),
            new XElement("PageCollection", PageSymbol(), Item(layout, "page", PageItem, Page, 0, PageSymbol())),
            Item(
                layout, "map", MapItem, MapRoom, 1,
                new XAttribute("keepLayerSet", "true"),
                new XAttribute("followPreset", "false"),
                new XAttribute("mapRotation", 0),
                new XAttribute("drawCanvasItems", "true"),
                new XElement("Extent", QgisProjectXml.Sides(bounds)),
                new XElement("LayerSet", layout.Layers.Select(layer => new XElement(
                    "Layer",
                    new XAttribute("source", layer.Source),
                    new XAttribute("provider", layer.Provider),
                    new XAttribute("name", layer.Name),
                    layer.Id)))),
            Label(layout, "title", TitleRoom, layout.Title, 22, isBold: true),
            Label(layout, "subtitle", SubtitleRoom, layout.Subtitle, 12, isBold: false),
            Legend(layout, map),
            Label(layout, "north-word", NorthWordRoom, "N", 12, isBold: true, halign: 4),
            Item(
                layout, "north", MarkerItem, NorthRoom, 5, new XAttribute("mapUuid", map),
                new XAttribute("northMode", 0), NorthSymbol()),
            ScaleBar(layout, map, bounds.Width / MapRoom.Width),
            Label(layout, "notes", NotesRoom, string.Join('\n', layout.Notes), 7, isBold: false));
    }

    /// <summary>What a frame shows around the middle of an extent, at a round scale at which the extent fits.</summary>
    static MapBounds BoundsIn(PageRect room, MapBounds extent)
    {
        var exact = Math.Max(extent.Width / room.Width, extent.Height / room.Height) * 1000;
        var unitsPerMm = RoundScale.AtLeast(Math.Max(1, exact)) / 1000;
        var (x, y) = ((extent.MinX + extent.MaxX) / 2, (extent.MinY + extent.MaxY) / 2);
        var (width, height) = (room.Width * unitsPerMm / 2, room.Height * unitsPerMm / 2);
        return new MapBounds(x - width, y - height, x + width, y + height);
    }

    static XElement Legend(QgisLayout layout, string map) => Item(
        layout, "legend", LegendItem, LegendRoom, 3,
        new XAttribute("title", layout.LegendTitle),
        new XAttribute("map_uuid", map),
        new XAttribute("resizeToContents", 1),
        new XAttribute("columnCount", 1),
        new XAttribute("wrapChar", ""),
        new XAttribute("symbolWidth", 7),
        new XAttribute("symbolHeight", 4),
        new XAttribute("boxSpace", 0),
        new XAttribute("columnSpace", 2),
        new XAttribute("fontColor", "#20262b"),
        new XElement(
            "styles",
            LegendStyle("title", 13, ("marginBottom", 2)),
            LegendStyle("group", 11, ("marginTop", 2)),
            LegendStyle("subgroup", 9.5, ("marginTop", 2)),
            LegendStyle("symbol", 9, ("marginTop", 1.5)),
            LegendStyle("symbolLabel", 9, ("marginLeft", 2), ("marginTop", 1.5))),
        QgisProjectXml.Tree(layout.Layers.Select(layer => layer with { IsExpanded = true, IsChecked = true })));

    static XElement LegendStyle(string name, double points, params (string Side, double Mm)[] margins) => new(
        "style",
        new XAttribute("name", name),
        new XAttribute("alignment", 1),
        new XAttribute("indent", 0),
        margins.Select(margin => new XAttribute(margin.Side, QgisProjectXml.Number(margin.Mm))),
        new XElement("styleFont", new XAttribute("description", Font(points, isBold: name is "title" or "group"))));

    static XElement ScaleBar(QgisLayout layout, string map, double metresPerMm)
    {
        var bar = ScaleBarChoice.Within(metresPerMm, LongestBarMm);
        var (unit, metres) = bar.Metres >= 1000 ? ("km", 1000) : ("m", 1);
        return Item(
            layout, "scale", ScaleBarItem, ScaleRoom, 4,
            new XAttribute("style", "Single Box"),
            new XAttribute("mapUuid", map),
            new XAttribute("unitType", unit == "km" ? "km" : "meters"),
            new XAttribute("unitLabel", unit),
            new XAttribute("numMapUnitsPerScaleBarUnit", 1),
            new XAttribute("numUnitsPerSegment", QgisProjectXml.Number(bar.Metres / bar.Parts / metres)),
            new XAttribute("segmentSizeMode", 0),
            new XAttribute("numSegments", bar.Parts),
            new XAttribute("numSegmentsLeft", 0),
            new XAttribute("height", 2.5),
            new XAttribute("labelBarSpace", 1.5),
            new XAttribute("boxContentSpace", 1),
            new XAttribute("outlineWidth", 0.2),
            new XAttribute("alignment", 0),
            new XAttribute("minBarWidth", 50),
            new XAttribute("maxBarWidth", 150),
            new XElement(
                "text-style",
                new XAttribute("fontSize", 9),
                new XAttribute("fontSizeUnit", "Point"),
                new XAttribute("textColor", "32,38,43,255"),
                new XAttribute("textOpacity", 1)),
            Colour("fillColor", 0x20, 0x26, 0x2B),
            Colour("fillColor2", 255, 255, 255),
            Colour("strokeColor", 0x20, 0x26, 0x2B));
    }

    static XElement Label(
        QgisLayout layout, string part, PageRect room, string text, double points, bool isBold, int halign = 1) =>
        Item(
            layout, part, LabelItem, room, 2,
            new XAttribute("labelText", text),
            new XAttribute("htmlState", 0),
            new XAttribute("halign", halign),
            new XAttribute("valign", 32),
            new XAttribute("marginX", 0),
            new XAttribute("marginY", 0),
            new XElement("LabelFont", new XAttribute("description", Font(points, isBold)), new XAttribute("style", "")),
            Colour("FontColor", 0x20, 0x26, 0x2B));

    static XElement Item(QgisLayout layout, string part, int type, PageRect room, int z, params object[] content)
    {
        var (place, size) = (Pair(room.Left, room.Top), Pair(room.Width, room.Height));
        return new XElement(
            "LayoutItem",
            new XAttribute("type", type),
            new XAttribute("id", part),
            new XAttribute("uuid", IdOf(layout, part)),
            new XAttribute("templateUuid", IdOf(layout, part)),
            new XAttribute("position", place),
            new XAttribute("positionOnPage", place),
            new XAttribute("size", size),
            new XAttribute("referencePoint", 0),
            new XAttribute("zValue", z),
            new XAttribute("visibility", 1),
            new XAttribute("opacity", 1),
            new XAttribute("blendMode", 0),
            new XAttribute("itemRotation", 0),
            new XAttribute("positionLock", "false"),
            new XAttribute("excludeFromExports", 0),
            new XAttribute("frame", type == MapItem ? "true" : "false"),
            new XAttribute("outlineWidthM", "0.2,mm"),
            new XAttribute("frameJoinStyle", "miter"),
            new XAttribute("background", type is MapItem or PageItem ? "true" : "false"),
            Colour("FrameColor", 0x5B, 0x63, 0x69),
            Colour("BackgroundColor", 255, 255, 255),
            content);
    }

    static XElement PageSymbol() => QgisXml.Symbol(QgisSymbol.Fill(new Rgb(255, 255, 255)), "");

    static XElement NorthSymbol() => QgisXml.Symbol(
        new QgisSymbol("marker", [QgisSymbol.Marker("arrow", Rgb.Parse("20262B"), Rgb.Parse("20262B"), 11, 0.2)]), "");

    static XElement Colour(string name, int red, int green, int blue) => new(
        name, new XAttribute("red", red), new XAttribute("green", green), new XAttribute("blue", blue),
        new XAttribute("alpha", 255));

    static string Pair(double x, double y) => $"{QgisProjectXml.Number(x)},{QgisProjectXml.Number(y)},mm";

    // As Qt writes a font: family, points, -1, 5, weight (50 plain, 75 bold), then nothing special.
    static string Font(double points, bool isBold) =>
        $"Arial,{QgisProjectXml.Number(points)},-1,5,{(isBold ? 75 : 50)},0,0,0,0,0";

    /// <summary>Made from names, so that it stays the same from run to run.</summary>
    static string IdOf(QgisLayout layout, string part)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{layout.Name}\n{part}"));
        return new Guid(hash.AsSpan(0, 16)).ToString("B");
    }
}
