using System.Text.Json;
using System.Text.Json.Serialization;

namespace Calaisis.Raster.Operation.Storage;

/// <summary>
/// What <c>step.json</c> says of stored results. It is written last, so that where it is, all of them are, and holds a
/// checksum of itself, so that a damaged one vouches for nothing.
/// </summary>
/// <param name="Key">The key they are stored under.</param>
/// <param name="Build">The build of the program that made them.</param>
/// <param name="Outputs">The files.</param>
public sealed record StoredStep(string Key, string Build, IReadOnlyList<StoredOutput> Outputs)
{
    public const string FileName = "step.json";

    /// <summary>What was told of them when they were made: whoever uses them again is told it again.</summary>
    public IReadOnlyList<StoredWarning> Warnings { get; init; } = [];

    /// <summary>Whether it was read as it was written.</summary>
    [JsonIgnore]
    internal bool IsWhole { get; private init; } = true;

    /// <summary>The output of that name.</summary>
    public StoredOutput this[string path] => Outputs.First(output => output.Path == path);

    /// <summary>What a folder's file says; null where there is none, or it is not readable.</summary>
    internal static StoredStep? Read(string folder)
    {
        try
        {
            var bytes = File.ReadAllBytes(Path.Combine(folder, FileName));
            var stored = JsonSerializer.Deserialize(bytes, StoredStepJson.Default.StoredStep);
            return stored is null ? null : stored with { IsWhole = SealedJson.IsWhole(bytes) };
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or JsonException)
        {
            return null;
        }
    }

    internal byte[] ToBytes() =>
        SealedJson.Write(JsonSerializer.SerializeToNode(this, StoredStepJson.Default.StoredStep)!.AsObject());
}

/// <summary>One stored file.</summary>
/// <param name="Path">From the folder of the step, with forward slashes.</param>
/// <param name="Sha256">The hash of its content.</param>
/// <param name="Bytes">Its length.</param>
/// <param name="Modified">When it was written, in ticks of UTC: a file that says otherwise was touched.</param>
/// <param name="Checksum">Tells quickly whether it is still what was written.</param>
public sealed record StoredOutput(string Path, string Sha256, long Bytes, long Modified, string Checksum);

/// <summary>A warning in both languages.</summary>
public sealed record StoredWarning(string English, string French)
{
    internal Sentence Sentence => Sentence.Told(English, French);
}

[JsonSerializable(typeof(StoredStep))]
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
sealed partial class StoredStepJson : JsonSerializerContext;
