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
                $"trame '{settings.Trame}': found {numbers.Patches.Count} [patch|patches] "
                + $"({numbers.CoreCount} [core area|core areas] and "
                + $"{numbers.Patches.Count - numbers.CoreCount} [stepping stone|stepping stones]), "
                + $"expected at most {settings.MaxPatches}; raise 'min-area' or 'stepping-stones', "
                + $"or allow more with 'max-patches'");
        }

        if (numbers.CoreCount > 0) return;
        throw new RasterException(
            $"trame '{settings.Trame}': {settings.At.Before($"found no core area: {Reason(found, settings, grid)}")}");
    }

    /// <summary>What a user should know of the patches that were found, one sentence each.</summary>
    public static IEnumerable<Sentence> Remarks(HabitatMap map, HabitatSettings settings)
    {
        var findings = map.Findings;
        if (map.CoreCount == 1)
            yield return $"trame '{settings.Trame}': found one core area only, so it can have no link";
        if (findings.OnBarriers.Count > 0)
        {
            var places = findings.OnBarriers
                .Select(lost => (Sentence)$"{Hectares(lost.AreaSquareMetres):0.####} ha at {lost.FirstCell}");
            yield return $"trame '{settings.Trame}': {findings.OnBarriers.Count} [patch|patches] of habitat wholly on "
                + $"impassable cells left out: {Listed(places)}";
        }

        if (findings.GivenLost > 0)
        {
            var names = findings.GivenWithoutCells.Count == 0
                ? Sentence.Empty
                : $": {Listed(findings.GivenWithoutCells.Select(name => (Sentence)$"{name}"))}";
            yield return $"trame '{settings.Trame}': {findings.GivenLost} [given reservoir|given "
                + $"reservoirs] without a passable cell "
                + $"whose centre lies on the grid left out{names}";
        }

        foreach (var outside in findings.Outside.Where(outside => outside.Share >= ToldShare))
        {
            var habitat = outside.Territory is { } territory ? (Sentence)$"the habitat in {territory}" : $"the habitat";
            yield return $"trame '{settings.Trame}': {100 * outside.Share:0.##} % of {habitat} "
                + $"lies in no zone of '{outside.Layer}' "
                + $"({outside.Cells:#,0} [cell|cells]); totals by zone leave it out";
        }
    }

    static Sentence Reason(FoundPatches found, HabitatSettings settings, GridDefinition grid)
    {
        var (counts, pieces) = (found.Counts, found.Numbers.Pieces + found.Dropped.Count);
        var all = grid.Shape.CellCount;
        if (counts.Wanted == 0)
        {
            var holds = found.Conditions
                .Select((condition, i) => (Sentence)$"'{condition}' holds on {counts.Conditions[i]:#,0}");
            return found.Conditions.Count == 0
                ? (Sentence)($"no given reservoir has a cell on the grid "
                    + $"({string.Join(", ", settings.Given.Select(given => given.Source))})")
                : $"no cell of {all:#,0} fulfils the rule: "
                    + $"{Sentence.Join("; ", holds)}; check its sources, or relax it";
        }

        if (pieces == 0)
        {
            return $"{counts.Wanted:#,0} of {all:#,0} cells fulfil the rule, "
                + $"but the trame's resistance is impassable on all of "
                + $"them; give those classes a resistance";
        }

        var largest =
            Math.Max(found.Numbers.LargestPieceCells, found.Dropped.LargestCells) * grid.CellWidth * grid.CellHeight;
        return $"{counts.Wanted:#,0} of {all:#,0} cells fulfil the rule and make {pieces} "
            + $"[piece|pieces] of habitat, but the largest "
            + $"has {Hectares(largest):#,0.####} ha, expected {settings.MinAreaHectares:#,0.####} ('min-area'); "
            + $"lower it, or close gaps with 'close-gaps'";
    }

    static Sentence Listed(IEnumerable<Sentence> names)
    {
        var all = names.ToList();
        var more = all.Count > NamedAtMost ? $" and {all.Count - NamedAtMost} more" : Sentence.Empty;
        return $"{Sentence.Join(", ", all.Take(NamedAtMost))}{more}";
    }

    static double Hectares(double squareMetres) => squareMetres / Hectare.SquareMetres;
}
