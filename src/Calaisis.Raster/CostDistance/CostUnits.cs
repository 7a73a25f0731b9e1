namespace Calaisis.Raster.CostDistance;

/// <summary>In what the length of a step is measured.</summary>
public enum CostUnits
{
    /// <summary>Resistance times map units (metres in Lambert-93).</summary>
    Map,

    /// <summary>Resistance times cells; one cell is the distance from west to east, as in GRASS.</summary>
    Cells,
}
