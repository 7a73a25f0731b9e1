using Calaisis.Raster.Tables;

namespace Calaisis.Raster.Packages;

/// <summary>
/// What a trame hands to people: layers to read and draw, the tables of the national standard, and a data dictionary.
/// Each layer is there even when it has no row, so that projects made for one run open with the next.
/// </summary>
/// <param name="Tables">In the order of the GeoPackage.</param>
public sealed record TramePackage(IReadOnlyList<FeatureTable> Tables)
{
    /// <summary>The package of a trame.</summary>
    /// <exception cref="Faults.RasterException">An obstacle's code does not fit the national table.</exception>
    public static TramePackage Of(TrameContent content)
    {
        ArgumentNullException.ThrowIfNull(content);
        var book = new ColumnBook(content.Language, content.CostUnits);
        return new TramePackage(
        [
            NetworkLayers.HabitatsOf(content, book),
            NetworkLayers.SteppingStonesOf(content, book),
            NetworkLayers.CorridorsOf(content, book),
            NetworkLayers.CorridorAreaOf(content, book),
            NetworkLayers.LinksOf(content, book),
            NetworkLayers.ConflictsOf(content, book),
            StandardTables.Reservoirs(content, book),
            StandardTables.CorridorSurfaces(content, book),
            StandardTables.CorridorLines(content, book),
            StandardTables.Obstacles(content, book),
            .. WatercourseTables.Of(content, book),
        ]);
    }

    /// <summary>The tables that have CSV twins: all of them, and what their columns mean.</summary>
    public IReadOnlyList<FeatureTable> WithDictionary => [.. Tables, DataDictionary.Of(Tables)];
}
