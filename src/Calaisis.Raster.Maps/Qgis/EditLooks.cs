using Calaisis.Raster.Maps.Changes;
using Calaisis.Raster.Tables;

namespace Calaisis.Raster.Maps.Qgis;

/// <summary>How QGIS draws what a scenario edits: in the colour and signs of the printed sheets.</summary>
static class EditLooks
{
    const double LineMm = 0.5;
    const double PointMm = 1.8;
    const double EdgeMm = 0.3;

    /// <summary>A layer of the package of edits, named after what is changed there.</summary>
    /// <param name="package">The file, from the project's folder.</param>
    /// <param name="table">The layer, with at least one row; its column <c>changes</c> says what is changed.</param>
    /// <param name="language">Of its name.</param>
    public static QgisVectorLayer LayerOf(string package, FeatureTable table, Language language)
    {
        var french = language == Language.French;
        var changes = table.IndexOf("changes");
        var titles = string.Join(", ", table.Rows.Select(row => (string)row.Values[changes]!).Distinct());
        var (form, symbol) = table.Shape switch
        {
            FeatureShape.MultiPolygon =>
                (french ? "surfaces" : "areas", QgisSymbol.Hatched(ChangePalette.Edited, LineMm)),
            FeatureShape.MultiLine => (french ? "lignes" : "lines", QgisSymbol.Line(ChangePalette.Edited, LineMm)),
            _ => (french ? "points" : "points", new QgisSymbol(
                "marker", [QgisSymbol.Marker("circle", ChangePalette.Edited, new(255, 255, 255), PointMm, EdgeMm)])),
        };
        return new QgisVectorLayer($"{titles} ({form})", package, table, new SingleRenderer(symbol));
    }
}
