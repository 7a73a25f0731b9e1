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

    /// <summary>Zones named per trame; more are counted.</summary>
    const int MostZones = 10;

    public static string Format(RunComparison comparison, ResultsComparison results)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"from run {comparison.Old.Id} ({RunsText.Time(comparison.Old.Started)} UTC) to run {comparison.New.Id} ({RunsText.Time(comparison.New.Started)} UTC)\n");
        foreach (var run in comparison.Unended)
            text.Append(CultureInfo.InvariantCulture, $"run {run.Id} {(run.State == "running" ? "is at work" : $"was not done ({run.State})")}: it has no results of its own, and only the steps it came to are told\n");
        text.Append("\nWhat went in\n");
        if (comparison.Changes.Count == 0) text.Append("  the same\n");
        foreach (var change in comparison.Changes) text.Append(CultureInfo.InvariantCulture, $"  {change.What} [{Named(change.Steps)}]\n");
        if (comparison.Unended.Count > 0) return text.ToString();
        text.Append("\nFiles\n");
        if (comparison.Files.Count == 0) text.Append("  the same\n");
        foreach (var file in comparison.Files)
            text.Append(CultureInfo.InvariantCulture, $"  {(file.Old is null ? "new" : file.New is null ? "gone" : "changed"),-8} {file.Place}\n");
        foreach (var missing in results.Missing) text.Append(CultureInfo.InvariantCulture, $"  the results of run {missing} are no longer kept: what changed in them cannot be told\n");
        foreach (var trame in results.Trames) AppendTrame(text, trame);
        if (results.Areas.Count > 0) text.Append("\nOther rasters, in hectares: cells with data gained, lost, and of another value\n");
        foreach (var area in results.Areas)
            text.Append(CultureInfo.InvariantCulture, $"  {area.Name}: +{area.GainedHectares:0.##}, -{area.LostHectares:0.##}, {area.ChangedHectares:0.##}\n");
        foreach (var same in results.Numbers.GroupBy(number => number.Place)) AppendNumbers(text, same.Key, [.. same]);
        return text.ToString();
    }

    static void AppendTrame(StringBuilder text, TrameChange trame)
    {
        text.Append(CultureInfo.InvariantCulture, $"\n{trame.Folder}\n");
        foreach (var area in trame.Areas)
            text.Append(CultureInfo.InvariantCulture, $"  {area.Name}: gained {area.GainedHectares:0.##} ha, lost {area.LostHectares:0.##} ha\n");
        AppendFigures(text, trame.Figures, "  ");
        if (trame.Zones.Count > 0) text.Append("  by zone, most hectares of habitats and corridors first\n");
        foreach (var zone in trame.Zones.Take(MostZones))
            text.Append(CultureInfo.InvariantCulture, $"    {zone.Layer} {zone.Zone}: {string.Join(", ", zone.Figures.Select(Change))}\n");
        if (trame.Zones.Count > MostZones) text.Append(CultureInfo.InvariantCulture, $"    and {trame.Zones.Count - MostZones} more\n");
    }

    static void AppendFigures(StringBuilder text, IReadOnlyList<NumberChange> numbers, string indent)
    {
        foreach (var number in numbers.Take(MostNumbers)) text.Append(CultureInfo.InvariantCulture, $"{indent}{Change(number)}\n");
        if (numbers.Count > MostNumbers) text.Append(CultureInfo.InvariantCulture, $"{indent}and {numbers.Count - MostNumbers} more\n");
    }

    static string Change(NumberChange number)
    {
        var share = number is { Old: { } old and not 0, New: { } now } ? string.Create(CultureInfo.InvariantCulture, $" ({100 * (now - old) / Math.Abs(old):+0.##;-0.##;+0} %)") : "";
        return $"{number.Name}: {Show(number.Old)} -> {Show(number.New)}{share}";
    }

    static void AppendNumbers(StringBuilder text, string place, List<NumberChange> numbers)
    {
        text.Append(CultureInfo.InvariantCulture, $"\nNumbers in {place}, largest changes first\n");
        AppendFigures(text, numbers, "  ");
    }

    static string Show(double? number) => number?.ToString("0.######", CultureInfo.InvariantCulture) ?? "none";

    static string Named(IReadOnlyList<string> steps) =>
        string.Join(", ", steps.Take(MostSteps)) + (steps.Count > MostSteps ? $" and {steps.Count - MostSteps} more" : "");
}
