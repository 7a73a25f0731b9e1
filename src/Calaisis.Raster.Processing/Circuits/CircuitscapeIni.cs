using Calaisis.Raster.Circuits;
using Calaisis.Raster.Flow;
using Calaisis.Raster.Pipelines;

namespace Calaisis.Raster.Processing.Circuits;

/// <summary>A project of Circuitscape.</summary>
static class CircuitscapeIni
{
    static readonly string[] Keys =
    [
        "habitat_file", "habitat_map_is_resistances", "scenario", "data_type", "version", "project_name",
        "connect_four_neighbors_only", "connect_using_avg_resistances", "use_polygons", "polygon_file", "use_mask",
        "mask_file", "point_file", "use_included_pairs", "included_pairs_file", "use_variable_source_strengths",
        "variable_source_file", "source_file", "ground_file", "ground_file_is_resistances", "use_unit_currents",
        "use_direct_grounds", "remove_src_or_gnd", "output_file", "write_cur_maps", "write_volt_maps",
        "write_cum_cur_map_only", "write_max_cur_maps", "write_as_tif", "set_null_currents_to_nodata",
        "set_null_voltages_to_nodata", "set_focal_node_currents_to_zero", "log_transform_maps", "compress_grids",
        "use_reclass_table", "reclass_file", "point_file_contains_polygons", "solver", "precision",
        "use_64bit_indexing", "cholmod_batch_size", "parallelize", "max_parallel", "low_memory_mode",
        "preemptive_memory_release", "print_timings", "print_rusages", "profiler_log_file", "log_file", "log_level",
        "screenprint_log", "suppress_messages", "meta_data_file",
    ];

    // What versions before 5 could do, and no version now does.
    static readonly string[] Gone = ["set_focal_node_currents_to_zero", "use_reclass_table"];

    public static IniFile Read(Location file, IRunListener listener)
    {
        var ini = IniFile.Read(file, Keys, $"a project of Circuitscape");
        if (!ini.Text("data_type", "raster").Equals("raster", StringComparison.OrdinalIgnoreCase))
        {
            throw ini.Fault("data_type", $"found '{ini.Text("data_type", "")}', expected raster: "
                + $"networks of nodes and branches are not read");
        }

        foreach (var key in Gone.Where(key => ini.Flag(key)))
            listener.Hear(new Warning($"{ini.Name}: '{key}' has no effect, as in Circuitscape 5"));
        return ini;
    }

    /// <summary>Reads all that the settings name.</summary>
    /// <exception cref="Faults.CalaisisException">Something is not as expected.</exception>
    public static CircuitProject Project(IniFile ini, CircuitRules machine)
    {
        var mode = ini.Choice(
            "scenario", CircuitMode.Pairwise, ("pairwise", CircuitMode.Pairwise),
            ("one-to-all", CircuitMode.OneToAll), ("all-to-one", CircuitMode.AllToOne),
            ("advanced", CircuitMode.Advanced));
        var rules = machine with
        {
            FourNeighbours = ini.Flag("connect_four_neighbors_only"),
            AverageConductances = !ini.Flag("connect_using_avg_resistances"),
        };
        var alike = rules.LikeCircuitscape;
        var inputs = CircuitInputs.Open(
            ini.File("habitat_file"), !ini.Flag("habitat_map_is_resistances", true), alike);
        var polygons = ini.FileIf("use_polygons", "polygon_file") is { } file ? inputs.Polygons(file) : new();
        if (ini.FileIf("use_mask", "mask_file") is { } mask) inputs.Mask(mask);
        var task = new CircuitTask
        {
            Name = mode == CircuitMode.Advanced ? ini.Name : ini.File("point_file").Declared,
            Conductances = inputs.Conductances,
            Rules = rules,
            Polygons = polygons,
            Points = mode == CircuitMode.Advanced ? [] : inputs.Points(ini.File("point_file")),
            WantsMaps = ini.Flag("write_cur_maps") || ini.Flag("write_volt_maps"),
        };
        if (mode == CircuitMode.Advanced)
        {
            return new CircuitProject(mode, inputs.Grid, task, Given(ini).Read(inputs));
        }

        if (ini.FileIf("use_included_pairs", "included_pairs_file") is { } pairs)
            task = task with { Pairs = CircuitTexts.Pairs(pairs) };
        if (mode != CircuitMode.Pairwise
            && ini.FileIf("use_variable_source_strengths", "variable_source_file") is { } strengths)
        {
            task = task with { Strengths = CircuitStrengths.Of(strengths, task) };
        }

        return new CircuitProject(mode, inputs.Grid, task, null);
    }

    static GivenFiles Given(IniFile ini) => new(ini.File("source_file"), ini.File("ground_file"))
    {
        Form = ini.Flag("use_direct_grounds") ? GroundForm.Direct
            : ini.Flag("ground_file_is_resistances", true) ? GroundForm.Resistances : GroundForm.Conductances,
        UnitCurrents = ini.Flag("use_unit_currents"),
        Conflicts = ini.Choice(
            "remove_src_or_gnd", ConflictRule.KeepAll, ("keepall", ConflictRule.KeepAll),
            ("rmvsrc", ConflictRule.RemoveSource), ("rmvgnd", ConflictRule.RemoveGround),
            ("rmvall", ConflictRule.RemoveAll), ("not entered", ConflictRule.KeepAll)),
    };
}
