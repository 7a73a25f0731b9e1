using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Calaisis.Raster.Faults;
using Calaisis.Raster.Processing.PipelineFiles;
using Xunit;

namespace Calaisis.Raster.SystemTests.Pipelines;

/// <summary>A pipeline file that is another one with keys of its own.</summary>
public sealed class ExtendsTests : IDisposable
{
    const string Cover = "cover: { raster: cover.tif, kind: classes }";
    const string Layer = "- { table: friction.csv, column: foret, source: cover }";

    readonly SmallWorld _world = new();

    public ExtendsTests() => _world.WritePipeline(Cover, Layer);

    public void Dispose() => _world.Dispose();

    [Theory]
    [InlineData("{a: 1, b: 2}", "{b: 3}", "{a: 1, b: 3}")]
    [InlineData("{a: 1, b: 2}", "{c: 3, a: 4}", "{a: 4, b: 2, c: 3}")]
    [InlineData("{a: {b: 1, c: 2}}", "{a: {c: 3, d: 4}}", "{a: {b: 1, c: 3, d: 4}}")]
    [InlineData("{a: [1, 2, 3]}", "{a: [4]}", "{a: [4]}")]
    [InlineData("{a: [{b: 1}]}", "{a: [{c: null}]}", "{a: [{c: null}]}")]
    [InlineData("{a: {b: 1}}", "{a: 2}", "{a: 2}")]
    [InlineData("{a: 2}", "{a: {b: 1}}", "{a: {b: 1}}")]
    [InlineData("{a: 1, b: 2}", "{a: null}", "{b: 2}")]
    [InlineData("{a: {b: 1, c: 2}, d: 3}", "{a: {b: ~}}", "{a: {c: 2}, d: 3}")]
    [InlineData("{a: {b: 1}}", "{a: {b: }}", "{a: {}}")]
    [InlineData("{a: 1}", "{b: {c: null}}", "{a: 1, b: {c: null}}")]
    public void Mappings_are_merged_and_all_else_takes_the_others_place(string before, string own, string merged)
    {
        var reading = new Parameters.Reading("own.yaml", _world.Path);
        var file = new Parameters.DocumentFile("before.yaml", _world.Path);
        var documents = new[]
        {
            YamlDocuments.Read($"{{extends: before.yaml, {own[1..]}", reading)!,
            YamlDocuments.Read(before, reading, file)!,
        };
        var way = ((Parameters.MappingNode)documents[0]).Entries[0];
        var made = MergedDocuments.Of(documents, [way], reading)!;
        Assert.Empty(reading.Faults);
        Assert.Equal(
            NodeJson.ToJson(YamlDocuments.Read(merged, reading)!)!.ToJsonString(),
            NodeJson.ToJson(made)!.ToJsonString());
    }

    [Fact]
    public void A_file_of_three_is_what_it_would_be_written_out_and_each_finds_its_own_data()
    {
        Directory.CreateDirectory(_world["deep/er"]);
        File.WriteAllText(_world["deep/roads.csv"], "code;class;foret;source\n1;Bois;7;here\n");
        File.WriteAllText(
            _world["deep/middle.yaml"],
            "title: Middle\nextends: ../small.yaml\ntrames:\n  bleue:\n    title: Trame bleue\n    layers:\n"
                + "      - { table: roads.csv, column: foret, source: cover, unlisted: ignore }\n");
        File.WriteAllText(
            _world["deep/er/last.yaml"],
            "extends: ../middle.yaml\nname: last\ntrames: { verte: null, bleue: { guild: Newts } }\n");
        var loaded = PipelineFile.Load(_world["deep/er/last.yaml"]);
        Assert.Equal(("last", "Middle"), (loaded.Pipeline.Name, loaded.Pipeline.Title));
        Assert.Equal(["bleue"], loaded.Pipeline.Trames.Select(trame => trame.Name));
        Assert.Contains(_world["deep/roads.csv"], loaded.FilesRead);
        Assert.Contains(_world["cover.tif"], loaded.FilesRead);
        Assert.Equal(
            [_world["deep/er/last.yaml"], _world["deep/middle.yaml"], _world["small.yaml"]],
            loaded.Files.Select(file => file.Path));
        File.WriteAllText(
            _world["whole.yaml"],
            $"name: last\ntitle: Middle\ngrid: {SmallWorld.Grid}\nsources: {{ {Cover} }}\ntrames:\n  bleue:\n"
                + "    title: Trame bleue\n    layers:\n"
                + "      - { table: roads.csv, column: foret, source: cover, unlisted: ignore }\n    guild: Newts\n");
        Assert.Equal(
            NodeJson.ToJson(PipelineFile.Load(_world["whole.yaml"]).Document)!.ToJsonString(),
            NodeJson.ToJson(loaded.Document)!.ToJsonString());
    }

