using System.Diagnostics;
using Calaisis.Raster.Faults;
using Calaisis.Raster.Processing.PipelineFiles;
using Calaisis.Raster.SystemTests.Program;
using Calaisis.Raster.Tests;
using Xunit;

namespace Calaisis.Raster.SystemTests.Pipelines;

/// <summary>The JSON schema of pipeline files: as the program writes it, and as strict as our own reading.</summary>
public sealed class SchemaTests
{
    static readonly string Pipelines = Path.Combine(Repository.Root, "pipelines");
    static readonly string Schema = Path.Combine(Pipelines, "pipeline.schema.json");

    /// <summary>One fault each, put into the file that holds every key.</summary>
    static readonly (string Sound, string Faulty)[] Faults =
    [
        ("name: everything", "name: Every thing"),
        ("title: Every key once", "title: 12"),
        ("title: Every key once", "title: \"\""),
        ("language: en", "language: de"),
        ("language: en", "language: en\nlanguages: fr"),
        ("like: land-cover.tif", "like: 3"),
        ("like: land-cover.tif", "extent: [0, 0, 100, 100]"),
        ("like: land-cover.tif", "{ extent: [0, 0, 100, 100, 1], cell: 10, crs: EPSG:2154 }"),
        ("kind: classes", "kind: class"),
        ("band: 1", "band: 0"),
        ("band: 1", "band: 1.5"),
        ("band: 1", "band: \"1\""),
        ("resampling: majority", "resampling: cubic"),
        ("no-data: [0, 255]", "no-data: 0"),
        ("no-data: [0, 255]", "no-data: [none]"),
        ("legend: clc", "legend: clc2018"),
        ("crs: EPSG:2154", "crs: Lambert-93"),
        ("preset: viirs-vnl", "preset: viirs"),
        ("scale: 1", "scale: one"),
        ("power: 1", "power: 0"),
        ("plausible: [-5, 10000]", "plausible: [-5]"),
        ("value: { attribute: NATURE }", "value: { field: NATURE }"),
        ("value: { attribute: NATURE }", "value: NATURE"),
        ("width: 2", "width: 0"),
        ("width: { attribute: LARGEUR, otherwise: 6 }", "width: { otherwise: 6 }"),
        ("buffer: 5", "buffer: -5"),
        ("all-touched: true", "all-touched: yes"),
        ("colour: \"#2E7D32\"", "colour: \"#2E7D3\""),
        ("range: [1, 5000]", "range: [0, 5000]"),
        ("range: [1, 5000]", "range: [1, 2, 3]"),
        ("uncovered: impassable", "uncovered: 0"),
        ("uncovered: impassable", "uncovered: barrier"),
        ("unlisted: ignore", "unlisted: skip"),
        ("zeros-become: 1", "zeros-become: 0"),
        ("constant: barrier", "constant: wall"),
        ("constant: barrier", "constant: -1"),
        ("combine: max", "combine: maximum"),
        ("values: [111], outside: true", "values: [], outside: true"),
        ("outside: true", "outside: 1"),
        ("range: [0, null]", "range: [0]"),
        ("log-linear: { l0: 0.5, lmax: 50 }", "log-linear: { l0: 0, lmax: 50 }"),
        ("log-linear: { l0: 0.5, lmax: 50 }", "loglinear: { l0: 0.5 }"),
        ("gamma: 2", "gamma: 0"),
        ("{ from: 0, to: 50, value: 2 }", "{ from: 0, to: 50 }"),
        ("reach: 150, d0: 25", "d0: 25"),
        ("d0: 25, d1: 25", "d0: -1, d1: 25"),
        ("trapezoid: [null, 0, 5, 10]", "trapezoid: [0, 5, 10]"),
        ("missing: no-value", "missing: drop"),
        ("mean: arithmetic", "mean: harmonic"),
        ("barrier-from: 80", "barrier-from: 101"),
        ("radius: 10000, core: 500", "core: 500"),
        ("layer: communes, name: NOM", "layer: communes"),
        ("region: R32", "region: 32"),
        ("document: FR32CER2020", "document: FR32CER2020-TOO-LONG"),
        ("milieu: boisé,", "millieu: boisé,"),
        ("first-number: 7", "first-number: 0"),
        ("  commune: {", "  Commune: {"),
        ("values: [231, \"3.2.1\"]", "values: [231, true]"),
        ("values: [231, \"3.2.1\"]", "values: []"),
        ("{ resistance-at-most: 4 }", "{ resistance-at-most: 0 }"),
        ("between: [2, 3]", "between: [2]"),
        ("within: 100 }", "within: -1 }"),
        ("beyond: 50", "outside: 50"),
        ("- any:", "- none:"),
        ("given: [ponds]", "given: ponds"),
        ("min-area: 10\n", "min-area: -1\n"),
        ("neighbours: 4\n", "neighbours: 16\n"),
        ("close-gaps: 20", "close-gaps: 20 m"),
        ("max-patches: 5000", "max-patches: 0.5"),
        ("dispersal: { metres: 2000", "dispersal: { meters: 2000"),
        ("group: 150", "group: -150"),
        ("code: \"01\"", "code: \"1\""),
        ("code: \"01\"", "code: 1"),
        ("metres: 700, conversion", "metres: 0, conversion"),
        ("metres: 700, conversion", "metre: 700, conversion"),
        ("conversion: declared", "conversion: linear"),
        ("topology: nearest", "topology: delaunay"),
        ("nearest: 4", "nearest: 0"),
        ("nearest: 4", "nearest: 1.5"),
        ("conversion: log-log", "conversion: loglog"),
        ("leave-out-crossing: true", "leave-out-crossing: 1"),
        ("share: 0.2", "share: 0"),
        ("share: 0.2", "part: 0.2"),
        ("share: 0.2", "share: 0.2, cost: 5"),
        ("low-resistance: 6", "low-resistance: 0"),
        ("preserve-from: 0.6", "preserve-from: 1.5"),
        ("probability: 0.4", "probability: 1"),
        ("beta: 1, study", "beta: -1, study"),
        ("study-area: 170000", "study-area: 0"),
        ("rank: rank", "level: rank"),
        ("as: coast", "as: beach"),
        ("drawn: { line: [[0, 0], [10, 10.5]] }", "drawn: { line: [[0, 0]] }"),
        ("circle: [5, 5], radius: 3 }, on: bridge", "circle: [5, 5], radius: 0 }, on: bridge"),
        ("on: bridge, value: 1", "on: bridge, value: one"),
        ("on: bridge, value: 1", "value: 1"),
        ("only: [\"2.1.1\", 311]", "only: []"),
        ("multiply: 0.4", "times: 0.4"),
        ("names: [Guînes]", "names: Guînes"),
        ("trames: [verte]", "trames: verte"),
        ("replace: light, with: { raster: land-cover.tif", "replace: light, with: { rasters: land-cover.tif"),
        ("layers[land-cover].unlisted", "layers(land-cover).unlisted"),
        ("parent: [further, base]", "parent: []"),
        ("years: [2015, 2020]", "years: [2015.5]"),
        ("with: [further, base]", "with: []"),
        ("above: [2, 5]", "above: [-2]"),
        ("components: 0.5", "component: 0.5"),
        ("components: 0.5", "components: -1"),
        ("trames: { verte: 2 }", "trames: { verte: much }"),
        ("draws: 50", "draws: 1"),
        ("seed: 7", "seed: -7"),
        ("factor: [0.5, 2]", "factor: [0, 2]"),
        ("scale: log }", "scale: logarithmic }"),
        ("factor: 0.5 }", "factors: 0.5 }"),
    ];

