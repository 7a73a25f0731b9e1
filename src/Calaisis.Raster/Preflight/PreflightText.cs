using Calaisis.Raster.Sources;

namespace Calaisis.Raster.Preflight;

/// <summary>
/// The report as plain text, for a terminal, a log or a file. Lines end in a line feed on every system.
/// </summary>
public static class PreflightText
{
    const string Indent = "  ";

    public static string Format(PreflightReport report, Language language = Language.English)
    {
        ArgumentNullException.ThrowIfNull(report);
        var text = new SpokenText(language);
        text.Line($"Grid: {report.Grid.Crs}, {report.Grid}");
        Section(
            text, $"Sources", report.Sources, s => SourceWords.Of(s.Source.Facts.Name).In(language),
            s => Describe(s.Source), s => s.Findings);
        Section(text, $"Trames", report.Trames, t => t.Trame.Name, t => [Describe(t.Trame)], t => t.Findings);
        if (report.Layers.Count > 0)
        {
            Section(
                text, $"Zones and map layers", report.Layers, l => l.Name,
                l => !l.Description.IsEmpty ? [l.Description] : [], l => l.Findings);
        }

        if (report.Scenarios.Count > 0)
        {
            Section(
                text, $"Scenarios", Together(report.Scenarios), s => s.Name,
                s => s.Findings.Count == 0 ? [$"nothing beyond what is said above"] : [],
                s => [.. s.Findings.Select(found => found with { Message = $"{found.Subject}: {found.Message}" })]);
        }

        return text.Line().Line(Verdict(report)).ToString();
    }

    /// <summary>What several scenarios have in common is told once, under the names of all of them.</summary>
    static List<ScenarioReport> Together(IReadOnlyList<ScenarioReport> scenarios) =>
    [
        .. scenarios
            .SelectMany(scenario => scenario.Findings.Count == 0
                ? [(Finding: null, scenario.Name)]
                : scenario.Findings.Distinct().Select(found => (Finding: (Finding?)found, scenario.Name)))
            .GroupBy(said => said.Finding, said => said.Name)
            .GroupBy(said => string.Join(", ", said), said => said.Key)
            .Select(same => new ScenarioReport(same.Key, [.. same.OfType<Finding>()])),
    ];

    static void Section<T>(
        SpokenText text,
        Sentence title,
        IReadOnlyList<T> items,
        Func<T, string> name,
        Func<T, IEnumerable<Sentence>> describe,
        Func<T, IReadOnlyList<Finding>> findings)
    {
        text.Line().Line(title);
        var width = items.Select(item => name(item).Length).DefaultIfEmpty().Max();
        foreach (var item in items)
        {
            var label = name(item);
            foreach (var line in describe(item).Concat(findings(item).Select(Line)))
            {
                text.AppendName(Indent + label.PadRight(width) + Indent).Line(line);
                label = "";
            }
        }
    }

    static Sentence Line(Finding finding) => $"{Word(finding.Severity),-8} {finding.Message}";

    static Sentence Word(Severity severity) => severity switch
    {
        Severity.Error => $"error",
        Severity.Warning => $"warning",
        _ => $"note",
    };

    static IEnumerable<Sentence> Describe(SourceSubject source)
    {
        if (!source.Facts.Description.IsEmpty) yield return source.Facts.Description;
        yield return source.Statistics is { } statistics ? Describe(source.Facts, statistics) : $"not read";
    }

    static Sentence Describe(SourceFacts facts, SourceStatistics statistics)
    {
        if (statistics.IsEmpty) return $"no value on the grid";
        var holds = facts.Kind is CellKind.Classes && statistics.Classes is { Count: > 0 } classes
            ? $"{classes.Count} [class|classes]"
            : Amounts.Range(statistics.Min, statistics.Max, facts.Unit);
        return statistics.NoDataCells == 0
            ? (Sentence)$"{holds} on every cell"
            : $"{holds}, {Amounts.Share(statistics.NoDataCells, statistics.Cells)} of the cells without value";
    }

    static Sentence Describe(TrameSubject trame) =>
        $"reads {Sentence.Join(", ", trame.Sources.Select(SourceWords.Of))}";

    static Sentence Verdict(PreflightReport report)
    {
        var findings = report.Findings;
        if (findings.Count == 0) return $"Nothing to report: the pipeline can run.";
        var errors = findings.Count(finding => finding.Severity is Severity.Error);
        var warnings = findings.Count(finding => finding.Severity is Severity.Warning);
        Sentence counts = $"{errors} [error|errors], {warnings} [warning|warnings], "
            + $"{findings.Count - errors - warnings} [note|notes]";
        return errors > 0
            ? (Sentence)$"{counts}: the pipeline cannot run as it is."
            : $"{counts}: the pipeline can run.";
    }
}
