namespace Calaisis.Raster.CostDistance;

/// <summary>In what numbers a raster of directions says where the least-cost path leaves a cell.</summary>
public enum DirectionForm
{
    /// <summary>The codes of <see cref="BackLink"/>, 0 to 16.</summary>
    Codes,

    /// <summary>
    /// The codes of ArcGIS's back-link raster: 0 source, 1 east and clockwise to 8 north-east. It has none for knight's
    /// moves.
    /// </summary>
    ArcGis,

    /// <summary>
    /// The degrees of GRASS <c>r.cost outdir</c>: counter-clockwise from east, which is 360; 22.5, 67.5 and so on for
    /// knight's moves, though these lie at 26.6 and 63.4 degrees; null at sources.
    /// </summary>
    GrassDegrees,
}
