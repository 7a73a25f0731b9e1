using System.Globalization;
using System.Text;
using Calaisis.Raster.Operation.Ledgers;
using Calaisis.Raster.Operation.Publishing;

namespace Calaisis.Raster.Cli.Commands;

/// <summary>How a result was made, as text.</summary>
static class LineageText
{
    public static string Format(string path, Lineage lineage, IReadOnlyDictionary<string, string> metadata)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{path}\n");
        if (metadata.GetValueOrDefault("CALAISIS_UNIT") is { } unit) text.Append(CultureInfo.InvariantCulture, $"  unit: {unit}\n");
        Append(text, lineage, 1, new HashSet<string>(StringComparer.Ordinal));
        return text.ToString();
    }

    /// <summary>Where no ledger is at hand: what the file says of itself.</summary>
    public static string OfMetadata(string path, IReadOnlyDictionary<string, string> metadata, RunSidecar? sidecar)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{path}\n  no ledger knows it{(metadata.Count > 0 ? "; it says of itself:" : "")}\n");
        foreach (var (name, value) in metadata) text.Append(CultureInfo.InvariantCulture, $"  {name}: {value}\n");
        if (sidecar is null) return text.ToString();
        text.Append(CultureInfo.InvariantCulture, $"  run.json of its results says: shown by run {sidecar.Run}, {RunsText.Time(sidecar.Started)} UTC, by calaisis {sidecar.Program}");
        var seconds = metadata.GetValueOrDefault("CALAISIS_STEP_KEY") is { } key ? sidecar.SecondsOfStep.GetValueOrDefault(key) : null;
        text.Append(seconds is { } took ? $", made in {Duration.Show(TimeSpan.FromSeconds(took))}\n" : "\n");
        return text.ToString();
    }

    static void Append(StringBuilder text, Lineage lineage, int depth, HashSet<string> told)
    {
        var indent = new string(' ', 2 * depth);
        if (lineage.Step is not { } step)
        {
            text.Append(CultureInfo.InvariantCulture, $"{indent}made under key {lineage.Key}; the ledger no longer knows how\n");
            return;
        }

        if (!told.Add(lineage.Key))
        {
            text.Append(CultureInfo.InvariantCulture, $"{indent}made by {step.Id}, see above\n");
            return;
        }

        var run = lineage.Run!;
        text.Append(CultureInfo.InvariantCulture, $"{indent}made by {step.Id} in run {run.Id}, {RunsText.Time(run.Started)} UTC, by calaisis {run.Program}");
        text.Append(step.Seconds is { } seconds ? $", in {Duration.Show(TimeSpan.FromSeconds(seconds))}\n" : "\n");
        text.Append(CultureInfo.InvariantCulture, $"{indent}key {lineage.Key}\n");
        if (step.Definition is { } definition)
        {
            text.Append(CultureInfo.InvariantCulture, $"{indent}with {string.Join(", ", definition.Software.Select(software => $"{software.Key} {software.Value}"))}\n");
            foreach (var (name, value) in definition.Parameters.OrderBy(parameter => parameter.Key, StringComparer.Ordinal))
                text.Append(CultureInfo.InvariantCulture, $"{indent}  {name}: {value}\n");
        }

        foreach (var input in lineage.Inputs)
        {
            text.Append(input.Maker is null
                ? $"{indent}from {input.Input.Role}{(input.Input.Place is { } place ? $" ({place})" : "")}, {input.Input.Content}\n"
                : $"{indent}from {input.Input.Role}\n");
            if (input.Maker is not null) Append(text, input.Maker, depth + 1, told);
        }
    }
}
