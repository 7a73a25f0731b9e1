using System.CommandLine;
using Calaisis.Raster.Cli;
using Calaisis.Raster.Processing.Catalogue;
using Calaisis.Raster.Processing.Speaking;
using Calaisis.Raster.SystemTests.Pipelines;
using Calaisis.Raster.Tests;
using OSGeo.GDAL;
using Xunit;

namespace Calaisis.Raster.SystemTests.Program;

/// <summary>The program in a French office: by its environment, or by what the pipeline file says.</summary>
public sealed class FrenchTests
{
    static readonly Dictionary<string, string> InFrench = new() { ["LC_ALL"] = "fr_FR.UTF-8" };

    [Theory]
    [InlineData("fr_FR.UTF-8", null, null, Language.French)]
    [InlineData(null, "fr", "en_GB.UTF-8", Language.French)]
    [InlineData("", "", "fr_BE@euro", Language.French)]
    [InlineData("C.UTF-8", "fr_FR", "fr_FR", Language.English)]
    [InlineData(null, null, "fry_NL", Language.English)]
    [InlineData(null, null, null, Language.English)]
    public void The_first_variable_that_is_set_says_the_language(
        string? all, string? messages, string? lang, Language language) =>
        Assert.Equal(
            language, Speech.Of(name => name switch { "LC_ALL" => all, "LC_MESSAGES" => messages, _ => lang }));

    [Fact]
    public void Whatever_the_help_says_has_its_French()
    {
        var root = CommandLine.Root();
        var said = TextsOf(root).Concat(ProcessCatalogue.All.Select(process => process.Summary))
            .Concat(ProcessCatalogue.All.SelectMany(process => process.Parameters.Keys).Select(key => key.Meaning));
        Assert.DoesNotContain(said.Distinct(), text => text.Length > 0 && French.Of(text) == text);
    }

    [Fact]
    public async Task Wrong_arguments_end_with_2_and_a_French_sentence()
    {
        var said = (await BuiltProgram.RunAsync(Repository.Root, InFrench, "rum")).EndedWith(2);
        Assert.StartsWith("calaisis: commande inconnue 'rum'", said.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_faulty_pipeline_ends_with_2_and_speaks_the_language_it_names()
    {
        using var world = new SmallWorld();
        File.WriteAllText(world["faulty.yaml"], "language: fr\nreservoirs: 3\n");
        var said = (await BuiltProgram.RunAsync(world.Path, "run", "faulty.yaml")).EndedWith(2);
        Assert.Contains("faulty.yaml(2,1) : clé inconnue 'reservoirs'", said.Errors, StringComparison.Ordinal);
        File.WriteAllText(world["faulty.yaml"], "language: en\nreservoirs: 3\n");
        said = (await BuiltProgram.RunAsync(world.Path, InFrench, "run", "faulty.yaml")).EndedWith(2);
        Assert.Contains("faulty.yaml(2,1): unknown key 'reservoirs'", said.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_no_yaml_is_told_in_the_language_its_first_lines_name()
    {
        using var world = new SmallWorld();
        File.WriteAllText(world["faulty.yaml"], "language: fr # ici\nsources: [a, b\n");
        var said = (await BuiltProgram.RunAsync(world.Path, "check", "faulty.yaml")).EndedWith(2);
        Assert.Contains("faulty.yaml(", said.Errors, StringComparison.Ordinal);
        Assert.Contains(") : ", said.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Missing_files_end_with_2_in_French_and_doctor_answers_in_French()
    {
        var said = (await BuiltProgram.RunAsync(Repository.Root, InFrench, "explain", "nowhere.tif")).EndedWith(2);
        Assert.Contains("nowhere.tif : ", said.Errors, StringComparison.Ordinal);
        said = (await BuiltProgram.RunAsync(Repository.Root, InFrench, "doctor")).EndedWith(0);
        Assert.Contains("Mo de mémoire", said.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_tells_its_steps_its_faults_and_its_outputs_in_French()
    {
        using var world = new SmallWorld();
        world.WritePipeline(
            "cover: { raster: cover.tif, kind: classes }", "- { table: friction.csv, column: foret, source: cover }");
        var said = (await BuiltProgram.RunAsync(world.Path, InFrench, "run", "small.yaml", "--no-maps")).EndedWith(0);
        Assert.Contains("résistance : terminé en ", said.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain(": done in", said.Errors, StringComparison.Ordinal);

        world.WriteRaster("cover.tif", SmallWorld.Every((row, _) => 1 + (row % 2)), type: DataType.GDT_Byte);
        (await BuiltProgram.RunAsync(world.Path, InFrench, "run", "small.yaml", "--no-maps", "--keep", "1", "--quiet"))
            .EndedWith(0);
        said = (await BuiltProgram.RunAsync(world.Path, InFrench, "runs", "restore", "1")).EndedWith(4);
        Assert.Contains("les résultats de ", said.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("not kept", said.Errors, StringComparison.Ordinal);
        world.WriteRaster("cover.tif", SmallWorld.Every((_, _) => 9), type: DataType.GDT_Byte);
        said = (await BuiltProgram.RunAsync(world.Path, InFrench, "run", "small.yaml", "--no-maps")).EndedWith(3);
        Assert.Contains("'cover'", said.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("found", said.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Help_and_schema_are_French_on_demand()
    {
        var said = (await BuiltProgram.RunAsync(Repository.Root, InFrench, "run", "--help")).EndedWith(0);
        Assert.StartsWith("Description :", said.Output, StringComparison.Ordinal);
        Assert.Contains("Utilisation :", said.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("Folder the results", said.Output, StringComparison.Ordinal);
        var english = (await BuiltProgram.RunAsync(Repository.Root, InFrench, "schema")).EndedWith(0);
        Assert.Equal(
            File.ReadAllText(Path.Combine(Repository.Root, "pipelines", "pipeline.schema.json")), english.Output);
        var french = (await BuiltProgram.RunAsync(Repository.Root, "schema", "--language", "fr")).EndedWith(0);
        Assert.NotEqual(english.Output, french.Output);
        Assert.Equal(english.Output.Split('\n').Length, french.Output.Split('\n').Length);
    }

    static IEnumerable<string> TextsOf(Command command) =>
    [
        command.Description ?? "",
        .. command.Arguments.Select(argument => argument.Description ?? ""),
        .. command.Options.Select(option => option.Description ?? ""),
        .. command.Subcommands.SelectMany(TextsOf),
    ];
}
