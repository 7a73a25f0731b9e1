using Calaisis.Raster.Cli.Reporting;
using Calaisis.Raster.Operation.Ledgers;
using Calaisis.Raster.Operation.Publishing;
using Calaisis.Raster.Planning;
using Calaisis.Raster.Processing.Speaking;

namespace Calaisis.Raster.Cli.Commands;

/// <summary>How a result was made, as text.</summary>
static class LineageText
{
    /// <summary>Units as rasters name them, in every language the same.</summary>
    static readonly KnownTexts Units = new(
        "resistance per metre (1 = best habitat)", "resistance x m", "resistance x cells", "metres x resistance",
        "cells x resistance", "degrees x resistance", "map units x resistance");

    public static string Format(string path, Lineage lineage, IReadOnlyDictionary<string, string> metadata)
    {
        var text = new SpokenText(Speech.Language);
        text.Line($"{path}");
        if (metadata.GetValueOrDefault("CALAISIS_UNIT") is { } unit)
            text.Line($"  unit: {Units.Find(unit) ?? $"{unit}"}");
        Append(text, lineage, 1, new HashSet<string>(StringComparer.Ordinal));
        return text.ToString();
    }

    /// <summary>Where no ledger is at hand: what the file says of itself.</summary>
    public static string OfMetadata(string path, IReadOnlyDictionary<string, string> metadata, RunSidecar? sidecar)
    {
        var text = new SpokenText(Speech.Language);
        text.Line($"{path}")
            .Line($"  no ledger knows it{(metadata.Count > 0 ? $"; it says of itself:" : Sentence.Empty)}");
        foreach (var (name, value) in metadata) text.Line($"  {name}: {value}");
        if (sidecar is null) return text.ToString();
        text.Append($"  run.json of its results says: shown by run {sidecar.Run}, "
            + $"{RunsText.Time(sidecar.Started)} UTC, by calaisis {sidecar.Program}");
        var seconds = metadata.GetValueOrDefault("CALAISIS_STEP_KEY") is { } key
            ? sidecar.SecondsOfStep.GetValueOrDefault(key)
            : null;
        text.Line(seconds is { } took ? $", made in {Duration.Show(TimeSpan.FromSeconds(took))}" : Sentence.Empty);
        return text.ToString();
    }

    static void Append(SpokenText text, Lineage lineage, int depth, HashSet<string> told)
    {
        var indent = new string(' ', 2 * depth);
        if (lineage.Step is not { } step)
        {
            text.Line($"{indent}made under key {lineage.Key}; the ledger no longer knows how");
            return;
        }

        if (!told.Add(lineage.Key))
        {
            text.Line($"{indent}made by {StepWords.OfStep(step.Id)}, see above");
            return;
        }

        var run = lineage.Run!;
        text.Append($"{indent}made by {StepWords.OfStep(step.Id)} in run {run.Id}, {RunsText.Time(run.Started)} UTC, "
            + $"by calaisis {run.Program}");
        text.Line(
            step.Seconds is { } seconds ? $", in {Duration.Show(TimeSpan.FromSeconds(seconds))}" : Sentence.Empty);
        text.Line($"{indent}key {lineage.Key}");
        if (step.Definition is { } definition)
        {
            text.Line($"{indent}with "
                + $"{string.Join(", ", definition.Software.Select(software => $"{software.Key} {software.Value}"))}");
            foreach (var (name, value) in definition.Parameters
                .OrderBy(parameter => parameter.Key, StringComparer.Ordinal))
            {
                text.Line($"{indent}  {StepWords.OfRole(name)}: {value}");
            }
        }

        foreach (var input in lineage.Inputs)
        {
            text.Line(input.Maker is null
                ? (Sentence)($"{indent}from {StepWords.OfRole(input.Input.Role)}"
                    + $"{(input.Input.Place is { } place ? $" ({place})" : "")}, {input.Input.Content}")
                : $"{indent}from {StepWords.OfRole(input.Input.Role)}");
            if (input.Maker is not null) Append(text, input.Maker, depth + 1, told);
        }
    }
}
