using System.Diagnostics;
using Calaisis.Raster.Faults;
using Calaisis.Raster.Parameters;
using Calaisis.Raster.Processing.PipelineFiles;
using Calaisis.Raster.SystemTests.Program;
using Calaisis.Raster.SystemTests.Rasters;
using Xunit;

namespace Calaisis.Raster.SystemTests.Strangers;

/// <summary>
/// Documents that nobody meant well: each ends with a sentence at its place, in a moment and in little memory.
/// </summary>
public sealed class DocumentTests
{
    public static TheoryData<string, string, int> Unreadable => new()
    {
        { "  : [# x", "this is not readable as YAML", 1 },
        { "a: 1\nb: [", "this is not readable as YAML", 2 },
        { "a: *nobody", "no anchor '&nobody' stands before it", 1 },
        { "a: &me [1, *me]", "the anchor '&me' contains itself", 1 },
        { "a: 1\na: 2", "the key 'a' comes twice", 2 },
        { "? [1, 2]\n: 3", "a key that is a list or a mapping", 1 },
        { "", "found an empty file", 1 },
        { "a: 1\n---\nb: 2\n---\nc: 3", "found 3 YAML documents", 1 },
        { new string('[', 100_000), "nested more than 32 levels deep", 1 },
        { string.Concat(Enumerable.Repeat("{a: ", 100_000)), "nested more than 32 levels deep", 1 },
        { string.Join('\n', Enumerable.Range(0, 5_000).Select(i => new string(' ', i) + "a:")),
            "nested more than 32 levels deep", 33 },
        { Bomb(), "more than 100000 values", 5 },
        { "[" + string.Join(',', Enumerable.Repeat("1", 200_000)) + "]", "more than 100000 values", 1 },
    };

    [Theory]
    [MemberData(nameof(Unreadable))]
    public void A_document_beyond_reading_is_a_fault_at_its_place(string text, string sentence, int line)
    {
        var clock = Stopwatch.StartNew();
        var before = GC.GetAllocatedBytesForCurrentThread();
        var reading = new Reading("x.yaml", ".");
        Assert.Null(YamlDocuments.Read(text, reading));
        var fault = Assert.Single(reading.Faults);
        Assert.Contains(sentence, fault.Message.ToString(), StringComparison.Ordinal);
        Assert.Equal(line, fault.Line);
        Assert.True(fault.Column > 0);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 200_000_000);
        Assert.InRange(clock.Elapsed.TotalSeconds, 0, 20);
    }

    [Fact]
    public void An_alias_stands_for_what_its_anchor_holds_wherever_it_is_written()
    {
        var reading = new Reading("x.yaml", ".");
        var root = Assert.IsType<MappingNode>(
            YamlDocuments.Read("a: &x [1, 'two']\nb: *x\nc: &k key\n*k : 3", reading));
        Assert.Empty(reading.Faults);
        Assert.Equal(root.Find("a")!.Value, root.Find("b")!.Value);
        Assert.Equal(ScalarKind.Number, Assert.IsType<ScalarNode>(root.Find("key")!.Value).Kind);
    }

    [Fact]
    public async Task A_pipeline_that_never_ends_is_not_read_to_its_end()
    {
        using var folder = new Folder();
        if (OperatingSystem.IsWindows()) return;
        var said = (await BuiltProgram.RunAsync(folder.Path, "check", "/dev/zero")).EndedWith(2);
        Assert.Contains("the pipeline file is larger than 4 MB", said.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Faults_are_shown_up_to_a_number_and_then_counted()
    {
        using var folder = new Folder();
        await File.WriteAllTextAsync(
            folder["many.yaml"],
            string.Concat(Enumerable.Range(0, 5_000).Select(i => $"k{i}: {new string('x', 5_000 / (i + 1))}\n")),
            TestContext.Current.CancellationToken);
        var said = (await BuiltProgram.RunAsync(folder.Path, "check", "many.yaml")).EndedWith(2);
        var lines = said.Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(PipelineException.MostShown + 1, lines.Length);
        Assert.Contains("more faults; mend these first", lines[^1], StringComparison.Ordinal);
        Assert.All(lines, line => Assert.InRange(line.Length, 1, 2_000));
    }

    static string Bomb() => "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n" + string.Concat(Enumerable.Range(1, 9)
        .Select(i => $"a{i}: &a{i} [{string.Join(", ", Enumerable.Repeat($"*a{i - 1}", 10))}]\n"));
}
