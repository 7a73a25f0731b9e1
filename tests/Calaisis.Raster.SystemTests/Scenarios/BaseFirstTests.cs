using System.Security.Cryptography;
using Calaisis.Raster.SystemTests.Pipelines;
using Xunit;

namespace Calaisis.Raster.SystemTests.Scenarios;

/// <summary>A run of several scenarios shows the base as soon as that is whole, and never less than before.</summary>
public sealed class BaseFirstTests : IDisposable
{
    const string More = "extends: small.yaml\nscenarios:\n  more:\n    title: More\n    edits:\n"
        + "      - { burn: { circle: [600100, 7000100], radius: 40 }, on: cover, class: 1 }\n";

    readonly SmallWorld _world = new();

    public BaseFirstTests()
    {
        _world.WritePipeline(
            "cover: { raster: cover.tif, kind: classes }", "- { table: friction.csv, column: foret, source: cover }");
        File.WriteAllText(_world["more.yaml"], More);
    }

    public void Dispose() => _world.Dispose();

    [Fact]
    public async Task The_base_is_a_whole_set_before_all_are_and_both_are_what_they_are_alone()
    {
        (await _world.RunAsync("run", "small.yaml", "--quiet", "--out", "alone")).EndedWith(0);
        (await _world.RunAsync("run", "more.yaml", "--quiet", "--out", "together")).EndedWith(0);
        var said = (await _world.RunAsync("run", "more.yaml", "--base-first")).EndedWith(0).Errors;
        Assert.Equal(Of("together/small"), Of("out/small"));

        // What was shown first is kept as run 1, and is what a run of the base alone shows.
        Assert.Equal(Of("alone/small"), Of("out/.calaisis/small/runs/1"));
        Assert.Equal(Of("out/small"), Of("out/.calaisis/small/runs/2"));
        Assert.Contains("the base first, which is shown as soon as it is whole; then all 2 scenarios", said,
            StringComparison.Ordinal);
        var lines = said.Split('\n').Where(line => line.Contains("to look at: ", StringComparison.Ordinal))
            .Select(line => line[(line.IndexOf("to look at: ", StringComparison.Ordinal) + 12)..]).ToList();
        Assert.Equal(
            [_world["out/small/report.html"], _world["out/small/base/verte/resistance.png"],
                _world["out/small/project.qgz"]],
            lines[^3..]);
        Assert.Equal(6, lines.Count);
        var picture = said.Split('\n').Single(line => line.Contains("a first map can be", StringComparison.Ordinal));
        Assert.True(File.Exists(picture[picture.IndexOf('/', StringComparison.Ordinal)..]), picture);
    }

    [Fact]
    public async Task What_is_shown_already_is_replaced_in_one_move_by_all()
    {
        (await _world.RunAsync("run", "small.yaml", "--quiet")).EndedWith(0);
        var said = (await _world.RunAsync("run", "more.yaml", "--base-first")).EndedWith(0).Errors;
        Assert.DoesNotContain("the base first", said, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_world["out/.calaisis/small/runs/3"]));
        Assert.True(Directory.Exists(_world["out/small/more"]));
        Assert.DoesNotContain("a first map", said, StringComparison.Ordinal);
    }

    /// <summary>Every file below a folder by its hash, but for what says when it was made.</summary>
    SortedDictionary<string, string> Of(string below)
    {
        var folder = _world[below];
        return new SortedDictionary<string, string>(
            Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
                .Select(file => (Name: Path.GetRelativePath(folder, file), File: file))
                .Where(file => file.Name != "run.json")
                .ToDictionary(
                    file => file.Name, file => Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(file.File)))),
            StringComparer.Ordinal);
    }
}
