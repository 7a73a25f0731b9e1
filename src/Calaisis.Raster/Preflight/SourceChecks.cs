using Calaisis.Raster.Grids;
using Calaisis.Raster.Resistance;
using Calaisis.Raster.Sources;

namespace Calaisis.Raster.Preflight;

/// <summary>What may be wrong with a source by itself.</summary>
static class SourceChecks
{
    internal static IEnumerable<Finding> Judge(GridDefinition grid, SourceSubject source, bool isUsed)
    {
        var (facts, statistics) = source;
        var findings = source.Problem is { } problem ? [Error(problem)] : Georeference(grid, facts);
        if (statistics is not null)
        {
            findings = findings
                .Concat(Gaps(grid, facts, statistics))
                .Concat(Plausibility(grid, facts, statistics))
                .Concat(Classes(grid, statistics));
        }

        if (source.UnmetNoData is { } unmet) findings = findings.Append(Warning(unmet.Sentence));
        if (source.Rounded is { } rounded)
            findings = findings.Append(new Finding(Severity.Warning, "", rounded.Sentence));
        if (!isUsed) findings = findings.Append(Warning($"no trame uses it; remove it, or name it in a layer"));
        return findings.Select(found => found with { Subject = facts.Name });
    }

    // Whom they are about is said once, for all.
    static Finding Error(Sentence message) => new(Severity.Error, "", message);

    static Finding Warning(Sentence message) => new(Severity.Warning, "", message);

    static IEnumerable<Finding> Georeference(GridDefinition grid, SourceFacts facts)
    {
        if (facts.Crs is null)
        {
            var why = facts.UnreadCrs is { } unread
                ? $", as '{unread}' beside it holds none that can be read"
                : Sentence.Empty;
            yield return Error($"it has no coordinate system{why}; say which one it is in with 'crs'");
        }
        else if (PlaceOnGrid.Mistake(grid, facts) is { } mistake)
        {
            yield return Error(mistake);
        }
        else if (facts is { Geometry: SourceGeometry.Raster, Bounds: { } part } && !part.Contains(grid.Bounds))
        {
            yield return Warning(
                $"it does not cover the grid: it ends at {part}, the grid at {grid.Bounds}; "
                + $"use a larger extract, or another source below it");
        }
    }

    static IEnumerable<Finding> Gaps(GridDefinition grid, SourceFacts facts, SourceStatistics statistics)
    {
        if (statistics.IsEmpty)
        {
            yield return facts.Geometry is SourceGeometry.Vector
                ? Warning(PlaceOnGrid.NoFeature(grid, facts))
                : Error($"it has no value on the grid, only NoData; check its 'no-data', its band and its extent");
        }
        else if (facts.Geometry is SourceGeometry.Raster
            && statistics.NoDataCells > PreflightChecks.LargestOrdinaryGapShare * statistics.Cells)
        {
            yield return Warning(
                $"{Amounts.CellsAndShare(statistics.NoDataCells, statistics.Cells)} have no value; "
                + $"the layers that read it say nothing there");
        }
    }

    static IEnumerable<Finding> Plausibility(
        GridDefinition grid, SourceFacts facts, SourceStatistics statistics)
    {
        var found = statistics.Implausible;
        if (found.Cells == 0 || facts.Plausible is not { } range) yield break;
        yield return Error(
            $"{Amounts.CellsAndShare(found.Cells, statistics.Cells)} are outside the plausible range "
            + $"{Amounts.Range(range.Min, range.Max, facts.Unit)}, the first with {found.Value:0.######} "
            + $"at {CellPlace.Of(grid, found.First)}; check its 'scale', 'offset' and 'no-data', or widen 'plausible'");
    }

    static IEnumerable<Finding> Classes(GridDefinition grid, SourceStatistics statistics)
    {
        if (statistics.NoClass is { Cells: > 0 } found)
        {
            yield return Error(
                $"{Amounts.CellsAndShare(found.Cells, statistics.Cells)} hold no class number, the first "
                + $"{found.Value:0.######} at {CellPlace.Of(grid, found.First)}; "
                + $"declare it as 'values', or check its 'scale'");
        }

        if (statistics.Classes is null)
        {
            yield return Error(
                $"it holds more than {SourceStatistics.MaxClasses} different classes; declare it as 'values'");
        }
    }
}