    [Theory]
    [InlineData("extends: small.yml", "own.yaml(1,10): the file 'small.yml' does not exist (looked for in WORLD)")]
    [InlineData("extends: .", "own.yaml(1,10): found '.', which is no file on this machine")]
    [InlineData("extends: 'PG:dbname=x'", "own.yaml(1,10): found 'PG:dbname=x', which is no file on this machine")]
    [InlineData("extends: [small.yaml]", "own.yaml(1,10): found a list of 1 value, expected a pipeline file")]
    [InlineData("extends:", "own.yaml(1,9): found nothing, expected a pipeline file")]
    [InlineData("extends: own.yaml", "own.yaml(1,10): this file extends itself (own.yaml > own.yaml): take one")]
    [InlineData("extends: ./link.yaml", "own.yaml(1,10): this file extends itself (own.yaml > link.yaml): take one")]
    [InlineData(
        "extends: back.yaml",
        "back.yaml(2,10): this file extends itself (own.yaml > back.yaml > own.yaml): take one 'extends' out")]
    [InlineData("extends: list.yaml", "list.yaml(1,1): found a list of 1 value, expected a pipeline: keys with")]
    [InlineData("extends: empty.yaml", "empty.yaml(1,1): found an empty file, expected a pipeline")]
    [InlineData("extends: cut.yaml", "cut.yaml(1,9): this is not readable as YAML")]
    [InlineData("extends: latin.yaml", "latin.yaml(1,9): found the byte E9, which is no character in utf-8; save the")]
    [InlineData("extends: huge.yaml", "huge.yaml: the pipeline file is larger than 4 MB; is it the file that was")]
    [InlineData("extends: many.yaml\nb: *a", "own.yaml(2,4): found the alias '*a', and no anchor '&a' stands before")]
    [InlineData("extends: wrong.yaml", "wrong.yaml(2,8): found the text 'small.yaml'")]
    [InlineData(
        "extends: small.yaml\ntitel: x",
        "own.yaml(2,1): unknown key 'titel' in a pipeline: did you mean 'title'?")]
    [InlineData("extends: small.yaml\ngrid: { cell: 0 }", "own.yaml(2,15): found the number 0, expected a number")]
    [InlineData("extends: small.yaml\nname:", "own.yaml(2,1): the key 'name' is missing from this pipeline")]
    [InlineData(
        "extends: small.yaml\nscenarois:",
        "own.yaml(2,1): found the key 'scenarois' without a value, which takes it away from what small.yaml says, "
            + "where it does not stand (there: name, title, grid, sources, trames)")]
    [InlineData(
        "extends: small.yaml\ngrid: { cells: null }",
        "own.yaml(2,9): found the key 'cells' without a value, which takes it away from what small.yaml says, "
            + "where it does not stand: did you mean 'cell'?")]
    [InlineData(
        "extends: small.yaml\nsources: { cover: null, cove: { raster: cover.tif, kind: classes } }",
        "small.yaml(11,55): this table layer reads the source 'cover', which is not declared")]
    [InlineData(
        "extends: small.yaml\nscenarios:\n  s:\n    title: S\n    edits:\n      - set: trames.verte.title\n"
            + "        to: [x]",
        "own.yaml(7,13): scenario 's': found a list of 1 value")]
    [InlineData(
        "extends: edits.yaml\ntrames: { verte: { title: Other } }",
        "edits.yaml(6,9): scenario 's': 'trames.verte.titles.x' leads nowhere")]
    public void A_fault_is_told_where_its_cause_stands(string own, string sentence)
    {
        var small = File.ReadAllText(_world["small.yaml"]);
        File.WriteAllText(_world["own.yaml"], own + "\n");
        File.CreateSymbolicLink(_world["link.yaml"], _world["own.yaml"]);
        File.WriteAllText(_world["back.yaml"], "title: Back\nextends: own.yaml\n");
        File.WriteAllText(_world["list.yaml"], "- name: x\n");
        File.WriteAllText(_world["empty.yaml"], "");
        File.WriteAllText(_world["cut.yaml"], "name: [x\n");
        File.WriteAllBytes(_world["latin.yaml"], [.. "title: b"u8, 0xE9, .. "b\n"u8]);
        File.WriteAllText(_world["huge.yaml"], "#" + new string('x', 4_000_000));
        File.WriteAllText(_world["many.yaml"], "a: &a 1\n");
        File.WriteAllText(_world["wrong.yaml"], "extends: small.yaml\ngrid:  small.yaml\n");
        File.WriteAllText(
            _world["edits.yaml"],
            "extends: small.yaml\nscenarios:\n  s:\n    title: S\n    edits:\n"
                + "      - { set: trames.verte.titles.x, to: 1 }\n");
        var faults = Faults("own.yaml");
        Assert.Contains(faults, fault => fault.StartsWith(
            sentence.Replace("WORLD", _world.Path, StringComparison.Ordinal), StringComparison.Ordinal));
        Assert.Equal(small, File.ReadAllText(_world["small.yaml"]));
    }

