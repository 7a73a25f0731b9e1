using System.Text.RegularExpressions;
using Calaisis.Raster.SystemTests.Numbers;
using Calaisis.Raster.SystemTests.Program;
using Calaisis.Raster.SystemTests.Rasters;
using Calaisis.Raster.Tests;
using Xunit;

namespace Calaisis.Raster.SystemTests.Pipelines;

/// <summary>The pipeline of the modelled Calaisis, on any part of a machine.</summary>
public sealed class ShippedPipelineTests
{
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
