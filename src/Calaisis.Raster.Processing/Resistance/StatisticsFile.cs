using System.Text.Json;
using System.Text.Json.Nodes;
using Calaisis.Raster.Outputs;
using Calaisis.Raster.Resistance;

namespace Calaisis.Raster.Processing.Resistance;

/// <summary>What was counted of a trame, kept for the manifest.</summary>
static class StatisticsFile
{
    public static void Write(string path, TrameStatistics statistics)
    {
        var counted = new JsonObject
        {
            ["trame"] = statistics.Trame,
            ["cells"] = statistics.Cells,
            ["impassableCells"] = statistics.Barriers,
            ["uncoveredCells"] = statistics.Uncovered.Count,
            ["minResistance"] = Number(statistics.Min),
            ["maxResistance"] = Number(statistics.Max),
        };
        WholeFile.Write(path, JsonSerializer.SerializeToUtf8Bytes(counted));
    }

    public static JsonNode Read(string path) => JsonNode.Parse(File.ReadAllBytes(path))!;

    static JsonValue? Number(float value) => float.IsFinite(value) ? JsonValue.Create(value) : null;
}
