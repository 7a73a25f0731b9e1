using Calaisis.Raster.Grids;

namespace Calaisis.Raster.Preflight;

/// <summary>Judges sources and trames before a pipeline runs. Pure: the same facts give the same findings.</summary>
public static class PreflightChecks
{
    /// <summary>A raster with a larger share of gaps deserves a look.</summary>
    public const double LargestOrdinaryGapShare = 0.05;

    /// <summary>All findings, in the order of the sources, then of the trames.</summary>
    public static PreflightReport Judge(
        GridDefinition grid, IReadOnlyList<SourceSubject> sources, IReadOnlyList<TrameSubject> trames)
    {
        ArgumentNullException.ThrowIfNull(grid);
        ArgumentNullException.ThrowIfNull(sources);
        ArgumentNullException.ThrowIfNull(trames);
        var used = trames.SelectMany(trame => trame.Sources).ToHashSet(StringComparer.Ordinal);
        var byName = sources.ToDictionary(source => source.Facts.Name, StringComparer.Ordinal);
        return new PreflightReport(
            grid,
            [.. sources.Select(s => new SourceReport(
                s, [.. SourceChecks.Judge(grid, s, s.IsReadElsewhere || used.Contains(s.Facts.Name))]))],
            [.. trames.Select(
                t => new TrameReport(t, [.. t.Tables.SelectMany(table => JudgeTable(grid, t, table, byName))]))]);
    }

    static IEnumerable<Finding> JudgeTable(
        GridDefinition grid,
        TrameSubject trame,
        Resistance.ClassCoverage table,
        Dictionary<string, SourceSubject> sources) =>
        sources.TryGetValue(table.Source, out var source) ? TableChecks.Judge(grid, trame.Name, table, source) : [];
}