    [Fact]
    public void Faults_of_all_files_are_told_at_once_those_of_the_file_itself_first()
    {
        File.WriteAllText(_world["middle.yaml"], "extends: small.yaml\n\n\ngrid: { cell: -1 }\nmid: 1\n");
        File.WriteAllText(_world["own.yaml"], "extends: middle.yaml\n\n\n\n\n\n\nwrong: 1\n");
        File.AppendAllText(_world["small.yaml"], "first: 1\n");
        Assert.Equal(
            ["own.yaml(8,1)", "middle.yaml(4,15)", "middle.yaml(5,1)", "small.yaml(12,1)"],
            Faults("own.yaml").Select(fault => fault[..fault.IndexOf(':', StringComparison.Ordinal)]));
    }

    [Fact]
    public void Ten_files_may_extend_one_another_and_no_eleventh()
    {
        File.Copy(_world["small.yaml"], _world["f1.yaml"]);
        for (var i = 2; i <= 11; i++)
            File.WriteAllText(_world[Name(i)], $"extends: {Name(i - 1)}\ntitle: {Name(i)}\n");
        Assert.Equal("f10.yaml", PipelineFile.Load(_world[Name(10)]).Pipeline.Title);
        Assert.Equal(
            ["f2.yaml(1,10): found more than 10 files that extend one another: write some of them as one"],
            Faults(Name(11)));

        static string Name(int i) => string.Create(CultureInfo.InvariantCulture, $"f{i}.yaml");
    }

