using Calaisis.Raster.SystemTests.Pipelines;
using Xunit;

namespace Calaisis.Raster.SystemTests.Operation;

/// <summary>
/// What the program still knows of earlier runs: lists, differences, lineage, and results kept and brought back.
/// </summary>
public sealed class EarlierResultsTests
{
    [Fact]
    public async Task Runs_are_listed_shown_compared_and_brought_back()
    {
        using var world = TwoTrames.World();
        (await world.RunAsync("run", "two.yaml", "--quiet")).EndedWith(0);
        var first = world.Read("out/two/base/noire/resistance.tif");
        world.WriteRaster(
            "light.tif", SmallWorld.Every((row, col) => SmallWorld.LightAt(row, col) + (row < 10 ? 3 : 0)));
        (await world.RunAsync("run", "two.yaml", "--quiet")).EndedWith(0);
        var second = world.Read("out/two/base/noire/resistance.tif");

        var list = (await world.RunAsync("runs")).EndedWith(0).Output.Split('\n');
        Assert.Matches(@"^2 .* done +kept, the ones people see$", list[1]);
        Assert.Matches(@"^1 .* done +kept$", list[2]);
        var show = (await world.RunAsync("runs", "show", "2")).EndedWith(0).Output;
        Assert.Matches(
            @"\nstarted  \d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC, "
                + @"took [\d.]+ s \([\d.]+ s of processor time, \d+ MB at most\)\n", show);
        Assert.Matches(@"made +base/noire/resistance +[\d.]+ s +\d+ MB  source light changed\n", show);
        Assert.Matches(@"kept +base/verte/resistance\n", show);

        var diff = (await world.RunAsync("runs", "diff", "1", "2")).EndedWith(0).Output;
        Assert.Contains(
            "  source light changed [base/noire/resistance, base/preflight, report]\n", diff, StringComparison.Ordinal);
        Assert.Contains("  changed  base/noire/resistance.tif\n", diff, StringComparison.Ordinal);
        Assert.DoesNotContain("verte", diff, StringComparison.Ordinal);
        var hectares = first.Zip(second).Count(pair => pair.First != pair.Second) / 100.0;
        Assert.True(hectares > 0);
        Assert.Contains(
            FormattableString.Invariant($"base/noire/resistance.tif: +0, -0, {hectares:0.##}\n"),
            diff,
            StringComparison.Ordinal);
        Assert.Contains("trames.noire.minResistance: ", diff, StringComparison.Ordinal);

        (await world.RunAsync("runs", "restore", "1")).EndedWith(0);
        Assert.Equal(first, world.Read("out/two/base/noire/resistance.tif"));
        Assert.Contains(
            "there is no run 9",
            (await world.RunAsync("runs", "show", "9")).EndedWith(2).Errors,
            StringComparison.Ordinal);
        Assert.Contains(
            "holds no results of runs",
            (await world.RunAsync("runs", "--out", "nowhere")).EndedWith(2).Errors,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_result_explains_itself_where_it_lies_and_as_a_copy_without_its_ledger()
    {
        using var world = TwoTrames.World();
        (await world.RunAsync("run", "two.yaml", "--quiet")).EndedWith(0);
        var map = (await world.RunAsync("explain", "out/two/base/noire/resistance.png")).EndedWith(0).Output;
        Assert.Contains("made by base/noire/resistance-map in run 1", map, StringComparison.Ordinal);
        Assert.Contains("made by base/noire/resistance in run 1", map, StringComparison.Ordinal);
        var hash = Convert.ToHexStringLower(System.Security.Cryptography.SHA256
            .HashData(await File.ReadAllBytesAsync(world["light.tif"], TestContext.Current.CancellationToken)));
        Assert.Contains($"from source light (light.tif), sha256:{hash}", map, StringComparison.Ordinal);

        File.Copy(world["out/two/base/noire/resistance.tif"], world["copy.tif"]);
        Assert.Contains(
            "in run 1", (await world.RunAsync("explain", "copy.tif")).EndedWith(0).Output, StringComparison.Ordinal);
        var alone = (await world.RunAsync("explain", "copy.tif", "--out", "nowhere")).EndedWith(0).Output;
        Assert.Contains("no ledger knows it; it says of itself", alone, StringComparison.Ordinal);
        Assert.Contains($"CALAISIS_INPUT_light: sha256:{hash}", alone, StringComparison.Ordinal);
        Assert.Contains("CALAISIS_STEP: resistance", alone, StringComparison.Ordinal);
        Assert.Contains(
            "no ledger knows",
            (await world.RunAsync("explain", "friction.csv")).EndedWith(3).Errors,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_the_ledger_is_gone_the_file_beside_the_results_says_when_they_were_made()
    {
        using var world = new NetworkTrames().World();
        (await world.RunAsync("run", NetworkTrames.File, "--quiet", "--no-maps")).EndedWith(0);
        var known = (await world.RunAsync("explain", "out/net/base/verte/verte.gpkg")).EndedWith(0).Output;
        Assert.Contains("made by base/verte/package in run 1, ", known, StringComparison.Ordinal);
        foreach (var source in new[] { "cover (cover.tif)", "light (light.tif)", "road (road.gpkg)" })
            Assert.Contains($"from source {source}, sha256:", known, StringComparison.Ordinal);
        Assert.Contains("from zones commune (units.gpkg), sha256:", known, StringComparison.Ordinal);

        foreach (var file in Directory.GetFiles(world["out/.calaisis/net"], "ledger.sqlite*")) File.Delete(file);
        var alone = (await world.RunAsync("explain", "out/net/base/verte/verte.gpkg")).EndedWith(0).Output;
        foreach (var said in new[]
        {
            "CALAISIS_PIPELINE: net\n", "CALAISIS_STEP: package\n", "CALAISIS_STEP_KEY: ", "CALAISIS_PARAMETERS: {",
            "CALAISIS_VERSION_CALAISIS: ", "CALAISIS_INPUT_zones_commune: sha256:",
        })
        {
            Assert.Contains(said, alone, StringComparison.Ordinal);
        }

        Assert.Matches(
            @"shown by run 1, \d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC, by calaisis [\d.]+, made in [\d.]+ s\n", alone);
        var table = (await world.RunAsync("explain", "out/net/base/verte/tables/links.csv")).EndedWith(0).Output;
        Assert.Contains("CALAISIS_STEP: package\n", table, StringComparison.Ordinal);
        Assert.Matches(@"shown by run 1, .*, made in [\d.]+ s\n", table);
        var mute = (await world.RunAsync("explain", "out/net/base/verte/summary.json")).EndedWith(0).Output;
        Assert.Contains("no ledger knows it\n", mute, StringComparison.Ordinal);
        Assert.Contains("shown by run 1, ", mute, StringComparison.Ordinal);
        foreach (var raster in world.Results().Where(file => file.EndsWith(".tif", StringComparison.Ordinal)))
        {
            Assert.Contains(
                "CALAISIS_STEP_KEY: ",
                (await world.RunAsync("explain", raster)).EndedWith(0).Output,
                StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Results_are_kept_by_number_and_by_age_and_one_command_brings_them_back()
    {
        using var world = TwoTrames.World();
        var shown = new List<SortedDictionary<string, string>>();
        for (var i = 1; i <= 4; i++)
        {
            TwoTrames.Write(world, to: 5 + i);
            (await world.RunAsync("run", "two.yaml", "--quiet", "--keep", "3")).EndedWith(0);
            shown.Add(world.Bytes("out"));
        }

        Assert.Equal(["2", "3", "4"], KeptRuns(world));
        Assert.Contains(
            "shows the results of run 2",
            (await world.RunAsync("runs", "restore", "2")).EndedWith(0).Output,
            StringComparison.Ordinal);
        Assert.Equal(shown[1], world.Bytes("out"));
        Assert.Contains(
            "the results of run 1 are not kept",
            (await world.RunAsync("runs", "restore", "1")).EndedWith(4).Errors,
            StringComparison.Ordinal);
        Assert.Equal(shown[1], world.Bytes("out"));

        // As if runs 2 and 3 had been six weeks ago.
        using (var ledger = new Microsoft.Data.Sqlite.SqliteConnection(
            $"Data Source={world["out/.calaisis/two/ledger.sqlite"]};Pooling=False"))
        {
            ledger.Open();
            using var command = ledger.CreateCommand();
            command.CommandText =
                $"UPDATE runs SET started = '{DateTimeOffset.UtcNow.AddDays(-42):O}' WHERE id IN (2, 3)";
            Assert.Equal(2, command.ExecuteNonQuery());
        }

        TwoTrames.Write(world, to: 9);
        (await world.RunAsync("run", "two.yaml", "--quiet", "--keep-days", "60")).EndedWith(0);
        Assert.Equal(["2", "3", "4", "5"], KeptRuns(world));
        TwoTrames.Write(world, to: 3);
        (await world.RunAsync("run", "two.yaml", "--quiet", "--keep-days", "30")).EndedWith(0);
        Assert.Equal(["4", "5", "6"], KeptRuns(world));
        (await world.RunAsync("runs", "restore", "4")).EndedWith(0);
        Assert.Equal(shown[3], world.Bytes("out"));
    }

    static string[] KeptRuns(SmallWorld world) =>
        [.. Directory.GetDirectories(world["out/.calaisis/two/runs"]).Select(folder => Path.GetFileName(folder)!)
            .Order(StringComparer.Ordinal)];
}
