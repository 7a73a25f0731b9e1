using Calaisis.Raster.Circuits.Windows;
using Calaisis.Raster.Pipelines;

namespace Calaisis.Raster.Processing.Circuits;

/// <summary>The settings of Omniscape.</summary>
static class OmniscapeIni
{
    static readonly string[] Keys =
    [
        "resistance_file", "resistance_file_is_conductance", "resistance_is_conductance", "source_file",
        "project_name", "radius", "block_size", "buffer", "source_threshold", "source_from_resistance", "r_cutoff",
        "connect_four_neighbors_only", "calc_flow_potential", "calc_normalized_current", "correct_artifacts",
        "write_raw_currmap", "write_as_tif", "mask_nodata", "conditional", "n_conditions", "compare_to_future",
        "condition1_file", "condition2_file", "condition1_future_file", "condition2_future_file", "comparison1",
        "comparison2", "condition1_lower", "condition2_lower", "condition1_upper", "condition2_upper",
        "reclassify_resistance", "reclass_table", "write_reclassified_resistance", "parallelize",
        "parallel_batch_size", "precision", "solver", "allow_different_projections", "suppress_cs_messages",
    ];

    public static IniFile Read(Location file) => IniFile.Read(file, Keys, $"settings of Omniscape");

    /// <summary>What the settings name.</summary>
    /// <exception cref="Faults.CalaisisException">Something is not as expected.</exception>
    public static OmniscapeFiles Files(IniFile ini, WindowRules machine)
    {
        if (!(ini.Number("radius", double.NaN, 1) is var radius && radius >= 1))
            throw ini.Fault("radius", $"found no radius, expected a number of cells, 1 or more");
        var block = (int)Math.Round(ini.Number("block_size", 1, 1));
        return new OmniscapeFiles(
            ini.File("resistance_file"),
            machine with
            {
                Radius = (int)Math.Round(radius),
                Buffer = (int)Math.Round(ini.Number("buffer", 0, 0)),
                BlockSize = block % 2 == 0 ? block + 1 : block,
                FourNeighbours = ini.Flag("connect_four_neighbors_only"),
                CorrectArtifacts = ini.Flag("correct_artifacts", true),
                WantsPotential = ini.Flag("calc_flow_potential") || ini.Flag("calc_normalized_current"),
            })
        {
            AreConductances = ini.Flag("resistance_is_conductance") || ini.Flag("resistance_file_is_conductance"),
            Sources = ini.Flag("source_from_resistance") ? null : ini.File("source_file"),
            Threshold = ini.Number("source_threshold", 0, double.NegativeInfinity),
            Cutoff = ini.Number("r_cutoff", double.PositiveInfinity, 0),
            Reclass = ini.FileIf("reclassify_resistance", "reclass_table"),
            Conditions = Conditions(ini),
        };
    }

    static List<ConditionFiles> Conditions(IniFile ini)
    {
        if (!ini.Flag("conditional")) return [];
        var count = ini.Choice("n_conditions", 1, ("1", 1), ("2", 2));
        var future = ini.Choice("compare_to_future", 0, ("none", 0), ("1", 1), ("2", 2), ("both", 3));
        return [.. Enumerable.Range(1, count).Select(i => new ConditionFiles(
            ini.File($"condition{i}_file"),
            (future & i) != 0 ? ini.File($"condition{i}_future_file") : null,
            ini.Choice($"comparison{i}", false, ("within", false), ("equal", true)),
            ini.Number($"condition{i}_lower", 0, double.NegativeInfinity),
            ini.Number($"condition{i}_upper", 0, double.NegativeInfinity)))];
    }
}
