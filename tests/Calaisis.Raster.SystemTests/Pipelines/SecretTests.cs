using System.Text;
using Calaisis.Raster.SystemTests.Operation;
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

    [Fact]
    public async Task A_password_in_an_address_is_in_no_result_log_ledger_or_text_of_a_run_with_everything()
    {
        var light = Array.Empty<byte>();
        var asked = 0;
        using var server = new HttpWorld(request =>
        {
            Interlocked.Increment(ref asked);
            using var response = request.Response;
            response.StatusCode = request.Request.Headers["Authorization"]
                == $"Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes("ign:s3cretw0rd"))}" ? 200 : 401;
            if (response.StatusCode == 401 || request.Request.Url!.AbsolutePath != "/light.tif")
                return Task.CompletedTask;
            response.Headers["ETag"] = "\"one\"";
            response.ContentLength64 = light.Length;
            if (request.Request.HttpMethod != "HEAD") response.OutputStream.Write(light);
            return Task.CompletedTask;
        });
        var address = server.Address.Replace("http://", "http://ign:s3cretw0rd@", StringComparison.Ordinal);
        using var world = new NetworkTrames
        {
            Light = $"\"/vsicurl/{address}/light.tif?token=${{CALAISIS_TEST_WORD}}\"",
        }.World();
        light = await File.ReadAllBytesAsync(world["light.tif"], TestContext.Current.CancellationToken);
        List<string> told = [];
        foreach (var arguments in new[]
        {
            "plan net.yaml", "plan net.yaml --json", "check net.yaml", "run net.yaml --verbose",
            "run net.yaml --when-changed --verbose", "runs", "runs show 1",
            "schedule net.yaml --once --unconfined --verbose",
            "explain out/net/base/noire/resistance.tif", "explain out/net/base/noire/noire.gpkg",
            "explain out/net/base/atlas.pdf", "explain out/net/base/noire/noire.gpkg --out nowhere",
        })
            told.Add((await BuiltProgram.RunAsync(world.Path, Environment(), arguments.Split(' '))).EndedWith(0).All);
        Assert.True(asked > 3);
        // A failure, and the difference of two runs, could name the address as well.
        light = [];
        told.Add((await BuiltProgram.RunAsync(world.Path, Environment(), "run", "net.yaml", "--out", "failed")).All);
        world.WriteRaster(
            "cover.tif",
            SmallWorld.Every((row, col) => 1 + ((row + col) % 4)),
            noData: 255,
            type: OSGeo.GDAL.DataType.GDT_Byte);
        new NetworkTrames().WriteTo(world);
        (await BuiltProgram.RunAsync(world.Path, Environment(), "run", "net.yaml", "--quiet")).EndedWith(0);
        var last = (await BuiltProgram.RunAsync(world.Path, Environment(), "runs")).EndedWith(0).Output.Split('\n')[1]
            .Split(' ')[0];
        told.Add((await BuiltProgram.RunAsync(world.Path, Environment(), "runs", "diff", "1", last)).EndedWith(0).All);
        foreach (var text in told) AssertNoSecret(text, "what was told");
        var written = world.Files().Where(file => file.StartsWith("out/", StringComparison.Ordinal)
            || file.StartsWith("failed/", StringComparison.Ordinal)).ToList();
        Assert.Contains(written, file => file.EndsWith("ledger.sqlite", StringComparison.Ordinal));
        Assert.Contains(written, file => file.EndsWith(".gpkg", StringComparison.Ordinal));
        Assert.Contains(written, file => file.EndsWith(".clef", StringComparison.Ordinal));
        foreach (var file in written)
        {
            AssertNoSecret(await TextOf(world[file]), file);
            if (!file.EndsWith(".qgz", StringComparison.Ordinal)) continue;
            using var project = System.IO.Compression.ZipFile.OpenRead(world[file]);
            foreach (var entry in project.Entries)
            {
                using var reader = new StreamReader(entry.Open(), Encoding.Latin1);
                AssertNoSecret(
                    await reader.ReadToEndAsync(TestContext.Current.CancellationToken), $"{file}/{entry.Name}");
            }
        }
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
