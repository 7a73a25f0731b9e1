using System.Globalization;
using Calaisis.Raster.Faults;
using Calaisis.Raster.Grids;

namespace Calaisis.Raster.Habitats;

/// <summary>What is said when there are no patches, too many, or some were lost.</summary>
static class HabitatFaults
{
    const int NamedAtMost = 5;

    // A coast drawn twice never is the same: a few cells outside are no news.
    const double ToldShare = 0.001;

    /// <exception cref="RasterException">No core area, or more patches than declared.</exception>
    public static void RequirePatches(FoundPatches found, HabitatSettings settings, GridDefinition grid)
    {
        var numbers = found.Numbers;
        if (numbers.Patches.Count > settings.MaxPatches)
        {
            throw new RasterException(
                Text($"trame '{settings.Trame}': found {Counted(numbers.Patches.Count, "patch", "patches")} (")
                + $"{Counted(numbers.CoreCount, "core area", "core areas")} and "
                + $"{Counted(numbers.Patches.Count - numbers.CoreCount, "stepping stone", "stepping stones")}), "
                + Text($"expected at most {settings.MaxPatches}; raise 'min-area' or 'stepping-stones', or allow more with 'max-patches'"));
        }

        if (numbers.CoreCount > 0) return;
        throw new RasterException($"trame '{settings.Trame}': found no core area: {Reason(found, settings, grid)}");
    }

    /// <summary>What a user should know of the patches that were found, one sentence each.</summary>
    public static IEnumerable<Remark> Remarks(HabitatMap map, HabitatSettings settings)
    {
        var trame = $"trame '{settings.Trame}'";
        var findings = map.Findings;
        if (map.CoreCount == 1)
        {
            yield return new Remark(
                $"{trame}: found one core area only, so it can have no link", $"{trame}: un seul réservoir trouvé, donc aucun lien possible");
        }

        if (findings.OnBarriers.Count > 0)
        {
            yield return new Remark(
                Text($"{trame}: {Counted(findings.OnBarriers.Count, "patch", "patches")} of habitat wholly on impassable cells ")
                + $"left out: {Listed(findings.OnBarriers.Select(lost => Text($"{Hectares(lost.AreaSquareMetres)} ha at {lost.FirstCell}")))}",
                Text($"{trame}: {Counted(findings.OnBarriers.Count, "tache d'habitat laissée de côté, entièrement", "taches d'habitat laissées de côté, entièrement")} ")
                + $"sur des cellules infranchissables : {InFrench(Listed(findings.OnBarriers.Select(lost => Text($"{Hectares(lost.AreaSquareMetres)} ha"))))}");
        }

        if (findings.GivenLost > 0)
        {
            var names = findings.GivenWithoutCells.Count == 0 ? "" : $": {Listed(findings.GivenWithoutCells)}";
            yield return new Remark(
                $"{trame}: {Counted(findings.GivenLost, "given reservoir", "given reservoirs")} without a passable cell "
                + $"whose centre lies on the grid left out{names}",
                $"{trame}: {Counted(findings.GivenLost, "réservoir donné laissé", "réservoirs donnés laissés")} de côté, sans cellule franchissable "
                + $"dont le centre soit sur la grille{names.Replace(": ", " : ", StringComparison.Ordinal)}");
        }

        foreach (var outside in findings.Outside.Where(outside => outside.Share >= ToldShare))
        {
            yield return new Remark(
                Text($"{trame}: {100 * outside.Share:0.##} % of the habitat lies in no zone of '{outside.Layer}' ")
                + $"({Counted(outside.Cells, "cell", "cells")}); totals by zone leave it out",
                $"{trame}: {InFrench(Text($"{100 * outside.Share:0.##} %"))} de l'habitat n'est dans aucune zone de « {outside.Layer} » "
                + $"({Counted(outside.Cells, "cellule", "cellules")}) : les totaux par zone ne le comptent pas");
        }
    }

    static string Reason(FoundPatches found, HabitatSettings settings, GridDefinition grid)
    {
        var (counts, pieces) = (found.Counts, found.Numbers.Pieces + found.Dropped.Count);
        var all = grid.Shape.CellCount;
        if (counts.Wanted == 0)
        {
            var holds = found.Conditions.Select((condition, i) => Text($"'{condition}' holds on {counts.Conditions[i]}"));
            return found.Conditions.Count == 0
                ? $"no given reservoir has a cell on the grid ({string.Join(", ", settings.Given.Select(given => given.Source))})"
                : Text($"no cell of {all} fulfils the rule: {string.Join("; ", holds)}; check its sources, or relax it");
        }

        if (pieces == 0)
        {
            return Text($"{counts.Wanted} of {all} cells fulfil the rule, but the trame's resistance is impassable on all of ")
                + "them; give those classes a resistance";
        }

        var largest = Math.Max(found.Numbers.LargestPieceCells, found.Dropped.LargestCells) * grid.CellWidth * grid.CellHeight;
        return Text($"{counts.Wanted} of {all} cells fulfil the rule and make {Counted(pieces, "piece", "pieces")} of habitat, but the largest ")
            + Text($"has {Hectares(largest)} ha, expected {settings.MinAreaHectares} ('min-area'); lower it, or close gaps with 'close-gaps'");
    }

    static string Listed(IEnumerable<string> names)
    {
        var all = names.ToList();
        return string.Join(", ", all.Take(NamedAtMost)) + (all.Count > NamedAtMost ? Text($" and {all.Count - NamedAtMost} more") : "");
    }

    static string Counted(long count, string one, string many) => Text($"{count} {(count == 1 ? one : many)}");

    static string InFrench(string text) => text.Replace('.', ',').Replace(" and ", " et ", StringComparison.Ordinal).Replace(" more", " autres", StringComparison.Ordinal);

    static string Hectares(double squareMetres) => (squareMetres / 10_000).ToString("0.####", CultureInfo.InvariantCulture);

    static string Text(FormattableString text) => FormattableString.Invariant(text);
}
