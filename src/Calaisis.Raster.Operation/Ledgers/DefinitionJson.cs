using System.Text.Json;
using System.Text.Json.Serialization;
using Calaisis.Raster.Planning;

namespace Calaisis.Raster.Operation.Ledgers;

/// <summary>Definitions of steps as the ledger keeps them.</summary>
[JsonSerializable(typeof(StepDefinition))]
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
sealed partial class DefinitionJson : JsonSerializerContext
{
    public static string Write(StepDefinition definition) =>
        JsonSerializer.Serialize(definition, Default.StepDefinition);

    public static StepDefinition Read(string text) => JsonSerializer.Deserialize(text, Default.StepDefinition)
        ?? throw new JsonException("a definition is empty");
}
