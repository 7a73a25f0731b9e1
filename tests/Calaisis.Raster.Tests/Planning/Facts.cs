using Calaisis.Raster.Planning;

namespace Calaisis.Raster.Tests.Planning;

/// <summary>Steps and facts for tests of plans.</summary>
static class Facts
{
    public static Step Step(string id, params StepInput[] inputs) => new()
    {
        Id = id,
        Kind = new StepKind(id.Split('/')[^1], 1),
        Parameters = new Dictionary<string, string> { ["trame"] = $"\"{id}\"" },
        Inputs = inputs,
        Outputs = [id.Split('/')[^1] + ".tif"],
    };

    /// <summary>The output of a step that <see cref="Step"/> made.</summary>
    public static StepResult Of(string id) => new(id, id, id.Split('/')[^1] + ".tif");

    /// <summary>Nothing is stored, nothing was done before, and the content of a file is its path.</summary>
    public static PlanFacts None { get; } = new()
    {
        Software = new Dictionary<string, string> { ["gdal"] = "3.6.2" },
        ContentOf = input => $"sha256:{input.Path}",
        StoredOf = _ => StoredState.Missing,
        PastOf = _ => null,
    };

    /// <summary>As after a run of these steps: everything is stored.</summary>
    public static PlanFacts After(IReadOnlyList<Step> steps, PlanFacts? before = null)
    {
        var plan = Plan.Make(steps, before ?? None);
        var keys = plan.Steps.Select(step => step.Key).ToHashSet();
        var past = plan.Steps.ToDictionary(step => step.Step.Id, step => new PastStep(
            step.Key, step.Definition, TimeSpan.FromSeconds(2)));
        return (before ?? None) with
        {
            StoredOf = key => keys.Contains(key) ? StoredState.Whole : StoredState.Missing,
            PastOf = past.GetValueOrDefault,
        };
    }
}
