using Calaisis.Raster.Grids;
using Calaisis.Raster.Resistance;

namespace Calaisis.Raster.Preflight;

/// <summary>Judges a trame's resistance from what was counted while it was computed.</summary>
public static class StackChecks
{
    /// <summary>Uncovered cells where they are an error, and layers that spoke alone.</summary>
    public static IEnumerable<Finding> Judge(GridDefinition grid, ResistanceStack stack, TrameStatistics statistics)
    {
        ArgumentNullException.ThrowIfNull(stack);
        ArgumentNullException.ThrowIfNull(statistics);
        if (stack.Gap(statistics.Uncovered, grid) is { } gap)
            yield return new Finding(Severity.Error, stack.Trame, gap);
        foreach (var remark in stack.Alone(statistics, grid))
            yield return new Finding(Severity.Warning, stack.Trame, remark);
    }
}
