using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Calaisis.Raster.Operation.Storage;
using Calaisis.Raster.Processing.Speaking;

namespace Calaisis.Raster.Processing.Steps;

/// <summary>
/// What the <c>run.json</c> of a scenario records: which inputs with which content, which parameters, which software,
/// which results. It holds no time, so that equal runs leave equal manifests; times are in the ledger and in the run's
/// own run.json.
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

    public const string FileName = "run.json";

    public required string Pipeline { get; init; }

    public required string Scenario { get; init; }

    public required IReadOnlyDictionary<string, string> Software { get; init; }

    /// <summary>The pipeline file as it was read, secrets by the names of their variables.</summary>
    public required JsonNode Parameters { get; init; }

    public required string Grid { get; init; }

    /// <summary>
    /// One file stands with its hash; of a dataset in several, all do, the first being the one that was named.
    /// </summary>
    public void AddInput(ProvenanceInput read)
    {
        var input = new JsonObject { ["role"] = read.Role, ["path"] = read.Declared };
        if (read.Files.Count > 1)
        {
            input["files"] = new JsonArray(
                [.. read.Files.Select(file => Hashed(new JsonObject { ["name"] = file.Name }, file.Hash))]);
        }
        else
        {
            Hashed(input, read.Files is [var one] ? one.Hash : null);
        }

        _inputs.Add(input);
    }

    /// <summary>Adds what was counted of a trame, see <c>StatisticsFile</c>.</summary>
    public void AddTrame(JsonNode statistics) => _trames.Add(statistics);

    /// <param name="path">From the folder of the manifest, with forward slashes.</param>
    /// <param name="output">What is known of the file.</param>
    public void AddOutput(string path, StoredOutput output) =>
        _outputs.Add(new JsonObject { ["path"] = path, ["sha256"] = output.Sha256, ["bytes"] = output.Bytes });

    static JsonObject Hashed(JsonObject file, ContentHash? hash)
    {
        file["sha256"] = hash?.Sha256;
        if (hash is not null) file["bytes"] = hash.Bytes;
        return file;
    }

    public byte[] ToBytes()
    {
        var document = new JsonObject
        {
            ["pipeline"] = Pipeline,
            ["scenario"] = Scenario,
            ["software"] = new JsonObject(Software.OrderBy(pair => pair.Key, StringComparer.Ordinal)
                .Select(pair => KeyValuePair.Create(pair.Key, (JsonNode?)pair.Value))),
            ["grid"] = Grid,
            ["inputs"] = _inputs,
            ["parameters"] = Parameters,
            ["trames"] = _trames,
            ["outputs"] = _outputs,
        };
        return Encoding.UTF8.GetBytes(Redaction.Mask(document.ToJsonString(Readable)) + "\n");
    }
}
