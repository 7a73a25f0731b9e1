using System.Globalization;
using System.Text;

namespace Calaisis.Raster.Networks;

/// <summary>The text files that a run of Circuitscape 5 between core areas needs beside its two rasters.</summary>
public static class CircuitscapeFiles
{
    /// <summary>The pairs to compute: those that an active link joins. All others are left out.</summary>
    public static string Pairs(NetworkGraph graph)
    {
        ArgumentNullException.ThrowIfNull(graph);
        var text = new StringBuilder("mode include\n");
        foreach (var link in graph.Links) text.Append(CultureInfo.InvariantCulture, $"{link.PatchA}\t{link.PatchB}\n");
        return text.ToString();
    }

    /// <summary>
    /// The settings of a pairwise run: focal regions, steps that average what our own costs average, one map of the
    /// currents summed over all pairs.
    /// </summary>
    /// <param name="resistance">File name of the resistance raster, beside the settings.</param>
    /// <param name="focal">File name of the raster of core areas.</param>
    /// <param name="pairs">File name of the pairs; null to compute all.</param>
    /// <param name="output">File name that results begin with.</param>
    /// <param name="fourNeighbours">Whether current flows to four neighbours only, else to eight.</param>
    /// <param name="averageResistances">Whether a step averages resistances, else conductances.</param>
    public static string Settings(
        string resistance, string focal, string? pairs, string output, bool fourNeighbours,
        bool averageResistances = true) => $"""
        [Circuitscape mode]
        data_type = raster
        scenario = pairwise

        [Habitat raster or graph]
        habitat_file = {resistance}
        habitat_map_is_resistances = True

        [Connection scheme for raster habitat data]
        connect_four_neighbors_only = {(fourNeighbours ? "True" : "False")}
        connect_using_avg_resistances = {(averageResistances ? "True" : "False")}

        [Options for pairwise and one-to-all and all-to-one modes]
        point_file = {focal}
        use_included_pairs = {(pairs is null ? "False" : "True")}
        included_pairs_file = {pairs ?? "None"}

        [Output options]
        output_file = {output}.out
        write_cur_maps = True
        write_cum_cur_map_only = True
        write_max_cur_maps = False
        write_volt_maps = False
        set_null_currents_to_nodata = True

        [Calculation options]
        solver = cg+amg

        """.ReplaceLineEndings("\n");
}
