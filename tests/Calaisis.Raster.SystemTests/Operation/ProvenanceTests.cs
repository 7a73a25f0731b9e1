using System.Text.Json;
using System.Text.RegularExpressions;
using Calaisis.Raster.Geo.Datasets;
using Calaisis.Raster.Maps.Pages;
using Calaisis.Raster.SystemTests.Pipelines;
using Calaisis.Raster.Tables;
using Xunit;

namespace Calaisis.Raster.SystemTests.Operation;

/// <summary>Every table, map and page says how it was made, at home and far from it.</summary>
public sealed class ProvenanceTests
{
    const string Scenarios = """
        scenarios:
          dark: { title: Dark, edits: [{ change: light, multiply: 0.1 }] }

        """;

    [Fact]
    public async Task Tables_maps_and_pages_say_how_they_were_made_where_no_ledger_is()
    {
        using var world = new NetworkTrames().World();
        File.AppendAllText(world[NetworkTrames.File], Scenarios);
        (await world.RunAsync("run", NetworkTrames.File, "--quiet")).EndedWith(0);
        using var mailed = new Rasters.Folder();
        foreach (var (file, step) in new[]
        {
            ("base/verte/tables/links.csv", "package"),
            ("base/verte/summary.csv", "package"),
            ("base/verte/linkage-mapper/linkTable.csv", "network"),
            ("base/verte/conefor/nodes.txt", "network"),
            ("base/overlap.csv", "overlap"),
            ("base/verte/resistance.png", "resistance-map"),
            ("base/verte/network.png", "sheet"), ("base/verte/network.pdf", "sheet"), ("base/atlas.pdf", "atlas"),
            ("dark/verte/change.gpkg", "comparison"), ("comparison/ranking.csv", "comparison tables"),
        })
        {
            var shown = $"out/net/{file}";
            var known = (await world.RunAsync("explain", shown)).EndedWith(0).Output;
            // Scenarios share steps: any of them may be named.
            Assert.Matches(@"^  made by \S+ in run 1, ", known.Split('\n')[1]);
            Assert.Contains("from source cover (cover.tif), sha256:", known, StringComparison.Ordinal);
            var key = Regex.Match(known, "key (.+)\n").Groups[1].Value;

            File.Copy(world[shown], mailed[Path.GetFileName(file)]);
            var description = Path.Combine(Path.GetDirectoryName(world[shown])!, CsvMetadata.FileName);
            if (file.EndsWith(".csv", StringComparison.Ordinal) || file.EndsWith(".txt", StringComparison.Ordinal))
                File.Copy(description, mailed[CsvMetadata.FileName], overwrite: true);
            var alone = (await world.RunAsync("explain", mailed[Path.GetFileName(file)], "--out", "nowhere"))
                .EndedWith(0).Output;
            Assert.Contains("no ledger knows it; it says of itself:\n", alone, StringComparison.Ordinal);
            foreach (var pair in new[]
            {
                "PIPELINE: net\n", $"STEP: {step}\n", $"STEP_KEY: {key}\n", "PARAMETERS: {", "VERSION_CALAISIS: ",
                "INPUT_",
            })
            {
                Assert.Contains($"CALAISIS_{pair}", alone, StringComparison.Ordinal);
            }
        }

        AssertAllSay(world);
    }

