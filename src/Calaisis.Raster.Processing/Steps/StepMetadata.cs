using System.Text.Json.Nodes;
using Calaisis.Raster.Operation.Running;
using Calaisis.Raster.Planning;

namespace Calaisis.Raster.Processing.Steps;

/// <summary>What every result says of how it was made: no time and no run, as these do not change it.</summary>
static class StepMetadata
{
    /// <summary>
    /// The step's kind and key, its parameters, the pipeline, the versions that computed, and of each input its hash,
    /// or the key of the step that made it.
    /// </summary>
    public static SortedDictionary<string, string> Of(StepContext context, StepPlace place)
    {
        var metadata = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["CALAISIS_PIPELINE"] = context.Pipeline.Name,
            ["CALAISIS_STEP"] = place.Step.Kind.Name,
            ["CALAISIS_STEP_KEY"] = place.Key,
            ["CALAISIS_PARAMETERS"] = ParametersOf(place.Step),
        };
        SoftwareVersions.AddTo(metadata);
        foreach (var input in place.Step.Inputs)
        {
            // Without blanks, which no keyword of a PNG may hold.
            var name = (input.Role.StartsWith("source ", StringComparison.Ordinal)
                ? input.Role["source ".Length..]
                : input.Role).Replace(", ", "_", StringComparison.Ordinal).Replace(' ', '_');
            if (place.ContentOf(input.Role) is { } content) metadata[$"CALAISIS_INPUT_{name}"] = content;
        }

        return metadata;
    }

    static string ParametersOf(Step step) => CanonicalJson.Of(new JsonObject(
        step.Parameters.Select(parameter => KeyValuePair.Create(parameter.Key, JsonNode.Parse(parameter.Value)))));
}
