using System.Text.Json;
using System.Text.RegularExpressions;
using Calaisis.Raster.SystemTests.Numbers;
using Calaisis.Raster.SystemTests.Program;
using Calaisis.Raster.SystemTests.Rasters;
using Calaisis.Raster.SystemTests.Scenarios;
using Calaisis.Raster.Tests;
using Xunit;

namespace Calaisis.Raster.SystemTests.Pipelines;

/// <summary>The pipeline files that come with the program, on the modelled Calaisis.</summary>
public sealed class ShippedPipelineTests
{
    static readonly string Shipped = Path.Combine(Repository.Root, "pipelines");

    public static TheoryData<string> Files() =>
        new(Directory.EnumerateFiles(Shipped, "*.yaml").Select(file => Path.GetFileName(file)!)
            .Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Files))]
    public async Task Every_shipped_pipeline_passes_the_check(string file)
    {
        using var folder = new Folder();
        // Between them these scenarios hold the edits of all; the state of today is the other file's.
        string[] scenarios = file == "futures.yaml" ? ["--scenario", "zone-etendue,ensemble"] : [];
        var said = (await BuiltProgram.RunAsync(folder.Path, ["check", Path.Combine(Shipped, file), .. scenarios]))
            .EndedWith(0);
        // It says so in the language of the file.
        Assert.Contains("le pipeline peut être lancé", said.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("erreur  ", said.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_Calaisis_at_50_m_is_the_same_with_one_job_and_other_tiles_and_its_tables_follow_its_layers()
    {
        using var folder = new Folder();
        await CoarseCalaisis.WriteAsync(folder, cellMetres: 50);
        (await BuiltProgram.RunAsync(folder.Path, "run", "coarse.yaml", "--out", "a", "--quiet", "--scenario", "base"))
            .EndedWith(0);
        (await BuiltProgram.RunAsync(
            folder.Path, "run", "coarse.yaml", "--out", "b", "--quiet", "--scenario", "base", "--jobs", "1", "--tile",
            "200", "--memory", "64M")).EndedWith(0);
        var results = Results(folder["a"]);
        foreach (var trame in new[] { "verte", "bleue", "noire", "marron", "grise" })
        {
            foreach (var file in new[] { "resistance.tif", "habitats.tif" })
                Assert.Contains(results.Keys, key => key.EndsWith(Path.Combine(trame, file), StringComparison.Ordinal));
        }

        Assert.Equal(results, Results(folder["b"]));
        await AssertUnchangedAsync(folder, results);
        CheckNumbers(folder["a/calaisis/base"]);
    }

    /// <summary>Every number of the tables again, from layers and rasters.</summary>
    static void CheckNumbers(string results)
    {
        // Names, resistance up to which a path is good, and the distance of the network times its resistance, as
        // declared.
        foreach (var (trame, low, distance) in new[]
        {
            ("verte", 20.0, 700.0 * 20),
            ("bleue", 10, 500 * 10),
            ("noire", 30, 2000 * 20),
            ("marron", 50, 50 * 100),
            ("grise", 10, 500 * 10),
        })
        {
            var numbers = new TrameNumbers(results, trame);
            numbers.CheckPatches();
            numbers.CheckLinks(low);
            numbers.CheckCorridors();
            numbers.CheckIndicators(distance, 0.5);
            foreach (var layer in new[] { "commune", "ecodistrict" })
                numbers.CheckZones(Path.Combine(Repository.Root, "data-samples", "units.gpkg"), layer);
        }
    }

    /// <summary>
    /// Once more with nothing changed, on another part of the machine: nothing is opened, computed or written again.
    /// </summary>
    static async Task AssertUnchangedAsync(Folder folder, SortedDictionary<string, string> results)
    {
        var link = new DirectoryInfo(folder["a/calaisis"]).LinkTarget;
        var again = (await BuiltProgram.RunAsync(
            folder.Path, "run", "coarse.yaml", "--out", "a", "--scenario", "base", "--jobs", "1", "--tile", "300",
            "--verbose")).EndedWith(0).Errors;
        var steps = Regex.Match(again, @" (\d+) étapes : (\d+) à jour, 0 à exécuter\n");
        Assert.True(steps.Success && steps.Groups[1].Value == steps.Groups[2].Value, again);
        Assert.Matches(
            $@" rien n'a changé : les résultats dans .* sont à jour ; {steps.Groups[1].Value} étapes examinées en "
                + $@"[\d,]+ s \([\d,]+ s de temps de processeur, [\d,]+ [MG]o au plus\)\n", again);
        Assert.DoesNotContain("sources : ", again, StringComparison.Ordinal);
        Assert.Equal(link, new DirectoryInfo(folder["a/calaisis"]).LinkTarget);
        Assert.Equal(results, Results(folder["a"]));
        var show = (await BuiltProgram.RunAsync(folder.Path, "runs", "show", "2", "--out", "a")).EndedWith(0).Output;
        Assert.Equal(
            int.Parse(steps.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture),
            show.Split('\n').Count(line => line.StartsWith("kept  ", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task The_Calaisis_at_100_m_is_compared_with_two_futures_and_what_is_said_follows_from_the_layers()
    {
        using var folder = new Folder();
        await CoarseCalaisis.WriteAsync(folder, cellMetres: 100, "futures.yaml");
        (await BuiltProgram.RunAsync(
            folder.Path, "run", "coarse.yaml", "--quiet", "--no-maps", "--scenario",
            "base,mares-et-becques,extinction")).EndedWith(0);
        var changes = ShownNetwork.Rows(folder["out/calaisis/comparison/connectivity.csv"])
            .Where(row => row["area"] == "extent").ToDictionary(row => (row["scenario"], row["trame"]));
        Assert.Equal(10, changes.Count);
        Assert.All(new[] { "verte", "bleue", "marron", "grise" }, trame => Assert.Equal(
            "0", changes[("extinction", trame)]["dec_percent"]));
        foreach (var (scenario, trame, metres, resistance) in new[] { ("mares-et-becques", "bleue", 500, 10), (
            "extinction", "noire", 2000, 20) })
        {
            var (before, after) = (
                ShownNetwork.Of(folder[$"out/calaisis/base/{trame}"], 100),
                ShownNetwork.Of(folder[$"out/calaisis/{scenario}/{trame}"], 100));
            var expected = 100 * ((after.EquivalentConnectivity(metres * resistance, 0.5)
                / before.EquivalentConnectivity(metres * resistance, 0.5)) - 1);
            Assert.NotEqual(0, expected);
            Assert.Equal(expected, double.Parse(
                changes[(scenario, trame)]["dec_percent"], System.Globalization.CultureInfo.InvariantCulture), 1e-6);
        }

        var ranks = ShownNetwork.Rows(folder["out/calaisis/comparison/ranking.csv"])
            .Select(row => (row["rank"], row["scenario"])).Distinct();
        Assert.Equal([("1", "mares-et-becques"), ("2", "extinction")], ranks);
    }

    [Fact]
    public async Task The_Calaisis_at_10_m_gives_five_grids_with_what_they_count_and_five_maps()
    {
        using var folder = new Folder();
        (await BuiltProgram.RunAsync(
            folder.Path, "run", Path.Combine(Shipped, "calaisis.yaml"), "--quiet", "--scenario", "base")).EndedWith(0);
        using var manifest = JsonDocument.Parse(await File.ReadAllBytesAsync(
            folder["out/calaisis/base/run.json"], TestContext.Current.CancellationToken));
        var trames = manifest.RootElement.GetProperty("trames").EnumerateArray().ToList();
        Assert.Equal(
            ["verte", "bleue", "noire", "marron", "grise"],
            trames.Select(trame => trame.GetProperty("trame").GetString()));
        foreach (var trame in trames)
        {
            var name = trame.GetProperty("trame").GetString();
            var values = SmallWorld.ReadFile(folder[$"out/calaisis/base/{name}/resistance.tif"]);
            Assert.Equal(4350 * 4700, values.Length);
            Assert.Equal(values.LongCount(float.IsNaN), trame.GetProperty("impassableCells").GetInt64());
            Assert.Equal(values.Where(float.IsFinite).Min(), trame.GetProperty("minResistance").GetSingle());
            Assert.Equal(values.Where(float.IsFinite).Max(), trame.GetProperty("maxResistance").GetSingle());
            var picture = await File.ReadAllBytesAsync(
                folder[$"out/calaisis/base/{name}/resistance.png"], TestContext.Current.CancellationToken);
            Assert.True(picture.AsSpan(1).StartsWith("PNG"u8), name);
        }
    }

    static SortedDictionary<string, string> Results(string folder)
    {
        var results = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var file in Directory.EnumerateFiles(
            Path.Combine(folder, "calaisis"), "*", SearchOption.AllDirectories))
        {
            results[Path.GetRelativePath(folder, file)] = Convert.ToHexString(
                System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(file)));
        }

        Assert.True(results.Remove("calaisis/run.json"));
        return results;
    }
}
