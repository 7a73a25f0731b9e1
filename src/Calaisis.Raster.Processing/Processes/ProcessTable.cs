using Calaisis.Raster.Outputs;
using Calaisis.Raster.Tables;

namespace Calaisis.Raster.Processing.Processes;

/// <summary>A CSV file where the user wants it, and beside it a document of its own that describes it.</summary>
static class ProcessTable
{
    public static void Write(
        string path, byte[] bytes, CsvDialect dialect, IReadOnlyList<Column> columns,
        IReadOnlyDictionary<string, string> metadata)
    {
        WholeFile.Write(path, bytes);
        WholeFile.Write(
            CsvMetadata.FileNameFor(path),
            CsvMetadata.Bytes(dialect, [new CsvFile(Path.GetFileName(path), columns)], metadata));
    }
}
