namespace Calaisis.Raster.CostDistance;

/// <summary>What is averaged over the cells of a step.</summary>
public enum StepMean
{
    /// <summary>Their resistances: a step costs its length times the mean, as in GRASS, ArcGIS and Graphab.</summary>
    Resistance,

    /// <summary>
    /// Their conductances (1 / resistance): a step costs its length divided by the mean, as in gdistance with
    /// <c>transition(1 / resistance, mean)</c> and a geographic correction. Cheap cells count more: between 1 and 9 a
    /// step costs 1.8 times its length, not 5. Impassable cells stay so, though a mean with their 0 would not be 0.
    /// </summary>
    Conductance,
}
