using System.Text;
using Calaisis.Raster.SystemTests.Program;
using Calaisis.Raster.SystemTests.Rasters;
using Xunit;

namespace Calaisis.Raster.SystemTests.Pipelines;

/// <summary>Passwords and values from the environment appear in nothing that is said or written.</summary>
public sealed class SecretTests
{
    const string Secret = "t0p-s3cret/w0rd";

    [Theory]
    [InlineData("PG:host=127.0.0.1 port=1 dbname=tvb user=ign password=" + Secret)]
    [InlineData("PG:host=127.0.0.1 port=1 dbname=tvb user=ign password='" + Secret + "'")]
    [InlineData("postgresql://ign:t0p-s3cretw0rd@127.0.0.1:1/tvb")]
    [InlineData("${CALAISIS_TEST_PLACE}")]
    [InlineData("PG:host=127.0.0.1 port=1 dbname=tvb user=ign password=${CALAISIS_TEST_WORD}")]
    public async Task A_broken_connection_does_not_give_its_password_away(string dataset)
    {
        using var world = new SmallWorld();
        world.WritePipeline(
            $"cover: {{ raster: cover.tif, kind: classes }}\nroad: {{ vector: \"{dataset}\", layer: troncon }}",
            "- { table: friction.csv, column: foret, source: cover }\n- { constant: 5, source: road }");
        // A run cannot read (4); a check reports it with everything else (3).
        foreach (var (command, exitCode) in new[] { ("run", 4), ("check", 3) })
        {
            var said = await BuiltProgram.RunAsync(world.Path, Environment(), command, "small.yaml", "--verbose");
            said.EndedWith(exitCode);
            AssertNoSecret(said.All, command);
        }

        foreach (var file in world.Files("out")) AssertNoSecret(await TextOf(world[file]), file);
    }

    [Fact]
    public async Task Values_from_the_environment_are_in_no_result_and_in_no_line()
    {
        using var world = new SmallWorld();
        using var hidden = new Folder();
        File.Copy(world["cover.tif"], hidden["cover.tif"]);
        world.WritePipeline(
            "cover: { raster: \"${CALAISIS_TEST_FOLDER}/cover.tif\", kind: classes }",
            "- { table: friction.csv, column: foret, source: cover }");
        var environment = new Dictionary<string, string> { ["CALAISIS_TEST_FOLDER"] = hidden.Path };
        var run = (await BuiltProgram.RunAsync(world.Path, environment, "run", "small.yaml", "--verbose")).EndedWith(0);
        var check = (await BuiltProgram.RunAsync(world.Path, environment, "check", "small.yaml")).EndedWith(0);
        File.Delete(hidden["cover.tif"]);
        var missing = (await BuiltProgram.RunAsync(world.Path, environment, "run", "small.yaml")).EndedWith(2);
        var written = await Task.WhenAll(world.Files("out").Select(file => TextOf(world[file])));
        Assert.All(
            [run.All, check.All, missing.All, .. written],
            text => Assert.DoesNotContain(hidden.Path, text, StringComparison.Ordinal));
        Assert.Contains("${CALAISIS_TEST_FOLDER}/cover.tif", missing.All, StringComparison.Ordinal);
    }

    static Dictionary<string, string> Environment() => new()
    {
        ["CALAISIS_TEST_PLACE"] = "PG:host=127.0.0.1 port=1 dbname=tvb user=ign password=" + Secret,
        ["CALAISIS_TEST_WORD"] = Secret,
    };

    static void AssertNoSecret(string text, string where)
    {
        foreach (var part in new[] { "s3cret", "w0rd" })
            Assert.False(text.Contains(part, StringComparison.Ordinal), $"{where} gives the password away:\n{text}");
    }

    static async Task<string> TextOf(string file) =>
        Encoding.Latin1.GetString(await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken));
}
