using System.Globalization;
using System.Text;
using Calaisis.Raster.Cli.Runs;
using Calaisis.Raster.Operation.Comparing;

namespace Calaisis.Raster.Cli.Commands;

/// <summary>What changed between two runs, as text.</summary>
static class RunDiffText
{
    /// <summary>Numbers named per file; more are counted.</summary>
    const int MostNumbers = 20;

    const int MostSteps = 4;

    public static string Format(RunComparison comparison, ResultsComparison results)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"from run {comparison.Old.Id} ({RunsText.Time(comparison.Old.Started)} UTC) to run {comparison.New.Id} ({RunsText.Time(comparison.New.Started)} UTC)\n");
        text.Append("\nWhat went in\n");
        if (comparison.Changes.Count == 0) text.Append("  the same\n");
        foreach (var change in comparison.Changes) text.Append(CultureInfo.InvariantCulture, $"  {change.What} [{Named(change.Steps)}]\n");
        text.Append("\nFiles\n");
        if (comparison.Files.Count == 0) text.Append("  the same\n");
        foreach (var file in comparison.Files)
            text.Append(CultureInfo.InvariantCulture, $"  {(file.Old is null ? "new" : file.New is null ? "gone" : "changed"),-8} {file.Place}\n");
        foreach (var missing in results.Missing) text.Append(CultureInfo.InvariantCulture, $"  the results of run {missing} are no longer kept: what changed in them cannot be told\n");
        if (results.Areas.Count > 0) text.Append("\nAreas, in hectares: cells with data gained, lost, and of another value\n");
        foreach (var area in results.Areas)
            text.Append(CultureInfo.InvariantCulture, $"  {area.Place}: +{area.GainedHectares:0.##}, -{area.LostHectares:0.##}, {area.ChangedHectares:0.##}\n");
        foreach (var same in results.Numbers.GroupBy(number => number.Place)) AppendNumbers(text, same.Key, [.. same]);
        return text.ToString();
    }

    static void AppendNumbers(StringBuilder text, string place, List<NumberChange> numbers)
    {
        text.Append(CultureInfo.InvariantCulture, $"\nNumbers in {place}, largest changes first\n");
        foreach (var number in numbers.Take(MostNumbers))
        {
            var share = number is { Old: { } old and not 0, New: { } now } ? string.Create(CultureInfo.InvariantCulture, $" ({100 * (now - old) / Math.Abs(old):+0.##;-0.##} %)") : "";
            text.Append(CultureInfo.InvariantCulture, $"  {number.Name}: {Show(number.Old)} -> {Show(number.New)}{share}\n");
        }

        if (numbers.Count > MostNumbers) text.Append(CultureInfo.InvariantCulture, $"  and {numbers.Count - MostNumbers} more\n");
    }

    static string Show(double? number) => number?.ToString("0.######", CultureInfo.InvariantCulture) ?? "none";

    static string Named(IReadOnlyList<string> steps) =>
        string.Join(", ", steps.Take(MostSteps)) + (steps.Count > MostSteps ? $" and {steps.Count - MostSteps} more" : "");
}
