namespace Calaisis.Raster.Tables;

/// <summary>Tables as the CSV files of one folder, and the document beside them that describes them.</summary>
public static class CsvFolder
{
    /// <summary>The files' names, in the order they are written.</summary>
    public static IEnumerable<string> NamesOf(IEnumerable<string> tables) =>
        tables.Select(FileOf).Append(CsvMetadata.FileName);

    /// <summary>The files by name.</summary>
    public static IEnumerable<(string Name, byte[] Bytes)> Of(
        IReadOnlyList<FeatureTable> tables, IReadOnlyDictionary<string, string> provenance)
    {
        ArgumentNullException.ThrowIfNull(tables);
        foreach (var table in tables) yield return (FileOf(table.Name), FeatureCsv.Bytes(table));
        var described = tables.Select(table => new CsvFile(FileOf(table.Name), FeatureCsv.ColumnsOf(table)));
        yield return (CsvMetadata.FileName, CsvMetadata.Bytes(FeatureCsv.Dialect, described, provenance));
    }

    static string FileOf(string table) => $"{table}.csv";
}
