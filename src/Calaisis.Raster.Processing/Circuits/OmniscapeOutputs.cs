using Calaisis.Raster.Circuits.Windows;
using Calaisis.Raster.Geo.Plain;

namespace Calaisis.Raster.Processing.Circuits;

/// <summary>The files that Omniscape writes, with the names it gives them.</summary>
static class OmniscapeOutputs
{
    public static void Write(IniFile ini, OmniscapeProject project, WindowCurrents currents)
    {
        var name = ini.Text("project_name", Path.GetFileNameWithoutExtension(ini.Name));
        var folder = Path.GetFullPath(Path.Combine(ini.Folder, name));
        var ending = ini.Flag("write_as_tif", true) ? ".tif" : ".asc";
        if (ini.Flag("write_raw_currmap", true)) WriteOne("cum_currmap", currents.Sum);
        if (ini.Flag("calc_flow_potential")) WriteOne("flow_potential", currents.Potential!);
        if (ini.Flag("calc_normalized_current")) WriteOne("normalized_cum_currmap", currents.Normalized());
        if (ini.Flag("reclassify_resistance") && ini.Flag("write_reclassified_resistance"))
        {
            PlainGridWriter.Write(
                Path.Combine(folder, "classified_resistance" + ending), project.Grid, project.Classified());
        }

        void WriteOne(string file, double[] cells)
        {
            if (ini.Flag("mask_nodata", true)) Hide(project, cells);
            PlainGridWriter.Write(Path.Combine(folder, file + ending), project.Grid, cells);
        }
    }

    /// <summary>Puts NoData where nothing conducts.</summary>
    public static void Hide(OmniscapeProject project, double[] cells)
    {
        var values = project.Task.Conductances.Values;
        for (var cell = 0; cell < cells.Length; cell++)
        {
            if (values[cell] <= 0) cells[cell] = double.NaN;
        }
    }
}
