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
        ]);
    }

    /// <summary>CSV twins of all tables and of the data dictionary, by file name (<c>habitats.csv</c>, <c>columns.csv</c>).</summary>
    public IEnumerable<(string Name, byte[] Bytes)> CsvTwins()
    {
        foreach (var table in Tables) yield return ($"{table.Name}.csv", FeatureCsv.Bytes(table));
        var dictionary = DataDictionary.Of(Tables);
        yield return ($"{dictionary.Name}.csv", FeatureCsv.Bytes(dictionary));
    }
}
