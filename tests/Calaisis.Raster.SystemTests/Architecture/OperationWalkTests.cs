using System.IO.Compression;
using System.Text;
using Calaisis.Raster.Cli.Reporting;
using Calaisis.Raster.Cli.Runs;
using Calaisis.Raster.Geo.Vectors;
using Calaisis.Raster.Operation.Storage;
using Calaisis.Raster.Packages;
using Calaisis.Raster.Parameters;
using Calaisis.Raster.Pipelines;
using Calaisis.Raster.Processing.Catalogue;
using Calaisis.Raster.Processing.Machine;
using Calaisis.Raster.Processing.PipelineFiles;
using Calaisis.Raster.Processing.Processes;
using Calaisis.Raster.SystemTests.Operation;
using Calaisis.Raster.SystemTests.Pipelines;
using Calaisis.Raster.SystemTests.Report;
using Xunit;

namespace Calaisis.Raster.SystemTests.Architecture;

/// <summary>
/// The walks of src/README.md: what is declared once comes out everywhere, without a change to the program.
/// </summary>
public sealed class OperationWalkTests
{
    const string Verte = "out/net/base/verte/";

    static readonly RecordSpec<Pipeline> Format = PipelineSpec.With([ToyOperation.Factor]);

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_new_operation_comes_out_in_run_package_tables_report_and_project()
    {
        using var world = World();
        await RunAsync(world);
        Assert.Equal(world.Read(Verte + "resistance.tif").Select(cell => 3 * cell), world.Read(Verte + "toy.tif"));
        Assert.False(File.Exists(world["out/net/base/noire/toy.tif"]));

        var habitats = FeatureFile.Read(world[Verte + "verte.gpkg"], "habitats");
        var column = habitats.Columns[habitats.IndexOf("toys")];
        Assert.Equal(("Jouets", "m", "Jouets dans la tache"), (column.Title, column.Unit, column.Meaning));
        Assert.All(habitats.Rows, row => Assert.Equal(
            10.5 * (long)row.Values[habitats.IndexOf("id")]!, row.Values[habitats.IndexOf("toys")]));
        Assert.Contains(";toys", Text(world, Verte + "tables/habitats.csv"), StringComparison.Ordinal);
        Assert.Contains(
            "Jouets dans la tache", Text(world, Verte + "tables/csv-metadata.json"), StringComparison.Ordinal);

        var sum = world.Read(Verte + "toy.tif").Where(cell => !float.IsNaN(cell)).Sum(cell => (double)cell);
        Assert.Contains(
            FormattableString.Invariant($"verte;extent;;;toy_sum_m;{sum};m;"),
            Text(world, Verte + "summary.csv"),
            StringComparison.Ordinal);
        Assert.Contains("\"toy_sum_m\"", Text(world, Verte + "summary.json"), StringComparison.Ordinal);

        var report = Text(world, "out/net/report.html");
        foreach (var said in (string[])["Jouet visible", "Des jouets ont été comptés", "Somme des jouets (m)"])
            Assert.Contains(said, report, StringComparison.Ordinal);
        Assert.Contains(Chunks(report), chunk => chunk.Contains("Jouets", StringComparison.Ordinal));
        var project = Project(world["out/net/project.qgz"]);
        Assert.Contains("Raster jouet", project, StringComparison.Ordinal);
        Assert.Contains("toy.tif", project, StringComparison.Ordinal);
        Assert.Contains("verte/toy.tif", Text(world, "out/net/base/run.json"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_operation_is_a_process_with_its_help_and_makes_the_same_of_a_file()
    {
        using var world = World();
        await RunAsync(world);
        var help = ProcessHelp.Write(ToyOperation.Process);
        Assert.Contains("toy: Counts resistances more than once", help, StringComparison.Ordinal);
        Assert.Contains("--toy\n      How often the toy counts each resistance", help, StringComparison.Ordinal);
        var work = ProcessArguments.Read(
            ToyOperation.Process,
            ["--resistance", world[Verte + "resistance.tif"], "--toy", "3", "--output", world["alone.tif"]]);
        using var journal = new Journal(Verbosity.Quiet, null, TimeProvider.System);
        await work(new ProcessContext(Machine, journal), Cancel);
        Assert.Equal(world.Read(Verte + "toy.tif"), world.Read("alone.tif"));
    }

    [Fact]
    public void A_new_key_is_in_schema_and_reference_and_a_new_column_in_the_reference()
    {
        var schema = SchemaWriter.Write("toy", Format.Description, Language.English);
        Assert.Contains("How often the toy counts each resistance", schema, StringComparison.Ordinal);
        Assert.Contains(
            "| `toy` |", ReferenceWriter.Write(Format.Description, Language.English), StringComparison.Ordinal);
        var reference = PackageReference.Write(Language.English, [ToyOperation.Column.Column]);
        Assert.Contains("| `toys` | number | m | Toys in the patch |", reference, StringComparison.Ordinal);
        Assert.DoesNotContain("`toys`", PackageReference.Write(), StringComparison.Ordinal);
    }

    static Resources Machine { get; } = new(2, 1L << 30, 256);

    static SmallWorld World()
    {
        var world = new NetworkTrames().World();
        var text = File.ReadAllText(world[NetworkTrames.File])
            .Replace("title: Trame verte\n", "title: Trame verte\n    toy: 3\n", StringComparison.Ordinal);
        File.WriteAllText(world[NetworkTrames.File], text);
        return world;
    }

    static async Task RunAsync(SmallWorld world)
    {
        var loaded = PipelineFile.Load(world[NetworkTrames.File], format: Format);
        var folder = new OperationFolder(world["out"], loaded.Pipeline.Name);
        using var journal = new Journal(Verbosity.Quiet, null, TimeProvider.System);
        using var run = new PipelineRun(
            loaded, world[NetworkTrames.File], folder, Machine, new RunOptions(), journal,
            [ToyOperation.Operation, .. PipelineSteps.Operations]);
        await run.RunAsync(Cancel);
    }

    static IEnumerable<string> Chunks(string report)
    {
        var page = new ReportPage(report);
        for (var i = 0; report.Contains($"id=\"chunk-{i}\">", StringComparison.Ordinal); i++)
            yield return Encoding.UTF8.GetString(page.Bytes(i));
    }

    static string Project(string path)
    {
        using var zip = ZipFile.OpenRead(path);
        using var reader = new StreamReader(
            zip.Entries.First(entry => entry.Name.EndsWith(".qgs", StringComparison.Ordinal)).Open());
        return reader.ReadToEnd();
    }

    static string Text(SmallWorld world, string file) => File.ReadAllText(world[file]);
}
