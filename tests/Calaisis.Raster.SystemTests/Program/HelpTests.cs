using Calaisis.Raster.Processing.Catalogue;
using Calaisis.Raster.Tests;
using Xunit;

namespace Calaisis.Raster.SystemTests.Program;

/// <summary>What the program says of itself, kept to the letter in the folder <c>golden</c>.</summary>
public sealed class HelpTests
{
    static readonly string Golden =
        Path.Combine(Repository.Root, "tests", "Calaisis.Raster.SystemTests", "Program", "golden");

    public static TheoryData<string> Commands() =>
    [
        "--help", "run --help", "check --help", "compare --help", "process --help", "process run --help",
        "process help --help",
        "plan --help", "runs --help", "runs show --help", "runs diff --help", "runs restore --help", "explain --help",
        "schedule --help",
        "schema --help", "doctor --help", "process list",
    ];

    public static TheoryData<string> Processes() => new(ProcessCatalogue.All.Select(process => process.Id));

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task Help_goes_to_the_output_and_reads_as_it_is_kept(string arguments)
    {
        var said = (await BuiltProgram.RunAsync(Golden, arguments.Split(' '))).EndedWith(0);
        Assert.Empty(said.Errors);
        var name = arguments.Replace("--", "", StringComparison.Ordinal).Replace(' ', '-');
        GoldenFile.Compare(Path.Combine(Golden, $"{name}.txt"), said.Output.ReplaceLineEndings("\n"));
    }

    [Theory]
    [MemberData(nameof(Processes))]
    public async Task Help_of_a_process_names_every_key_it_reads(string id)
    {
        var said = (await BuiltProgram.RunAsync(Golden, "process", "help", id)).EndedWith(0);
        Assert.Empty(said.Errors);
        var process = ProcessCatalogue.All.Single(process => process.Id == id);
        Assert.All(process.Parameters.Keys, key => Assert.Contains(
            $"\n  --{key.Name}", said.Output, StringComparison.Ordinal));
        GoldenFile.Compare(Path.Combine(Golden, $"process-help-{id}.txt"), said.Output);
    }

    [Fact]
    public async Task Doctor_finds_everything_that_the_tests_run_with()
    {
        var said = (await BuiltProgram.RunAsync(Golden, "doctor")).EndedWith(0);
        Assert.Contains("GDAL", said.Output, StringComparison.Ordinal);
        Assert.Contains("PROJ", said.Output, StringComparison.Ordinal);
        Assert.Empty(said.Errors);
    }
}
