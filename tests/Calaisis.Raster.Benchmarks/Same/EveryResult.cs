using System.Security.Cryptography;
using Calaisis.Raster.Benchmarks.Resistance;

namespace Calaisis.Raster.Benchmarks.Same;

/// <summary>All that a program makes of the sample: a run of two scenarios, then each process once or more.</summary>
static class EveryResult
{
    const int CellMetres = 50;
    const string Verte = "out/calaisis/base/verte/resistance.tif";
    const string Grid = "{ like: " + Verte + " }";

    static readonly string[][] Processes =
    [
        ["align", "--input", Data("land-cover.tif"), "--kind", "classes", "--grid", Grid, "--output", "align.tif"],
        ["align", "--input", Data("clay.tif"), "--preset", "soilgrids-clay", "--grid", Grid, "--output", "clay.tif"],
        [
            "reclassify", "--input", "align.tif", "--preset", "ocs2d-cs", "--table",
            Repository.PathOf("pipelines", "friction", "verte.csv"), "--column", "foret", "--output", "reclassify.tif",
        ],
        [
            "curve", "--input", Data("night-light.tif"), "--kind", "values", "--curve",
            "{ linear: { from: 0, to: 40 } }", "--resistance", "[1, 20]", "--output", "curve.tif",
        ],
        ["combine", "--inputs", "[reclassify.tif, curve.tif]", "--combine", "max", "--output", "combine.tif"],
        [
            "rasterize", "--input", Data("scenarios.gpkg"), "--layer", "haie_nouvelle", "--width", "8", "--grid", Grid,
            "--output", "rasterize.tif",
        ],
        ["resistance", "--pipeline", "calaisis.yaml", "--trame", "bleue", "--output", "resistance.tif"],
        [
            "habitats", "--pipeline", "calaisis.yaml", "--trame", "verte", "--resistance", Verte, "--output",
            "habitats.tif", "--patches", "habitats.gpkg",
        ],
        [
            "cost-distance", "--resistance", Verte, "--sources", "habitats.tif", "--allocation", "allocation.tif",
            "--backlink", "backlink.tif", "--output", "cost.tif",
        ],
        [
            "cost-distance", "--resistance", Verte, "--sources", "habitats.tif", "--neighbours", "16", "--type",
            "float32", "--output", "cost16.tif",
        ],
        [
            "cost-matrix", "--resistance", Verte, "--points", "habitats.tif", "--max-cost", "5000", "--output",
            "costs.csv",
        ],
        [
            "cost-path", "--resistance", Verte, "--from", "habitats.tif", "--to", Data("units.gpkg"), "--to-layer",
            "lieu", "--output", "paths.gpkg",
        ],
        [
            "corridors", "--resistance", Verte, "--habitats", "habitats.tif", "--patches", "habitats.gpkg",
            "--max-distance", "{ cost: 60000 }", "--cutoff", "{ cost: 1000 }", "--output", "corridors.tif", "--links",
            "corridors.gpkg",
        ],
        [
            "links", "--resistance", Verte, "--habitats", "habitats.tif", "--patches", "habitats.gpkg",
            "--max-distance", "{ cost: 60000 }", "--output", "links.gpkg",
        ],
        [
            "conflicts", "--pipeline", "calaisis.yaml", "--trame", "verte", "--resistance", Verte, "--links",
            "links.gpkg", "--output", "conflicts.gpkg",
        ],
        [
            "indicators", "--nodes", "habitats.gpkg", "--links", "links.gpkg", "--distance", "{ cost: 14000 }",
            "--study-area", "204450", "--output", "network.csv", "--nodes-output", "nodes.csv", "--links-output",
            "links.csv",
        ],
        [
            "overlap", "--corridors", "[corridors.tif, out/calaisis/base/bleue/corridors.tif]", "--names",
            "[verte, bleue]", "--output", "overlap.tif", "--table", "overlap.csv",
        ],
        [
            "compare", "--before", "corridors.tif", "--after", "out/calaisis/base/bleue/corridors.tif", "--kind",
            "corridors", "--output", "change.tif", "--table", "change.csv",
        ],
        ["render", "--input", Verte, "--title", "Résistance", "--output", "map.png"],
    ];

    /// <summary>Makes them in a folder, and returns the hash of each file by its path in there.</summary>
    /// <exception cref="InvalidOperationException">
    /// The program failed, or it knows a process that is not used here.
    /// </exception>
    public static SortedDictionary<string, string> By(string program, string folder)
    {
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "calaisis.yaml"), SamplePipeline.WithFutures(CellMetres));
        RequireEvery(program, folder);
        MeasuredRun.In(folder, program, "run", "calaisis.yaml", "--scenario", "base,haies", "--quiet");
        foreach (var words in Processes) MeasuredRun.In(folder, program, ["process", "run", .. words]);
        var hashes = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var file in Directory.EnumerateFiles(
            folder, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = 0 }))
        {
            var name = Path.GetRelativePath(folder, file);
            // The run's own account has its times; what is kept for other steps lies under names that contain versions
            // of steps.
            if (name == "out/calaisis/run.json" || name.Contains(".calaisis/", StringComparison.Ordinal)) continue;
            hashes[name] = Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(file)));
        }

        return hashes;
    }

    static void RequireEvery(string program, string folder)
    {
        var known = MeasuredRun.In(folder, program, "process", "list").Output
            .Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(' ')[0]);
        var unused = known.Except(Processes.Select(words => words[0])).ToList();
        if (unused.Count > 0)
        {
            throw new InvalidOperationException(
                $"no result of these processes is compared: {string.Join(", ", unused)}");
        }
    }

    static string Data(string name) => Repository.PathOf("data-samples", name);
}
