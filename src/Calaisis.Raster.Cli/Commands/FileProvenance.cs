using Calaisis.Raster.Geo.Datasets;
using Calaisis.Raster.Maps.Pages;
using Calaisis.Raster.Tables;

namespace Calaisis.Raster.Cli.Commands;

/// <summary>What a result says of how it was made, wherever it lies.</summary>
static class FileProvenance
{
    /// <summary>By name, as <c>StepMetadata</c> has them; empty where the file says nothing.</summary>
    public static IReadOnlyDictionary<string, string> Of(string path) => Path.GetExtension(path)
        .ToLowerInvariant() switch
    {
        ".csv" or ".txt" => CsvProvenance.Of(path),
        ".pdf" => PdfProvenance.Of(path),
        _ => DatasetMetadata.Of(path),
    };
}
