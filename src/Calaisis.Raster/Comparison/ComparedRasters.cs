using Calaisis.Raster.Grids;
using Calaisis.Raster.Zones;

namespace Calaisis.Raster.Comparison;

/// <summary>The rasters of one trame in one scenario, all on one grid.</summary>
/// <param name="Resistance">NaN is impassable.</param>
public sealed record ScenarioRasters(ITileSource Resistance)
{
    /// <summary>Labels of patches, NaN or below 1 for none; null where the trame has no habitats.</summary>
    public ITileSource? Habitats { get; init; }

    /// <summary>Labels from 1 to this are core areas, higher ones stepping stones.</summary>
    public int CoreCount { get; init; }

    /// <summary>Accumulated cost, NaN where nothing leads; null where there is none.</summary>
    public ITileSource? Cost { get; init; }

    /// <summary>A value in every cell of a corridor, NaN elsewhere; null where there are none.</summary>
    public ITileSource? Corridors { get; init; }

    /// <summary>Radiance in nW/cm2/sr, as the scenario has it; null where light is not looked at.</summary>
    public ITileSource? Light { get; init; }
}

/// <summary>Where the differences of two scenarios are written; what is null is not.</summary>
public sealed record ChangeSinks
{
    /// <summary>Resistance afterwards less before; NoData where it is impassable in one of the two or both.</summary>
    public ITileSink? Resistance { get; init; }

    /// <summary>Cost afterwards less before; NoData where nothing leads in one of the two or both.</summary>
    public ITileSink? Cost { get; init; }

    /// <summary><see cref="CellChangeCode"/> of corridors; NoData where there is none in either.</summary>
    public ILabelSink? Corridors { get; init; }

    /// <summary><see cref="CellChangeCode"/> of core areas; NoData where there is none in either.</summary>
    public ILabelSink? Cores { get; init; }

    internal IEnumerable<ITileSink> Differences => new[] { Resistance, Cost }.OfType<ITileSink>();

    internal IEnumerable<ILabelSink> Codes => new[] { Corridors, Cores }.OfType<ILabelSink>();
}

/// <summary>What became of a cell, as change rasters hold it.</summary>
public enum CellChangeCode
{
    None = 0,
    Gained = 1,
    Lost = 2,
    Kept = 3,
}

/// <summary>What a comparison of rasters is told.</summary>
/// <param name="Zones">Zone layers to count in.</param>
/// <param name="LightAbove">
/// Radiances above which a corridor counts as lit, in ascending order: 2 and 5 nW/cm2/sr, for instance.
/// </param>
public sealed record ChangeSettings(IReadOnlyList<ZoneLayer> Zones, IReadOnlyList<double> LightAbove)
{
    /// <summary>The territory to count in; null where none is declared.</summary>
    public Territory? Territory { get; init; }
}
