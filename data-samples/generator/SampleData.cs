using Calaisis.Samples.Countryside;
using Calaisis.Samples.Geography;
using Calaisis.Samples.Ground;
using Calaisis.Samples.Night;
using Calaisis.Samples.Outputs;
using Calaisis.Samples.Soil;
using OSGeo.GDAL;

namespace Calaisis.Samples;

/// <summary>Writes the modelled Calaisis.</summary>
public static class SampleData
{
    /// <summary>
    /// Writes every file of the samples and their checksums into a folder. With the same GDAL the bytes are always the
    /// same.
    /// </summary>
    /// <param name="geography">Folder with the true coast, places, lines and areas.</param>
    /// <param name="folder">Where to write; files of the same names are replaced.</param>
    /// <param name="report">Told what has been written.</param>
    public static void Write(string geography, string folder, Action<string> report)
    {
        ArgumentNullException.ThrowIfNull(report);
        Gdal.AllRegister();
        OSGeo.OGR.Ogr.RegisterAll();
        Directory.CreateDirectory(folder);
        var map = RealMap.Read(geography);
        var cover = new LandCover(map);
        var written = new List<string>();

        Written("land-cover.tif", WriteLandCover);
        Written("night-light.tif", path => WriteNightLight(path, new NightLight(cover, map)));
        var soil = new SoilGrid(cover);
        Written("soc.tif", path => WriteSoil(path, soil, "soc, dg/kg, 0-30 cm", p => p.Soc));
        Written("phh2o.tif", path => WriteSoil(path, soil, "phh2o, pH x 10, 0-30 cm", p => p.Phh2o));
        Written("clay.tif", path => WriteSoil(path, soil, "clay, g/kg, 0-30 cm", p => p.Clay));
        Written("bdod.tif", path => WriteSoil(path, soil, "bdod, cg/cm3, 0-30 cm", p => p.Bdod));
        Written("cfvo.tif", path => WriteSoil(path, soil, "cfvo, cm3/dm3, 0-30 cm", p => p.Cfvo));
        Written("nitrogen.tif", path => WriteSoil(path, soil, "nitrogen, cg/kg, 0-30 cm", p => p.Nitrogen));
        Written("networks.gpkg", path => NetworkLayers.Write(path, cover, map));
        Written("units.gpkg", path => UnitLayers.Write(path, cover, map));
        Written("scenarios.gpkg", path => ScenarioLayers.Write(path, cover, map));
        Checksums.Write(folder, written);

        void Written(string file, Action<string> write)
        {
            write(Path.Combine(folder, file));
            written.Add(file);
            report(file);
        }

        void WriteLandCover(string path)
        {
            var extent = Extent.Fine;
            var file = new RasterFile(
                path, "EPSG:2154", Extent.West, Extent.North, extent.CellMetres, extent.Rows, extent.Cols, null,
                "OCS2D CS3 land cover, 1.1.1 = 111");
            file.WriteCog([.. cover.Cells.Select(c => (short)c)], DataType.GDT_UInt16);
        }
    }

    static void WriteNightLight(string path, NightLight light)
    {
        const double CellDegrees = 1.0 / NightLight.PerDegree;
        var file = new RasterFile(
            path, "EPSG:4326", NightLight.West, NightLight.North, CellDegrees, NightLight.Rows, NightLight.Cols, null,
            "average radiance, nW/cm2/sr");
        file.WriteTiff(light.RadianceNanowatts);
    }

    static void WriteSoil(string path, SoilGrid soil, string description, Func<SoilProfile, double> property)
    {
        var file = new RasterFile(
            path, SoilGrid.Crs, soil.West, soil.North, SoilGrid.CellMetres, soil.Rows, soil.Cols, SoilGrid.NoData,
            description);
        file.WriteTiff(soil.Values(property));
    }
}
