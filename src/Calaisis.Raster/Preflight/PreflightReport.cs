using Calaisis.Raster.Grids;

namespace Calaisis.Raster.Preflight;

/// <summary>What the preflight found, source by source and trame by trame.</summary>
public sealed record PreflightReport(
    GridDefinition Grid, IReadOnlyList<SourceReport> Sources, IReadOnlyList<TrameReport> Trames)
{
    /// <summary>Layers that no trame is made of, but that a run reads: zones, what lies on maps.</summary>
    public IReadOnlyList<LayerReport> Layers { get; init; } = [];

    /// <summary>Further scenarios of the same pipeline.</summary>
    public IReadOnlyList<ScenarioReport> Scenarios { get; init; } = [];

    /// <summary>All findings, sources first; what several scenarios have in common once.</summary>
    public IReadOnlyList<Finding> Findings =>
        [.. OwnFindings, .. Scenarios.SelectMany(scenario => scenario.Findings).Distinct()];

    IEnumerable<Finding> OwnFindings =>
    [
        .. Sources.SelectMany(source => source.Findings),
        .. Trames.SelectMany(trame => trame.Findings),
        .. Layers.SelectMany(layer => layer.Findings),
    ];

    /// <summary>The report with what is found in a further scenario and not in this one.</summary>
    /// <param name="scenario">Its name.</param>
    /// <param name="report">All that was found in it.</param>
    public PreflightReport And(string scenario, PreflightReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        return this with
        {
            Scenarios = [.. Scenarios, new ScenarioReport(scenario, [.. report.Findings.Except(OwnFindings)])],
        };
    }

    /// <summary>The report with more findings of trames.</summary>
    /// <param name="found">By trame; those it does not name stay as they are.</param>
    public PreflightReport With(IReadOnlyDictionary<string, IReadOnlyList<Finding>> found)
    {
        ArgumentNullException.ThrowIfNull(found);
        return this with
        {
            Trames = [.. Trames.Select(trame =>
                trame with { Findings = [.. trame.Findings, .. found.GetValueOrDefault(trame.Trame.Name, [])] })],
        };
    }

    /// <summary>Whether the pipeline would fail or give a wrong result.</summary>
    public bool HasErrors => Findings.Any(finding => finding.Severity is Severity.Error);
}

/// <summary>A source and what was found about it.</summary>
public sealed record SourceReport(SourceSubject Source, IReadOnlyList<Finding> Findings);

/// <summary>A trame and what was found about it.</summary>
public sealed record TrameReport(TrameSubject Trame, IReadOnlyList<Finding> Findings);

/// <summary>A layer beside the sources, what it holds, and what was found about it.</summary>
/// <param name="Name">The role under which a run reads it.</param>
/// <param name="Description">What it holds; empty where it could not be read.</param>
/// <param name="Findings">Why it could not be read.</param>
public sealed record LayerReport(string Name, Sentence Description, IReadOnlyList<Finding> Findings);

/// <summary>A further scenario.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Findings">What was not found in the first.</param>
public sealed record ScenarioReport(string Name, IReadOnlyList<Finding> Findings);
