using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Calaisis.Raster.Cli.Reporting;
using Calaisis.Raster.Planning;

namespace Calaisis.Raster.Cli.Commands;

/// <summary>A plan for people and for programs.</summary>
static class PlanText
{
    static readonly JsonSerializerOptions Readable =
        new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Format(Plan plan, Language language)
    {
        var text = new SpokenText(language);
        var width = plan.Steps.Max(step => StepWords.OfStep(step.Step.Id).In(language).Length);
        foreach (var step in plan.Steps)
        {
            var name = StepWords.OfStep(step.Step.Id);
            var estimate = step.Estimate is { } time ? $" (about {Duration.Show(time)})" : Sentence.Empty;
            var reasons = step.Reasons.Count == 0 ? Sentence.Empty : $"  {Sentence.Join("; ", step.Reasons)}{estimate}";
            text.Line($"{WordFor(step.State),-10}  "
                + $"{(reasons.IsEmpty ? name : $"{name.In(language).PadRight(width)}")}{reasons}");
        }

        var toRun = plan.ToRun.Count();
        var total = toRun > 0 && plan.Estimate > TimeSpan.Zero
            ? $", about {Duration.Show(plan.Estimate)} one after the other"
            : Sentence.Empty;
        return text.Line(
            $"{plan.Steps.Count} [step|steps]: {plan.Steps.Count - toRun} up to date, {toRun} to run{total}")
            .ToString();
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
        ["state"] = WordFor(step.State).ToString(),
        ["reasons"] = new JsonArray([.. step.Reasons.Select(reason => (JsonNode)reason.ToString())]),
        ["estimateSeconds"] = step.Estimate?.TotalSeconds,
        ["sharedWith"] = step.SharedWith,
        ["reads"] = new JsonArray([.. step.Step.Inputs.OfType<StepResult>().Select(input => input.Step).Distinct()
            .Select(id => (JsonNode)id)]),
    };

    static Sentence WordFor(StepState state) => state switch
    {
        StepState.UpToDate => $"up to date",
        StepState.ToRun => $"to run",
        _ => $"shared",
    };
}
