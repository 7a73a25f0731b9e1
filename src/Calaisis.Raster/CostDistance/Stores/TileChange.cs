namespace Calaisis.Raster.CostDistance.Stores;

/// <summary>What the holder of a tile did to it.</summary>
enum TileChange
{
    /// <summary>Only read.</summary>
    None,

    /// <summary>Wrote the resistances; every cost is still "unreached".</summary>
    Laid,

    /// <summary>Wrote resistances and costs.</summary>
    Seeded,

    /// <summary>Lowered costs.</summary>
    Lowered,
}
