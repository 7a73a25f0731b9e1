using Calaisis.Raster.Grids;
using Calaisis.Raster.Maps.Changes;
using Calaisis.Raster.Maps.Frames;
using Calaisis.Raster.Maps.Furniture;
using Calaisis.Raster.Maps.Networks;

namespace Calaisis.Raster.Maps.Sheets;

/// <summary>All that a map of one trame's network needs; plain data, no files.</summary>
public sealed record NetworkSheet
{
    public required SheetCaption Caption { get; init; }

    public required MapGround Ground { get; init; }

    /// <summary>What there are data for: the grid's rectangle, in map units.</summary>
    public required MapBounds Extent { get; init; }

    public required TrameNetwork Network { get; init; }

    /// <summary>
    /// The outline of the territory: it fills the map, and what lies outside is veiled. Null for a map of all data.
    /// </summary>
    public MapShape? Territory { get; init; }

    /// <summary>What the territory is called in the legend; null for the usual word.</summary>
    public string? TerritoryName { get; init; }

    /// <summary>The scenario, where the map says which one it is of; null for the pipeline as it is.</summary>
    public SheetScenario? Scenario { get; init; }

    /// <summary>What the trame gained and lost; null where the scenario is compared with no other.</summary>
    public NetworkChanges? Changes { get; init; }

    /// <summary>Night light beneath the network of a trame that it shapes; null for none.</summary>
    public NightLight? Light { get; init; }

    /// <summary>Figures beside those of the legend, such as indicators of the network.</summary>
    public IReadOnlyList<SheetFact> Facts { get; init; } = [];

    /// <summary>The small map; null for none.</summary>
    public LocatorMap? Locator { get; init; }
}

/// <summary>A figure and what it is.</summary>
/// <param name="Name">In the sheet's language (<c>Connectivité équivalente</c>).</param>
/// <param name="Value">As it shall be printed, with its unit.</param>
public sealed record SheetFact(string Name, string Value);
