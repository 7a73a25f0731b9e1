using Calaisis.Raster.Grids;
using Calaisis.Raster.Resistance;
using Calaisis.Raster.Sources;

namespace Calaisis.Raster.Preflight;

/// <summary>What may be wrong with a source by itself.</summary>
static class SourceRules
{
    internal static IEnumerable<Finding> Judge(GridDefinition grid, SourceSubject source, bool isUsed)
    {
        var (facts, statistics) = source;
        var findings = source.Problem is { } problem ? [Error(problem)] : Georeference(grid, facts);
        if (statistics is not null)
        {
            findings = findings
                .Concat(Gaps(facts, statistics))
                .Concat(Plausibility(grid, facts, statistics))
                .Concat(Classes(grid, statistics));
        }

        if (!isUsed) findings = findings.Append(Warning("no trame uses it; remove it, or name it in a layer", "aucune trame ne l'utilise : la retirer, ou la nommer dans une couche"));
        return findings.Select(found => found with { Subject = facts.Name });
    }

    // Whom they are about is said once, for all.
    static Finding Error(string message) => new(Severity.Error, "", message);

    static Finding Warning(string message, string french) => new(Severity.Warning, "", message) { French = french };

    static IEnumerable<Finding> Georeference(GridDefinition grid, SourceFacts facts)
    {
        if (facts.Crs is null)
        {
            yield return Error("it has no coordinate system; say which one it is in with 'crs'");
        }
        else if (facts.Bounds is { } bounds && !bounds.Intersects(grid.Bounds))
        {
            yield return Error(
                $"it lies beside the grid: it covers {bounds}, the grid {grid.Bounds}; check its 'crs' and the grid");
        }
        else if (facts is { Geometry: SourceGeometry.Raster, Bounds: { } part } && !part.Contains(grid.Bounds))
        {
            yield return Warning(
                $"it does not cover the grid: it ends at {part}, the grid at {grid.Bounds}; "
                + "use a larger extract, or another source below it",
                $"elle ne couvre pas la grille : elle va de {Amounts.FrenchBounds(part)}, la grille de {Amounts.FrenchBounds(grid.Bounds)} ; "
                + "prendre un extrait plus grand, ou une autre source en dessous");
        }
    }

    static IEnumerable<Finding> Gaps(SourceFacts facts, SourceStatistics statistics)
    {
        if (statistics.IsEmpty)
        {
            yield return facts.Geometry is SourceGeometry.Vector
                ? Warning(
                    "none of its features falls on the grid; check its 'where' and its extent",
                    "aucun de ses objets n'est sur la grille : vérifier son filtre 'where' et son emprise")
                : Error("it has no value on the grid, only NoData; check its 'no-data', its band and its extent");
        }
        else if (facts.Geometry is SourceGeometry.Raster
            && statistics.NoDataCells > PreflightRules.LargestOrdinaryGapShare * statistics.Cells)
        {
            yield return Warning(
                $"{Amounts.CellsAndShare(statistics.NoDataCells, statistics.Cells)} have no value; "
                + "the layers that read it say nothing there",
                $"{Amounts.FrenchCellsAndShare(statistics.NoDataCells, statistics.Cells)} n'ont pas de valeur : "
                + "les couches qui la lisent n'y disent rien");
        }
    }

    static IEnumerable<Finding> Plausibility(
        GridDefinition grid, SourceFacts facts, SourceStatistics statistics)
    {
        var found = statistics.Implausible;
        if (found.Cells == 0 || facts.Plausible is not { } range) yield break;
        yield return Error(
            $"{Amounts.CellsAndShare(found.Cells, statistics.Cells)} are outside the plausible range "
            + $"{Amounts.Range(range.Min, range.Max, facts.Unit)}, the first with {Amounts.Value(found.Value)} "
            + $"at {CellPlace.Of(grid, found.First)}; check its 'scale', 'offset' and 'no-data', or widen 'plausible'");
    }

    static IEnumerable<Finding> Classes(GridDefinition grid, SourceStatistics statistics)
    {
        if (statistics.NoClass is { Cells: > 0 } found)
        {
            yield return Error(
                $"{Amounts.CellsAndShare(found.Cells, statistics.Cells)} hold no class number, the first "
                + $"{Amounts.Value(found.Value)} at {CellPlace.Of(grid, found.First)}; "
                + "declare it as 'values', or check its 'scale'");
        }

        if (statistics.Classes is null)
        {
            yield return Error(
                $"it holds more than {SourceStatistics.MaxClasses} different classes; declare it as 'values'");
        }
    }
}
