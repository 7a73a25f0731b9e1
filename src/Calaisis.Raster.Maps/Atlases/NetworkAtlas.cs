using Calaisis.Raster.Grids;
using Calaisis.Raster.Maps.Changes;
using Calaisis.Raster.Maps.Frames;
using Calaisis.Raster.Maps.Legends;
using Calaisis.Raster.Maps.Sheets;

namespace Calaisis.Raster.Maps.Atlases;

/// <summary>All that an atlas of networks needs; plain data, no files.</summary>
public sealed record NetworkAtlas
{
    /// <summary>
    /// What the cover says; its method and sources open the last page. Its trame stands for the atlas as a whole.
    /// </summary>
    public required SheetCaption Caption { get; init; }

    public required MapGround Ground { get; init; }

    /// <summary>The grid's rectangle, in map units.</summary>
    public required MapBounds Extent { get; init; }

    /// <summary>One sheet per trame, in the order of the pages; they share ground and extent with the atlas.</summary>
    public required IReadOnlyList<NetworkSheet> Sheets { get; init; }

    /// <summary>One page each, in the order given; none for an atlas of trames only.</summary>
    public IReadOnlyList<AtlasZone> Zones { get; init; } = [];

    /// <summary>The outline of the territory on cover and overview, as on the sheets; null for none.</summary>
    public MapShape? Territory { get; init; }

    /// <summary>The scenario, where the atlas says which one it is of; null for the pipeline as it is.</summary>
    public SheetScenario? Scenario { get; init; }

    /// <summary>What a zone is called (<c>Écodistrict</c>), above its name.</summary>
    public string ZoneWord { get; init; } = "";

    /// <summary>How many trames have a corridor or core area in each cell; null for no such map.</summary>
    public TrameOverlap? Overlap { get; init; }
}

/// <summary>A zone of the atlas: its outline, its table and where to act.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Shape">Its outline.</param>
/// <param name="Rows">A row per trame, in the order of the atlas.</param>
/// <param name="Actions">
/// Where to act, the worst first; as many as find room are listed and numbered on the map.
/// </param>
public sealed record AtlasZone(
    string Name, MapShape Shape, IReadOnlyList<ZoneRow> Rows, IReadOnlyList<ZoneAction> Actions)
{
    /// <summary>Area of the zone, of what lies in the territory where one is declared; null leaves it out.</summary>
    public double? SquareKilometres { get; init; }

    /// <summary>
    /// Area of the whole zone, where only a part lies in the territory; null where there is no other part.
    /// </summary>
    public double? WholeSquareKilometres { get; init; }
}

/// <summary>What of one trame's network lies in a zone.</summary>
/// <param name="Trame">Name and colour.</param>
/// <param name="CoreHectares">Area of réservoirs.</param>
/// <param name="CorridorHectares">Area of corridors.</param>
/// <param name="PathKilometres">Length of the corridors' axes, ground that several share counted for each.</param>
/// <param name="GroundKilometres">The same, shared ground counted once.</param>
/// <param name="Conflicts">Number of conflicts.</param>
public sealed record ZoneRow(
    TrameStyle Trame, double CoreHectares, double CorridorHectares, double PathKilometres, double GroundKilometres,
    int Conflicts);

/// <summary>A place where to act.</summary>
/// <param name="Trame">The network it is about.</param>
/// <param name="Text">What and where (<c>A16, obstacle majeur, 4 liens</c>).</param>
/// <param name="Figure">A figure at the end of the row; empty for none.</param>
/// <param name="At">Where its number stands on the map; null for nowhere.</param>
public sealed record ZoneAction(TrameStyle Trame, string Text, string Figure = "", MapPoint? At = null)
{
    /// <summary>
    /// What it is ranked by: the share of PC lost without the link; null where the network was not measured.
    /// </summary>
    public double? DpcPercent { get; init; }

    /// <summary>The text without its notes, for where there is little room.</summary>
    public string Brief { get; init; } = Text;
}

/// <summary>How many trames share each cell.</summary>
/// <param name="Grid">The grid of the counts; may be thinned for the page.</param>
/// <param name="Counts">Per cell, row-major: of how many trames there is a core area or a corridor.</param>
/// <param name="CoreCounts">Per cell, row-major: of how many there is a core area.</param>
public sealed record TrameOverlap(GridDefinition Grid, ReadOnlyMemory<byte> Counts, ReadOnlyMemory<byte> CoreCounts);
