namespace Calaisis.Raster.Comparison;

/// <summary>
/// Where a change of equivalent connectivity comes from (Saura, Estreguil, Mouton and Rodriguez-Freire 2011): the
/// relative change of EC equals that of the habitat area where connectivity neither helps nor hinders, so what is
/// beyond it is due to connectivity.
/// </summary>
/// <param name="EcPercent">dEC: change of EC in per cent.</param>
/// <param name="AreaPercent">dA: change of the habitat area in per cent; the part due to area.</param>
public sealed record ConnectivityChange(double EcPercent, double AreaPercent)
{
    /// <summary>dEC - dA: the part due to connectivity, in percentage points of EC.</summary>
    public double ConnectivityPercent => EcPercent - AreaPercent;

    /// <summary>From EC and habitat area of two scenarios, in any one unit.</summary>
    public static ConnectivityChange Of(double ecBefore, double ecAfter, double areaBefore, double areaAfter) =>
        new(100 * (ecAfter - ecBefore) / ecBefore, 100 * (areaAfter - areaBefore) / areaBefore);
}
