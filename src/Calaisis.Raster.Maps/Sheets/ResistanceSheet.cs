using Calaisis.Raster.Grids;
using Calaisis.Raster.Maps.Changes;
using Calaisis.Raster.Maps.Frames;

namespace Calaisis.Raster.Maps.Sheets;

/// <summary>All that a map of one trame's resistance needs; plain data, no files.</summary>
public sealed record ResistanceSheet
{
    public required SheetCaption Caption { get; init; }

    public required MapGround Ground { get; init; }

    /// <summary>The scenario, where the map says which one it is of; null for the pipeline as it is.</summary>
    public SheetScenario? Scenario { get; init; }

    /// <summary>The outline of the territory; null where none is declared.</summary>
    public MapShape? Territory { get; init; }

    /// <summary>What the territory is called in the legend; null for the usual word.</summary>
    public string? TerritoryName { get; init; }

    /// <summary>The grid of <see cref="Values"/>; may be thinned for the page.</summary>
    public required GridDefinition Grid { get; init; }

    /// <summary>
    /// Resistance per cell, row-major. Positive infinity is impassable; NaN is what <see cref="NaNIsImpassable"/> says.
    /// </summary>
    public required ReadOnlyMemory<float> Values { get; init; }

    /// <summary>
    /// Whether NaN marks impassable cells, as in a written resistance raster; else it marks missing data.
    /// </summary>
    public required bool NaNIsImpassable { get; init; }

    /// <summary>The least resistance the pipeline allows; the legend starts here.</summary>
    public required double MinResistance { get; init; }

    /// <summary>The greatest finite resistance the pipeline allows; the legend ends here.</summary>
    public required double MaxResistance { get; init; }

    /// <summary>
    /// What a value means, as printed under the legend's heading (<c>par mètre, 1 = meilleur habitat</c>).
    /// </summary>
    public required string Unit { get; init; }
}
