using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Calaisis.Raster.Outputs;
using Calaisis.Raster.Resistance;

namespace Calaisis.Raster.Cli.Runs;

/// <summary>
/// What <c>run.json</c> records: which inputs with which content, which parameters, which software, which results. It
/// holds no time, so that equal runs leave equal manifests; times are in the log.
/// </summary>
sealed class Manifest
{
    static readonly JsonSerializerOptions Readable = new()
    {
        WriteIndented = true,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    readonly JsonArray _inputs = [];
    readonly JsonArray _trames = [];
    readonly JsonArray _outputs = [];

    public required string Pipeline { get; init; }

    public required IReadOnlyDictionary<string, string> Software { get; init; }

    /// <summary>The pipeline file as it was read, secrets by the names of their variables.</summary>
    public required JsonNode Parameters { get; init; }

    public required string Grid { get; init; }

    public void AddInput(string role, string declared, FileHash? hash)
    {
        var input = new JsonObject { ["role"] = role, ["path"] = declared, ["sha256"] = hash?.Sha256 };
        if (hash is not null) input["bytes"] = hash.Bytes;
        _inputs.Add(input);
    }

    public void AddTrame(TrameStatistics statistics) => _trames.Add(new JsonObject
    {
        ["trame"] = statistics.Trame,
        ["cells"] = statistics.Cells,
        ["impassableCells"] = statistics.Barriers,
        ["uncoveredCells"] = statistics.Uncovered,
        ["minResistance"] = Number(statistics.Min),
        ["maxResistance"] = Number(statistics.Max),
    });

    public void AddOutput(string path, FileHash hash) =>
        _outputs.Add(new JsonObject { ["path"] = path, ["sha256"] = hash.Sha256, ["bytes"] = hash.Bytes });

    public void Write(string path)
    {
        var document = new JsonObject
        {
            ["pipeline"] = Pipeline,
            ["scenario"] = RunFolder.BaseScenario,
            ["software"] = new JsonObject(Software.OrderBy(pair => pair.Key, StringComparer.Ordinal)
                .Select(pair => KeyValuePair.Create(pair.Key, (JsonNode?)pair.Value))),
            ["grid"] = Grid,
            ["inputs"] = _inputs,
            ["parameters"] = Parameters,
            ["trames"] = _trames,
            ["outputs"] = _outputs,
        };
        WholeFile.Write(path, Encoding.UTF8.GetBytes(Redaction.Mask(document.ToJsonString(Readable)) + "\n"));
    }

    static JsonValue? Number(float value) => float.IsFinite(value) ? JsonValue.Create(value) : null;
}
