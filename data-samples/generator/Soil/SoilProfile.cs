using Calaisis.Samples.Countryside;

namespace Calaisis.Samples.Soil;

/// <summary>Topsoil (0-30 cm) in the stored units of SoilGrids 2.0.</summary>
/// <param name="Soc">Organic carbon, dg/kg.</param>
/// <param name="Phh2o">pH in water times 10.</param>
/// <param name="Clay">g/kg.</param>
/// <param name="Bdod">Bulk density, cg/cm3.</param>
/// <param name="Cfvo">Coarse fragments, cm3/dm3.</param>
/// <param name="Nitrogen">cg/kg.</param>
readonly record struct SoilProfile(double Soc, double Phh2o, double Clay, double Bdod, double Cfvo, double Nitrogen)
{
    /// <summary>A usual ploughed soil of each landscape.</summary>
    public static SoilProfile Of(Landscape landscape) => landscape switch
    {
        Landscape.Marsh => new(780, 70, 340, 96, 15, 520),
        Landscape.Dunes => new(120, 80, 45, 147, 30, 90),
        Landscape.Bocage => new(290, 66, 320, 128, 70, 270),
        Landscape.ChalkHills => new(230, 75, 225, 131, 150, 210),
        Landscape.Openfield => new(185, 71, 190, 138, 70, 170),
        Landscape.Houtland => new(200, 67, 205, 136, 40, 185),
        Landscape.Capes => new(200, 75, 200, 136, 95, 185),
        _ => new(205, 78, 300, 139, 18, 195),
    };

    public static SoilProfile operator +(SoilProfile a, SoilProfile b) => new(
        a.Soc + b.Soc, a.Phh2o + b.Phh2o, a.Clay + b.Clay, a.Bdod + b.Bdod, a.Cfvo + b.Cfvo, a.Nitrogen + b.Nitrogen);

    public static SoilProfile operator *(double f, SoilProfile a) => new(
        f * a.Soc, f * a.Phh2o, f * a.Clay, f * a.Bdod, f * a.Cfvo, f * a.Nitrogen);
}
