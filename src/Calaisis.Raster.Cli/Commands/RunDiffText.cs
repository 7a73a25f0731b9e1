using Calaisis.Raster.Maps.Report;
using Calaisis.Raster.Operation.Comparing;
using Calaisis.Raster.Planning;
using Calaisis.Raster.Processing.Scenarios;
using Calaisis.Raster.Processing.Speaking;

namespace Calaisis.Raster.Cli.Commands;

/// <summary>What changed between two runs, as text.</summary>
static class RunDiffText
{
    /// <summary>Numbers named per file; more are counted.</summary>
    const int MostNumbers = 20;

    const int MostSteps = 4;

    const string OfExtent = "extent.";

    static readonly KnownTexts Areas = new("core areas", "stepping stones", "corridors");

    /// <summary>Zones named per trame; more are counted.</summary>
    const int MostZones = 10;

    public static string Format(RunComparison comparison, ResultsComparison results)
    {
        var text = new SpokenText(Speech.Language);
        text.Line($"from run {comparison.Old.Id} ({RunsText.Time(comparison.Old.Started)} UTC) "
            + $"to run {comparison.New.Id} ({RunsText.Time(comparison.New.Started)} UTC)");
        foreach (var run in comparison.Unended)
        {
            var state = run.State == "running"
                ? (Sentence)$"is at work"
                : $"was not done ({RunsText.StateOf(run.State)})";
            text.Line($"run {run.Id} {state}: it has no results of its own, and only the steps it came to are told");
        }

        text.Line().Line($"What went in");
        if (comparison.Changes.Count == 0) text.Line($"  the same");
        foreach (var change in comparison.Changes) text.Line($"  {change.What} [{Named(change.Steps)}]");
        if (comparison.Unended.Count > 0) return text.ToString();
        text.Line().Line($"Files");
        if (comparison.Files.Count == 0) text.Line($"  the same");
        foreach (var file in comparison.Files)
        {
            text.Line(
                $"  {(file.Old is null ? (Sentence)$"new" : file.New is null ? (Sentence)$"gone" : $"changed"),-8} "
                + $"{file.Place}");
        }

        foreach (var missing in results.Missing)
            text.Line($"  the results of run {missing} are no longer kept: what changed in them cannot be told");
        foreach (var trame in results.Trames) AppendTrame(text, trame);
        if (results.Areas.Count > 0)
            text.Line().Line($"Other rasters, in hectares: cells with data gained, lost, and of another value");
        foreach (var area in results.Areas)
        {
            text.Line($"  {NameOf(area)}: +{area.GainedHectares:0.##}, -{area.LostHectares:0.##}, "
                + $"{area.ChangedHectares:0.##}");
        }

        foreach (var same in results.Numbers.GroupBy(number => number.Place)) AppendNumbers(text, same.Key, [.. same]);
        return text.ToString();
    }

    static void AppendTrame(SpokenText text, TrameChange trame)
    {
        text.Line().Line($"{trame.Folder}");
        foreach (var area in trame.Areas)
            text.Line($"  {NameOf(area)}: gained {area.GainedHectares:0.##} ha, lost {area.LostHectares:0.##} ha");
        AppendFigures(text, trame.Figures, "  ");
        if (trame.Zones.Count > 0) text.Line($"  by zone, most hectares of habitats and corridors first");
        foreach (var zone in trame.Zones.Take(MostZones))
            text.Line($"    {zone.Layer} {zone.Zone}: {Sentence.Join(", ", zone.Figures.Select(Change))}");
        if (trame.Zones.Count > MostZones) text.Line($"    and {trame.Zones.Count - MostZones} more");
    }

    static void AppendFigures(SpokenText text, IReadOnlyList<NumberChange> numbers, string indent)
    {
        foreach (var number in numbers.Take(MostNumbers)) text.Line($"{indent}{Change(number)}");
        if (numbers.Count > MostNumbers) text.Line($"{indent}and {numbers.Count - MostNumbers} more");
    }

    static Sentence Change(NumberChange number)
    {
        var share = number is { Old: { } old and not 0, New: { } now }
            ? $" ({100 * (now - old) / Math.Abs(old):+0.##;-0.##;+0} %)"
            : Sentence.Empty;
        return $"{TitleOf(number.Name)}: {Show(number.Old)} -> {Show(number.New)}{share}";
    }

    // Beside a territory the figures of the whole grid stand apart.
    static Sentence TitleOf(string figure) => figure.StartsWith(OfExtent, StringComparison.Ordinal)
        ? $"whole extent, {FigureNames.Of(figure[OfExtent.Length..], Speech.Language)}"
        : (Sentence)$"{FigureNames.Of(figure, Speech.Language)}";

    static void AppendNumbers(SpokenText text, string place, List<NumberChange> numbers)
    {
        text.Line().Line($"Numbers in {place}, largest changes first");
        AppendFigures(text, numbers, "  ");
    }

    static Sentence NameOf(AreaChange area) => Areas.Find(area.Name) ?? $"{area.Name}";

    static Sentence Show(double? number) => number is { } known ? (Sentence)$"{known:0.######}" : $"none";

    static Sentence Named(IReadOnlyList<string> steps)
    {
        var more = steps.Count > MostSteps ? $" and {steps.Count - MostSteps} more" : Sentence.Empty;
        return $"{StepWords.OfSteps(steps.Take(MostSteps))}{more}";
    }
}
