namespace Calaisis.Raster.Sources;

/// <summary>The products whose encoding is known (pipelines/README.md lists them).</summary>
public static class SourcePresets
{
    const string Radiance = "nW/cm2/sr";

    // Negative radiances are real: the sensor's noise around a dark background. Nothing lit reaches the upper end.
    static readonly PlausibleRange PlausibleRadiance = new(-5, 10_000);

    /// <summary>Every preset, in the order of the manual.</summary>
    public static IReadOnlyList<SourcePreset> All { get; } = [.. LandCover(), .. NightLight(), .. Soil()];

    /// <summary>The preset of that name, or null.</summary>
    public static SourcePreset? Find(string name) =>
        All.FirstOrDefault(p => p.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    static SourcePreset[] LandCover() =>
    [
        Classes("clc", "CORINE Land Cover, cells hold the code 111 to 523", 0) with
        {
            Notes = "Smallest unit 25 ha, smallest width 100 m: for wide areas, or where nothing better exists.",
        },
        Classes("clc-index", "CORINE Land Cover of Copernicus, cells hold the rank 1 to 44", 0, 48),
        Classes("oso", "OSO land cover of Theia, 10 m, 23 classes (2018 and later)", 0) with
        {
            Notes = "Has no wetland class: add a layer of wetlands. Before 2018 the classes are others.",
        },
        Classes("worldcover", "ESA WorldCover 2020 and 2021, 10 m", 0),
        Classes("ocs-ge-cs", "OCS GE of IGN, cover (CS); cells or the attribute hold the code", 0),
        Classes("ocs-ge-us", "OCS GE of IGN, use (US); cells or the attribute hold the code", 0),
        Classes("ocs2d-cs", "OCS2D Hauts-de-France, cover (CS3); cells or the attribute hold the code", 0),
        Classes("ocs2d-us", "OCS2D Hauts-de-France, use (US3); cells or the attribute hold the code", 0),
    ];

    static SourcePreset[] NightLight() =>
    [
        new("viirs-vnl", "VIIRS annual night lights of EOG (VNL), 15 arc-seconds", CellKind.Values)
        {
            Unit = Radiance,
            Plausible = PlausibleRadiance,
            Notes = "Seen about 01:30, so after many lamps are switched off. The 'masked' layers hold 0 for the "
                + "background; 0 with few cloud-free observations is not darkness.",
        },
        new("black-marble-vnp46a4", "NASA Black Marble annual composite VNP46A4, 15 arc-seconds", CellKind.Values)
        {
            Scale = 0.1,
            NoData = [65535],
            Unit = Radiance,
            Plausible = PlausibleRadiance,
            Subdataset = "NearNadir_Composite_Snow_Free",
            Notes = "The attributes of the subdataset tell the scale: check it. Its _Quality is 2 where it was filled.",
        },
        new("luojia", "LuoJia 1-01, calibrated GeoTIFF (Cerema 2018), 130 m", CellKind.Values)
        {
            Unit = Radiance,
            Plausible = PlausibleRadiance,
            Notes = "Seen from 22:30 to midnight, while lamps are lit. Not meant for absolute comparison.",
        },
        new("luojia-raw", "LuoJia 1-01, counts as delivered, 130 m", CellKind.Values)
        {
            // 1e-10 W/m2/um/sr per count^1.5, over 0.52 um (460 to 980 nm), and 1 W/m2/sr is 1e5 nW/cm2/sr.
            Power = 1.5,
            Scale = 5.2e-6,
            Unit = Radiance,
            Plausible = PlausibleRadiance,
            Notes = "L = DN^1.5 x 1e-10 W/m2/um/sr times the band of 0.52 um.",
        },
    ];

    static SourcePreset[] Soil() =>
    [
        SoilGrids("bdod", "bulk density", 100, "kg/dm3", 0.1, 2.3),
        SoilGrids("cec", "cation exchange capacity", 10, "cmol(c)/kg", 0, 200),
        SoilGrids("cfvo", "coarse fragments", 10, "%", 0, 100),
        SoilGrids("clay", "clay", 10, "%", 0, 100),
        SoilGrids("nitrogen", "total nitrogen", 100, "g/kg", 0, 60),
        SoilGrids("ocd", "organic carbon density", 10, "kg/m3", 0, 200),
        SoilGrids("ocs", "organic carbon stock, 0 to 30 cm", 10, "kg/m2", 0, 200),
        SoilGrids("phh2o", "pH in water", 10, "pH", 3, 10),
        SoilGrids("sand", "sand", 10, "%", 0, 100),
        SoilGrids("silt", "silt", 10, "%", 0, 100),
        SoilGrids("soc", "organic carbon", 10, "g/kg", 0, 600),
        new("hrl-imperviousness", "Copernicus high resolution layer Imperviousness, per cent sealed", CellKind.Values)
        {
            NoData = [254, 255],
            Unit = "%",
            Plausible = new PlausibleRange(0, 100),
        },
    ];

    static SourcePreset Classes(string name, string summary, params double[] noData) =>
        new(name, summary, CellKind.Classes) { NoData = noData, Legend = Legends.Of(name) };

    static SourcePreset SoilGrids(
        string variable, string what, double divisor, string unit, double smallest, double largest) =>
        new("soilgrids-" + variable, $"SoilGrids 2.0, {what}, 250 m", CellKind.Values)
        {
            Scale = 1 / divisor,
            NoData = [-32768],
            Unit = unit,
            Plausible = new PlausibleRange(smallest, largest),
        };
}
