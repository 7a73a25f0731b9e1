using System.Text.RegularExpressions;
using Calaisis.Raster.Faults;
using Calaisis.Raster.Processing.PipelineFiles;
using Calaisis.Raster.SystemTests.Pipelines;
using Xunit;

namespace Calaisis.Raster.SystemTests.Program;

/// <summary>No English word and no decimal point in what a French office reads, whatever goes wrong.</summary>
public sealed partial class FrenchOfficeTests
{
    static readonly Dictionary<string, string> InFrench = new() { ["LC_ALL"] = "fr_FR.UTF-8" };

    public static TheoryData<string> Wrong() => PipelineCases.Wrong();

    [Theory]
    [MemberData(nameof(Wrong))]
    public void Faults_of_pipeline_files_are_French_throughout(string file)
    {
        var faults =
            Assert.Throws<PipelineException>(() => PipelineFile.Load(Path.Combine(PipelineCases.Folder, file))).Faults;
        foreach (var fault in faults) Assert.Equal("", EnglishIn(fault.Message.In(Language.French)));
    }

    [Fact]
    public async Task Commands_their_reports_and_their_refusals_are_French_throughout()
    {
        using var world = new SmallWorld();
        const string cover = "cover: { raster: cover.tif, kind: classes }";
        const string layer = "- { table: friction.csv, column: foret, source: cover }";
        world.WritePipeline(cover, layer, "habitats: { rule: [{ source: cover, values: [1] }], min-area: 0.05 }\n"
            + "links: { topology: planar }");
        world.WritePipeline(
            cover + "\nlight: { raster: light.tif, kind: values, plausible: [0, 3] }", layer,
            "habitats: { rule: [{ source: light, above: 99.5 }], min-area: 1 }", name: "empty.yaml");
        world.WritePipeline(
            "cover: { raster: nowhere.tif, kind: classes }\nroads: { vector: friction.csv, layer: x }",
            layer,
            name: "lost.yaml");
        File.WriteAllText(world["torn.yaml"], "name: [a\n");
        string[][] commands =
        [
            ["doctor"], ["rum"], ["run"], ["run", "small.yaml", "--out"], ["run", "small.yaml", "--jobs", "x"],
            ["run", "nowhere.yaml"], ["run", "torn.yaml"],
            ["check", "small.yaml"], ["plan", "small.yaml"], ["run", "small.yaml", "--no-maps"], ["plan", "small.yaml"],
            ["runs"], ["runs", "show", "1"],
            ["explain", "out/small/base/verte/resistance.tif"], ["check", "empty.yaml"],
            ["run", "empty.yaml", "--no-maps", "--out", "empty"], ["check", "lost.yaml"],
            ["compare", "small.yaml"], ["process", "list"], ["process", "run", "curve"],
            ["schedule", "small.yaml", "--cron", "99 * * * *"], ["run", "--help"],
        ];
        foreach (var command in commands)
        {
            var said = await BuiltProgram.RunAsync(world.Path, InFrench, command);
            Assert.True(EnglishIn(said.All).Length == 0, $"{string.Join(' ', command)}: "
                + $"'{EnglishIn(said.All)}' in\n{said.All}");
        }
    }

    static string EnglishIn(string text) => English().Match(Quoted().Replace(text, " ")).Value;

    [GeneratedRegex(@"\b(?:the|of|with|found|expected|row|rows|columns?|layers?|steps?|which|is|are|not|from|could|"
        + @"cannot|missing|unknown|reads|writes|done|failed|cells?|MB|GB)\b|(?<![\w.])\d+\.\d+(?![\w.])")]
    private static partial Regex English();

    /// <summary>Names, keys, paths, versions and what libraries say, marked as theirs.</summary>
    [GeneratedRegex(
        @"(?<!\w)'[^'\n]*'|«[^»]*»|\([^()\n]*\)|""[^""\n]*""|--?[a-z-]+|\S+/\S+|calaisis "
            + @"\S+|(?:gdal|proj|GDAL|PROJ|\.NET) +\S+|par exemple [^\n]*|l'un(?:e)? d(?:e|es)[^;\n]*|^ +\S+(?: "
            + @"\d)? :.*$|[a-z]+(?:-[a-z]+)+",
        RegexOptions.Multiline)]
    private static partial Regex Quoted();
}