    [Fact]
    public void Values_are_limited_over_all_files()
    {
        var list = string.Join(", ", Enumerable.Range(0, 60_000));
        File.AppendAllText(_world["small.yaml"], $"a: [{list}]\n");
        File.WriteAllText(_world["own.yaml"], $"extends: small.yaml\nb: [{list}]\n");
        Assert.Equal(
            ["own.yaml(1,10): found more than 100000 values in this file and those it extends, with each alias (*) "
                + "counted as what it stands for: split the pipeline"],
            Faults("own.yaml"));
        File.WriteAllText(_world["own.yaml"], $"extends: small.yaml\na: [{list}]\n");
        var unknown = Assert.Single(Faults("own.yaml"));
        Assert.StartsWith("own.yaml(2,1): unknown key 'a'", unknown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_takes_what_the_other_has_made_and_runs_again_when_that_changes()
    {
        const string Scenario = "extends: small.yaml\nscenarios:\n  more:\n    title: More\n    edits:\n"
            + "      - { burn: { circle: [600100, 7000100], radius: 40 }, on: cover, class: 1 }\n";
        await File.WriteAllTextAsync(_world["more.yaml"], Scenario, TestContext.Current.CancellationToken);
        (await _world.RunAsync("run", "small.yaml", "--quiet")).EndedWith(0);
        var before = _world.Bytes("out/small/base");
        var said = (await _world.RunAsync("run", "more.yaml")).EndedWith(0).Errors;
        Assert.Contains("base: 0 of ", said, StringComparison.Ordinal);
        Assert.True(Directory.Exists(_world["out/small/more/verte"]));
        var after = _world.Bytes("out/small/base");
        foreach (var file in before.Keys.Where(file => file.StartsWith("verte/", StringComparison.Ordinal)))
            Assert.Equal(before[file], after[file]);

        // Which files it was, and as they were.
        var run = JsonNode.Parse(await File.ReadAllTextAsync(
            _world["out/small/run.json"], TestContext.Current.CancellationToken))!;
        Assert.Equal(
            new[] { "more.yaml", "small.yaml" }.Select(file => $"{file} {Hash(file)}"),
            run["pipelineFiles"]!.AsArray().Select(file => $"{file!["file"]} {file["sha256"]}"));

        Assert.Contains(
            "nothing has changed",
            (await _world.RunAsync("run", "more.yaml", "--when-changed")).EndedWith(0).Errors,
            StringComparison.Ordinal);
        var small = await File.ReadAllTextAsync(_world["small.yaml"], TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(
            _world["small.yaml"],
            small.Replace("column: foret", "column: prairie", StringComparison.Ordinal),
            TestContext.Current.CancellationToken);
        string[] round = ["schedule", "more.yaml", "--cron", "0 2 * * *", "--when-changed", "--once"];
        (await _world.RunAsync(round)).EndedWith(0);
        Assert.NotEqual(after["verte/resistance.tif"], _world.Bytes("out/small/base")["verte/resistance.tif"]);
        var runs = (await _world.RunAsync("runs")).EndedWith(0).Output;
        (await _world.RunAsync(round)).EndedWith(0);
        Assert.Equal(runs, (await _world.RunAsync("runs")).EndedWith(0).Output);
        (await _world.RunAsync("check", "more.yaml")).EndedWith(0);
        Assert.Contains(
            "cover.tif",
            (await _world.RunAsync("explain", "out/small/more/verte/resistance.tif")).EndedWith(0).Output,
            StringComparison.Ordinal);

        string Hash(string file) => Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(_world[file])));
    }

    [Fact]
    public async Task A_confined_file_extends_only_what_it_may_read()
    {
        Directory.CreateDirectory(_world["inner"]);
        await File.WriteAllTextAsync(
            _world["inner/own.yaml"], "extends: ../small.yaml\nname: own\n", TestContext.Current.CancellationToken);
        var refused = (await _world.RunAsync("run", "inner/own.yaml", "--confine", "--no-maps")).EndedWith(2).Errors;
        Assert.Contains("inner/own.yaml(1,10): ", refused, StringComparison.Ordinal);
        Assert.Contains("--allow", refused, StringComparison.Ordinal);
        Assert.Single(refused.TrimEnd().Split('\n'));
        (await _world.RunAsync("run", "inner/own.yaml", "--confine", "--no-maps", "--allow", ".")).EndedWith(0);

        // A link leads where it leads.
        File.CreateSymbolicLink(_world["inner/link.yaml"], _world["small.yaml"]);
        await File.WriteAllTextAsync(
            _world["inner/own.yaml"], "extends: link.yaml\nname: own\n", TestContext.Current.CancellationToken);
        Assert.Contains(
            "inner/own.yaml(1,10): ",
            (await _world.RunAsync("run", "inner/own.yaml", "--confine")).EndedWith(2).Errors,
            StringComparison.Ordinal);

        // What lies within may say what lies without: that is refused where it stands.
        await File.WriteAllTextAsync(
            _world["inner/copy.yaml"],
            (await File.ReadAllTextAsync(_world["small.yaml"], TestContext.Current.CancellationToken))
                .Replace("cover.tif", "../cover.tif", StringComparison.Ordinal)
                .Replace("friction.csv", "../friction.csv", StringComparison.Ordinal),
            TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(
            _world["inner/own.yaml"], "extends: copy.yaml\nname: own\n", TestContext.Current.CancellationToken);
        var within = (await _world.RunAsync("run", "inner/own.yaml", "--confine")).EndedWith(2).Errors;
        Assert.Contains("inner/copy.yaml(5,20): ", within, StringComparison.Ordinal);
    }

    List<string> Faults(string file)
    {
        var problem = Assert.Throws<PipelineException>(() => PipelineFile.Load(_world[file]));
        var folder = _world.Path + Path.DirectorySeparatorChar;
        return [.. problem.Faults.Select(fault => fault.ToString().Replace(folder, "", StringComparison.Ordinal))];
    }
}