    [Fact]
    public async Task The_manifest_names_everything_that_is_read_and_every_file_of_a_dataset()
    {
        using var world = new NetworkTrames().World();
        var text = await File.ReadAllTextAsync(world[NetworkTrames.File], TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(
            world[NetworkTrames.File],
            text.Replace(
                "extent: [600000, 7000000, 600400, 7000300], cell: 10, crs: EPSG:2154",
                "like: cover.tif",
                StringComparison.Ordinal)
                .Replace("atlas: {", "places: { vector: places.gpkg, name: NOM }, atlas: {", StringComparison.Ordinal)
                + "\nterritory: { vector: units.gpkg }\n",
            TestContext.Current.CancellationToken);
        world.WriteVectors("places.gpkg", new Vectors.TestFeature("POINT (600200 7000100)", ("NOM", "Bourg")));
        await File.WriteAllTextAsync(
            world["light.tif.aux.xml"], "<PAMDataset></PAMDataset>", TestContext.Current.CancellationToken);
        (await world.RunAsync("run", NetworkTrames.File, "--quiet")).EndedWith(0);
        using var manifest = JsonDocument.Parse(
            await File.ReadAllBytesAsync(world["out/net/base/run.json"], TestContext.Current.CancellationToken));
        var inputs = manifest.RootElement.GetProperty("inputs").EnumerateArray().ToList();
        Assert.Equal(
            [
                "grid: cover.tif", "places: places.gpkg", "source cover: cover.tif", "source light: light.tif",
                "source road: road.gpkg",
                "table friction.csv: friction.csv", "territory: units.gpkg", "zones commune: units.gpkg",
            ],
            inputs.Select(
                input => $"{input.GetProperty("role").GetString()}: {input.GetProperty("path").GetString()}"));
        foreach (var input in inputs)
        {
            if (input.TryGetProperty("sha256", out var one))
                Assert.Equal(HashOf(input.GetProperty("path").GetString()!), one.GetString());
        }

        var light = inputs.Single(input => input.GetProperty("path").GetString() == "light.tif")
            .GetProperty("files").EnumerateArray();
        Assert.Equal(
            new[] { "light.tif", "light.tif.aux.xml" }.Select(name => (name, HashOf(name))),
            light.Select(file => (file.GetProperty("name").GetString()!, file.GetProperty("sha256").GetString()!)));

        string HashOf(string name) =>
            Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(world[name])));
    }

    /// <summary>Nothing that people see is without, and nothing that it says names this machine.</summary>
    static void AssertAllSay(SmallWorld world)
    {
        foreach (var file in world.Results())
        {
            var said = Path.GetExtension(file) switch
            {
                ".csv" or ".txt" => CsvProvenance.Of(world[file]),
                ".pdf" => PdfProvenance.Of(world[file]),
                ".png" or ".tif" or ".gpkg" => DatasetMetadata.Of(world[file]),
                _ => null,
            };
            if (said is null) continue;
            Assert.True(said.ContainsKey("CALAISIS_STEP_KEY"), file);
            Assert.DoesNotContain(said.Values, value => value.Contains(world.Path, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task Every_table_is_described_under_the_titles_that_stand_in_it()
    {
        using var world = new NetworkTrames().World();
        (await world.RunAsync("run", NetworkTrames.File, "--quiet", "--no-maps")).EndedWith(0);
        var described = 0;
        foreach (var document in world.Results()
            .Where(file => file.EndsWith(CsvMetadata.FileName, StringComparison.Ordinal)))
        {
            using var json = JsonDocument.Parse(
                await File.ReadAllTextAsync(world[document], TestContext.Current.CancellationToken));
            var delimiter = json.RootElement.GetProperty("dialect").GetProperty("delimiter").GetString()!;
            foreach (var table in json.RootElement.GetProperty("tables").EnumerateArray())
            {
                described++;
                var file = Path.Combine(Path.GetDirectoryName(world[document])!, table.GetProperty("url").GetString()!);
                var columns = table.GetProperty("tableSchema").GetProperty("columns").EnumerateArray().ToList();
                var first = File.ReadLines(file).First().Split(delimiter);
                if (file.EndsWith(".txt", StringComparison.Ordinal))
                {
                    Assert.Equal(columns.Count, first.Length);
                }
                else
                {
                    Assert.Equal(first, columns.Select(
                        column => column.GetProperty("titles") is { ValueKind: JsonValueKind.Array } all
                            ? all[0].GetString()
                            : column.GetProperty("titles").GetString()));
                }
            }
        }

        Assert.Equal(world.Results().Count(file => Path.GetExtension(file) is ".csv" or ".txt"), described);
    }
}