    [Fact]
    public async Task The_committed_schema_is_what_the_program_writes()
    {
        var said = (await BuiltProgram.RunAsync(Pipelines, "schema")).EndedWith(0);
        GoldenFile.Compare(Schema, said.Output);
    }

    [Fact]
    [Trait("Category", "Npm")]
    public async Task A_second_validator_gives_the_same_verdict_on_every_file()
    {
        var folder = Directory.CreateTempSubdirectory("calaisis-schema-");
        try
        {
            var sound = await File.ReadAllTextAsync(
                Path.Combine(PipelineCases.Folder, "good-everything.yaml"), TestContext.Current.CancellationToken);
            foreach (var file in Directory.EnumerateFiles(PipelineCases.Folder))
                File.Copy(file, Path.Combine(folder.FullName, Path.GetFileName(file)));
            for (var i = 0; i < Faults.Length; i++)
            {
                Assert.Contains(Faults[i].Sound, sound, StringComparison.Ordinal);
                await File.WriteAllTextAsync(
                    Path.Combine(folder.FullName, $"refused-fault-{i}.yaml"),
                    sound.Replace(Faults[i].Sound, Faults[i].Faulty, StringComparison.Ordinal),
                    TestContext.Current.CancellationToken);
            }

            var files = Directory.EnumerateFiles(folder.FullName, "*.yaml")
                .Where(file => !Path.GetFileName(file).StartsWith("unreadable-", StringComparison.Ordinal))
                .Concat(Directory.EnumerateFiles(Pipelines, "*.yaml")).Order(StringComparer.Ordinal).ToList();
            var theirs = await Verdicts(files);
            Assert.Equal(files.Select(file => $"{(SchemaRefuses(file) ? "invalid" : "valid")} {file}"), theirs);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void Every_single_fault_is_refused_by_our_own_reading()
    {
        var sound = File.ReadAllText(Path.Combine(PipelineCases.Folder, "good-everything.yaml"));
        var probe = Path.Combine(PipelineCases.Folder, $"probe-{Environment.ProcessId}.yaml");
        try
        {
            foreach (var (right, wrong) in Faults)
            {
                File.WriteAllText(probe, sound.Replace(right, wrong, StringComparison.Ordinal));
                Assert.True(Refuses(probe), $"'{wrong}' was taken");
            }
        }
        finally
        {
            File.Delete(probe);
        }
    }

    /// <summary>Whether the keys alone are wrong: those files are named so, and ours has to refuse them all.</summary>
    static bool SchemaRefuses(string file) => Path.GetFileName(file).StartsWith("refused-", StringComparison.Ordinal);

    static bool Refuses(string file)
    {
        try
        {
            PipelineFile.Load(file);
            return false;
        }
        catch (PipelineException)
        {
            return true;
        }
    }

    static async Task<string[]> Verdicts(IEnumerable<string> files)
    {
        var source = Path.Combine(Repository.Root, "tests", "Calaisis.Raster.SystemTests", "Pipelines", "schema");
        var installed = Directory.CreateDirectory(Path.Combine(Repository.Root, ".artifacts", "npm")).FullName;
        foreach (var file in Directory.EnumerateFiles(source))
            File.Copy(file, Path.Combine(installed, Path.GetFileName(file)), overwrite: true);
        await Run(installed, "npm", "ci", "--no-audit", "--no-fund");
        var said = await Run(installed, "node", ["validate.mjs", Schema, .. files]);
        return said.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    static async Task<string> Run(string folder, string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var said = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(process.ExitCode == 0, $"{program}: {await errors}");
        return said;
    }
}
