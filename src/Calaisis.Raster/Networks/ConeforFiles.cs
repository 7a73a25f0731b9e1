using System.Globalization;
using System.Text;
using Calaisis.Raster.Grids;
using Calaisis.Raster.Tables;

namespace Calaisis.Raster.Networks;

/// <summary>
/// A network as the text files of Conefor: tab between fields, no header, one line each, in the order of ids. Conefor
/// is told that the connections are a partial list: pairs that are not in it have no direct link.
/// </summary>
public static class ConeforFiles
{
    static readonly Column[] Ends =
    [
        new("idA", ColumnType.WholeNumber) { Meaning = "number of one core area" },
        new("idB", ColumnType.WholeNumber) { Meaning = "number of the other" },
    ];

    /// <summary>The file of <see cref="Nodes"/>.</summary>
    public static CsvFile NodesFile { get; } = new(
        "nodes.txt",
        [
            new("id", ColumnType.WholeNumber) { Meaning = "number of the core area", IsKey = true },
            new("area", ColumnType.Number) { Unit = "ha" },
        ]);

    /// <summary>The file of <see cref="Distances"/>.</summary>
    public static CsvFile DistancesFile { get; } = new(
        "distances.txt",
        [.. Ends, new("cost", ColumnType.Number) { Meaning = "cost of the link, in the unit of the trame's costs" }]);

    /// <summary>The file of <see cref="Probabilities"/>.</summary>
    public static CsvFile ProbabilitiesFile { get; } = new(
        "probabilities.txt",
        [.. Ends, new("p", ColumnType.Number) { Meaning = "probability of dispersal along the link, 0 to 1" }]);

    /// <summary>
    /// All three, with the cost and the probability that make one of the other: Conefor's own distance and probability.
    /// </summary>
    public static IReadOnlyList<CsvFile> FilesOf(NetworkParameters parameters)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        var told = string.Create(CultureInfo.InvariantCulture, $"for Conefor: distance {parameters.Distance.Cost:R}, "
            + $"probability {parameters.Probability}; {parameters.DispersalText.ToString()}");
        return [NodesFile, Told(DistancesFile, told), Told(ProbabilitiesFile, told)];
    }

    static CsvFile Told(CsvFile file, string told) => file with
    {
        Columns = [.. file.Columns.Select((column, i) =>
            i < file.Columns.Count - 1 ? column : column with { Meaning = $"{column.Meaning}; {told}" })],
    };

    /// <summary>How all three are written.</summary>
    public static CsvDialect Dialect { get; } = new('\t', HasHeader: false);

    /// <summary>Lines <c>id area</c>, in hectares.</summary>
    public static string Nodes(NetworkGraph graph) => Lines(
        graph.Patches, patch => $"{patch.Id}\t{patch.AreaSquareMetres / Hectare.SquareMetres:R}");

    /// <summary>
    /// Lines <c>idA idB cost</c>, to be read as distances; Conefor's own distance and probability give its p.
    /// </summary>
    public static string Distances(NetworkGraph graph) => Lines(
        graph.Links, link => $"{link.PatchA}\t{link.PatchB}\t{link.Cost:R}");

    /// <summary>Lines <c>idA idB p</c>, to be read as probabilities: p = exp(-alpha cost).</summary>
    public static string Probabilities(NetworkGraph graph, NetworkParameters parameters) => Lines(
        graph.Links, link => $"{link.PatchA}\t{link.PatchB}\t{Math.Exp(-parameters.Alpha * link.Cost):R}");

    static string Lines<T>(IReadOnlyList<T> entries, Func<T, FormattableString> line)
    {
        var text = new StringBuilder();
        foreach (var entry in entries) text.Append(line(entry).ToString(CultureInfo.InvariantCulture)).Append('\n');
        return text.ToString();
    }
}
