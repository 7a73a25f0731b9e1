using System.Text;
using Calaisis.Raster.Sources;

namespace Calaisis.Raster.Preflight;

/// <summary>The report as plain text, for a terminal, a log or a file. Lines end in a line feed on every system.</summary>
public static class PreflightText
{
    const string Indent = "  ";

    public static string Format(PreflightReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        var text = new StringBuilder();
        text.Append("Grid: ").Append(report.Grid.Crs).Append(", ").Append(report.Grid).Append('\n');
        Section(text, "Sources", report.Sources, s => s.Source.Facts.Name, s => Describe(s.Source), s => s.Findings);
        Section(text, "Trames", report.Trames, t => t.Trame.Name, t => [Describe(t.Trame)], t => t.Findings);
        if (report.Layers.Count > 0)
            Section(text, "Zones and map layers", report.Layers, l => l.Name, l => l.Description.Length > 0 ? [l.Description] : [], l => l.Findings);
        if (report.Scenarios.Count > 0)
        {
            Section(
                text, "Scenarios", report.Scenarios, s => s.Name, s => s.Findings.Count == 0 ? ["nothing beyond what is said above"] : [],
                s => [.. s.Findings.Select(found => found with { Message = $"{found.Subject}: {found.Message}" })]);
        }

        return text.Append('\n').Append(Verdict(report)).Append('\n').ToString();
    }

    static void Section<T>(
        StringBuilder text,
        string title,
        IReadOnlyList<T> items,
        Func<T, string> name,
        Func<T, IEnumerable<string>> describe,
        Func<T, IReadOnlyList<Finding>> findings)
    {
        text.Append('\n').Append(title).Append('\n');
        var width = items.Select(item => name(item).Length).DefaultIfEmpty().Max();
        foreach (var item in items)
        {
            var label = name(item);
            foreach (var line in describe(item).Concat(findings(item).Select(Line)))
            {
                text.Append(Indent).Append(label.PadRight(width)).Append(Indent).Append(line).Append('\n');
                label = "";
            }
        }
    }

    static string Line(Finding finding) => $"{Word(finding.Severity),-8} {finding.Message}";

    static string Word(Severity severity) => severity switch
    {
        Severity.Error => "error",
        Severity.Warning => "warning",
        _ => "note",
    };

    static IEnumerable<string> Describe(SourceSubject source)
    {
        if (source.Facts.Description.Length > 0) yield return source.Facts.Description;
        yield return source.Statistics is { } statistics ? Describe(source.Facts, statistics) : "not read";
    }

    static string Describe(SourceFacts facts, SourceStatistics statistics)
    {
        if (statistics.IsEmpty) return "no value on the grid";
        var holds = facts.Kind is CellKind.Classes && statistics.Classes is { Count: > 0 } classes
            ? Amounts.Count(classes.Count, "class", "classes")
            : Amounts.Range(statistics.Min, statistics.Max, facts.Unit);
        return statistics.NoDataCells == 0
            ? $"{holds} on every cell"
            : $"{holds}, {Amounts.Share(statistics.NoDataCells, statistics.Cells)} of the cells without value";
    }

    static string Describe(TrameSubject trame) =>
        $"reads {string.Join(", ", trame.Sources)}";

    static string Verdict(PreflightReport report)
    {
        var findings = report.Findings;
        if (findings.Count == 0) return "Nothing to report: the pipeline can run.";
        var errors = findings.Count(finding => finding.Severity is Severity.Error);
        var warnings = findings.Count(finding => finding.Severity is Severity.Warning);
        var counts = $"{Amounts.Count(errors, "error", "errors")}, {Amounts.Count(warnings, "warning", "warnings")}, "
            + Amounts.Count(findings.Count - errors - warnings, "note", "notes");
        return errors > 0 ? $"{counts}: the pipeline cannot run as it is." : $"{counts}: the pipeline can run.";
    }
}
