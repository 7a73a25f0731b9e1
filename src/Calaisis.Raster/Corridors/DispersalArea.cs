using Calaisis.Raster.Zones;

namespace Calaisis.Raster.Corridors;

/// <summary>Aire de dispersion of a trame: all cells that a given cost reaches from any core area.</summary>
public sealed record DispersalArea
{
    /// <summary>The greatest accumulated cost that still belongs to it.</summary>
    public required double MaxCost { get; init; }

    public required long CellCount { get; init; }

    public required double AreaSquareMetres { get; init; }

    /// <summary>The part of it that costs nothing to reach: the core areas themselves.</summary>
    public required double CoreSquareMetres { get; init; }

    /// <summary>
    /// Layer by layer, zone by zone in the layer's order, then what lies in no zone; zones without any are listed with
    /// 0.
    /// </summary>
    public required IReadOnlyList<ZoneArea> Zones { get; init; }
}
