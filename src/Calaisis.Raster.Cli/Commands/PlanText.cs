using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Calaisis.Raster.Planning;

namespace Calaisis.Raster.Cli.Commands;

/// <summary>A plan for people and for programs.</summary>
static class PlanText
{
    static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Format(Plan plan)
    {
        var text = new StringBuilder();
        var width = plan.Steps.Max(step => step.Step.Id.Length);
        foreach (var step in plan.Steps)
        {
            var estimate = step.Estimate is { } time ? $" (about {Duration.Show(time)})" : "";
            var reasons = step.Reasons.Count == 0 ? "" : $"  {string.Join("; ", step.Reasons)}{estimate}";
            text.Append(CultureInfo.InvariantCulture, $"{WordFor(step.State),-10}  {(reasons.Length == 0 ? step.Step.Id : step.Step.Id.PadRight(width))}{reasons}\n");
        }

        var toRun = plan.ToRun.Count();
        var total = toRun > 0 && plan.Estimate > TimeSpan.Zero ? $", about {Duration.Show(plan.Estimate)} one after the other" : "";
        return text.Append(CultureInfo.InvariantCulture, $"{plan.Steps.Count} steps: {plan.Steps.Count - toRun} up to date, {toRun} to run{total}\n").ToString();
    }

    public static string ToJson(Plan plan) => new JsonObject
    {
        ["toRun"] = plan.ToRun.Count(),
        ["estimateSeconds"] = plan.Estimate.TotalSeconds,
        ["steps"] = new JsonArray([.. plan.Steps.Select(StepOf)]),
    }.ToJsonString(Readable) + "\n";

    static JsonNode StepOf(PlannedStep step) => new JsonObject
    {
        ["step"] = step.Step.Id,
        ["kind"] = step.Step.Kind.Name,
        ["key"] = step.Key,
        ["state"] = WordFor(step.State),
        ["reasons"] = new JsonArray([.. step.Reasons.Select(reason => (JsonNode)reason)]),
        ["estimateSeconds"] = step.Estimate?.TotalSeconds,
        ["sharedWith"] = step.SharedWith,
        ["reads"] = new JsonArray([.. step.Step.Inputs.OfType<StepResult>().Select(input => input.Step).Distinct().Select(id => (JsonNode)id)]),
    };

    static string WordFor(StepState state) => state switch
    {
        StepState.UpToDate => "up to date",
        StepState.ToRun => "to run",
        _ => "shared",
    };
}
