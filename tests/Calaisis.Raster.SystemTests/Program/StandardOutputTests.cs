using System.Diagnostics;
using Calaisis.Raster.SystemTests.Pipelines;
using Xunit;

namespace Calaisis.Raster.SystemTests.Program;

/// <summary>What is printed onto a full disk, or into a pipe whose reader has gone.</summary>
public sealed class StandardOutputTests
{
    const string Sentence = "calaisis: standard output cannot be written (No space left on device); "
        + "free some space, or send it elsewhere\n";

    static readonly string[] Printing =
    [
        "--help", "--version", "run --help", "schema", "schema --reference", "doctor", "process list",
        "process help align",
        "check small.yaml --quiet", "plan small.yaml", "plan small.yaml --json", "compare small.yaml --quiet --no-maps",
        "runs", "runs show 1", "runs diff 1 2",
        "runs restore 1", "explain out/small/base/verte/resistance.tif",
        "schedule small.yaml --cron 0~2~*~*~* --systemd",
    ];

    [Fact]
    public async Task A_full_disk_is_one_sentence_whatever_is_printed()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "needs a file that is always full");
        using var world = World();
        (await world.RunAsync("run", "small.yaml", "--quiet", "--no-maps")).EndedWith(0);
        foreach (var arguments in Printing)
        {
            var said = await Shell(world, "\"$0\" \"$@\" > /dev/full", arguments);
            Assert.Equal((arguments, 4, Sentence), (arguments, said.ExitCode, said.Errors));
        }

        Assert.Equal(4, (await Shell(world, "\"$0\" \"$@\" > /dev/full 2>&1", "schema")).ExitCode);
        var french = (await Shell(world, "LC_ALL=fr_FR.UTF-8 \"$0\" \"$@\" > /dev/full", "schema")).EndedWith(4);
        Assert.StartsWith(
            "calaisis: la sortie standard ne peut pas être écrite", french.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"$0\" \"$@\" | head -c 1 > /dev/null")]
    [InlineData("\"$0\" \"$@\" | true")]
    public async Task Nobody_who_reads_is_nothing_to_speak_of(string line)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "needs a shell");
        using var world = World();
        var said = await Shell(world, line, "schema");
        Assert.Empty(said.Errors);
    }

    static async Task<Said> Shell(SmallWorld world, string line, string arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(
            "/bin/sh",
            ["-c", line, BuiltProgram.File, .. arguments.Split(' ').Select(argument => argument.Replace('~', ' '))])
        {
            WorkingDirectory = world.Path,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        return await BuiltProgram.EndOf(process);
    }

    static SmallWorld World()
    {
        var world = new SmallWorld();
        world.WritePipeline(
            "cover: { raster: cover.tif, kind: classes }", "- { table: friction.csv, column: foret, source: cover }");
        return world;
    }
}
