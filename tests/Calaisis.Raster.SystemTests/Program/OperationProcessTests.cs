using System.Globalization;
using Calaisis.Raster.Geo.Vectors;
using Calaisis.Raster.SystemTests.Operation;
using Calaisis.Raster.SystemTests.Pipelines;
using Calaisis.Raster.Tables;
using Xunit;

namespace Calaisis.Raster.SystemTests.Program;

/// <summary>
/// What a pipeline makes of a trame, made again by processes: the same numbers, from files that a user names.
/// </summary>
public sealed class OperationProcessTests
{
    const string Verte = "out/net/base/verte/";

    static readonly string[] Network =
        [
            "--max-distance", "{ cost: 20000 }", "--resistance", Verte + "resistance.tif", "--habitats", "h.tif",
            "--patches", "h.gpkg",
        ];

    static readonly string[] Indicators =
        ["--distance", "{ cost: 500 }", "--probability", "0.5", "--study-area", "12", "--output", "network.csv"];

    [Fact]
    public async Task Processes_make_of_files_what_a_run_makes_of_a_trame()
    {
        using var world = await RunAsync();
        await Process(world, "corridors", [.. Network, "--cutoff", "{ cost: 40 }", "--sum", "--low-resistance", "20",
            "--output", "c.tif", "--count", "n.tif", "--links", "l.gpkg"]);
        Assert.Equal(world.Read(Verte + "corridors.tif"), world.Read("c.tif"));
        Assert.Equal(world.Read(Verte + "corridor-count.tif"), world.Read("n.tif"));
        await Process(world, "links", [.. Network, "--output", "only.gpkg"]);
        AssertSame(Read(world, "l.gpkg", "links"), Read(world, "only.gpkg", "links"), except: "quality");
        var conflicts = Read(world, await ConflictsAsync(world), "conflicts");
        var packaged = Read(world, Verte + "verte.gpkg", "conflicts");
        Assert.NotEmpty(packaged.Rows);
        Assert.Equal(Texts(packaged, "link_ids"), Texts(conflicts, "link_ids"));
    }

    [Fact]
    public async Task Indicators_are_the_same_from_geopackages_tables_and_files_of_Conefor()
    {
        using var world = await RunAsync();
        await Process(world, "links", [.. Network, "--output", "l.gpkg"]);
        var found = await IndicatorsAsync(world, "h.gpkg", "l.gpkg");
        Assert.Equal(found, await IndicatorsAsync(world, Verte + "tables/habitats.csv", Verte + "tables/links.csv"));
        Assert.Equal(found, await IndicatorsAsync(world, Verte + "conefor/nodes.txt", Verte + "conefor/distances.txt"));
        // The run has its own study area, on which EC does not depend.
        var lines = found.Split('\n');
        var ec = double.Parse(
            lines[1].Split(';')[Array.IndexOf(lines[0].Split(';'), "ec_m2")], CultureInfo.InvariantCulture);
        var told = Text(world, Verte + "summary.csv").Split('\n')
            .Single(line => line.StartsWith("verte;extent;;;ec_ha;", StringComparison.Ordinal)).Split(';')[5];
        Assert.True(ec > 0);
        Assert.Equal(ec / 10_000, double.Parse(told, CultureInfo.InvariantCulture), 1e-9);
    }

    [Fact]
    public async Task Overlap_and_change_count_what_the_rasters_hold()
    {
        using var world = await RunAsync();
        await Process(world, "corridors", [.. Network, "--cutoff", "{ cost: 4 }", "--output", "narrow.tif"]);
        var (wide, narrow) = (world.Read(Verte + "corridors.tif"), world.Read("narrow.tif"));
        await Process(world, "overlap", ["--corridors", $"[{Verte}corridors.tif, narrow.tif]",
            "--names", "[wide, narrow]", "--output", "o.tif", "--table", "o.csv"]);
        var number = wide.Zip(narrow, (one, other) => (float.IsNaN(one) ? 0 : 1) + (float.IsNaN(other) ? 0 : 1))
            .ToArray();
        Assert.Equal(number.Select(passing => passing == 0 ? float.NaN : passing), world.Read("o.tif"));
        var (both, lost) = (number.Count(passing => passing == 2), number.Count(passing => passing == 1));
        Assert.True(both > 0 && lost > 0);
        Assert.Contains($"pair;wide+narrow;2;{both};", Text(world, "o.csv"), StringComparison.Ordinal);

        await Process(world, "compare", ["--before", Verte + "corridors.tif", "--after", "narrow.tif",
            "--kind", "corridors", "--output", "d.tif", "--table", "d.csv"]);
        Assert.Contains($"lost;{lost};", Text(world, "d.csv"), StringComparison.Ordinal);
        Assert.Contains($"kept;{both};", Text(world, "d.csv"), StringComparison.Ordinal);
        Assert.Equal(lost, world.Read("d.tif").Count(code => code == 2));
    }

    [Fact]
    public async Task Speed_options_change_no_byte()
    {
        using var world = await RunAsync();
        string[] corridors = [.. Network, "--cutoff", "{ cost: 40 }", "--output", "c.tif", "--links", "l.gpkg"];
        await Process(world, "corridors", corridors);
        var before = (
            await File.ReadAllBytesAsync(world["c.tif"], TestContext.Current.CancellationToken),
            await File.ReadAllBytesAsync(world["l.gpkg"], TestContext.Current.CancellationToken));
        (await world.RunAsync(["process", "run", "--jobs", "1", "--tile", "64", "corridors", .. corridors]))
            .EndedWith(0);
        Assert.Equal(before.Item1, await File.ReadAllBytesAsync(world["c.tif"], TestContext.Current.CancellationToken));
        Assert.Equal(
            before.Item2, await File.ReadAllBytesAsync(world["l.gpkg"], TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Files_of_another_grid_or_kind_and_numbers_that_are_none_end_in_one_sentence_each()
    {
        using var world = await RunAsync();
        world.WriteRaster("small.tif", SmallWorld.Every((_, _) => 1, rows: 10));
        await Refused(
            world, 3, "habitats 'small.tif': found 10 rows", "links",
            [.. Network[..4], "--habitats", "small.tif", "--output", "x.gpkg"]);
        await Refused(
            world, 3, "is not what the process 'habitats' writes", "links",
            [.. Network[..6], "--patches", Verte + "verte.gpkg", "--output", "x.gpkg"]);
        await Refused(
            world, 4, "n.tif: nothing makes this file", "corridors",
            [.. Network, "--cutoff", "{ cost: 40 }", "--output", "x.tif", "--count", "n.tif"]);
        await Refused(
            world, 2, "expected each once: say them with 'names'", "overlap",
            ["--corridors", $"[{Verte}corridors.tif, {Verte}../verte/corridors.tif]", "--output", "x.tif"]);
        await Refused(world, 2, "declares nothing from which 'conflicts' could be made", "conflicts",
            [
                "--pipeline", "net.yaml", "--trame", "noire", "--resistance", Verte + "resistance.tif", "--links",
                "h.gpkg", "--output", "x.gpkg",
            ]);
        await File.WriteAllTextAsync(world["nodes.txt"], "1\t12\n2\t3,5\n", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(world["links.csv"], "from,to\n1,2\n", TestContext.Current.CancellationToken);
        await Refused(
            world, 2, "nodes.txt(2,1): found 3 fields, expected 2: id and area in hectares", "indicators",
            [.. Indicators, "--nodes", "nodes.txt", "--links", "links.csv"]);
        await File.WriteAllTextAsync(world["nodes.txt"], "1\t12\n2\t0\n", TestContext.Current.CancellationToken);
        await Refused(
            world, 2, "nodes.txt(2,3): found '0', expected a number above 0", "indicators",
            [.. Indicators, "--nodes", "nodes.txt", "--links", "links.csv"]);
        await File.WriteAllTextAsync(world["nodes.txt"], "1\t12\n2\t3\n", TestContext.Current.CancellationToken);
        await Refused(
            world, 2, "links.csv(1,1): found the columns from, to, expected one called cost or distance", "indicators",
            [.. Indicators, "--nodes", "nodes.txt", "--links", "links.csv"]);
        await Refused(
            world, 2, "found no study-area", "indicators",
            ["--distance", "{ cost: 5 }", "--nodes", "h.gpkg", "--links", "h.gpkg", "--output", "x.csv"]);
        Assert.DoesNotContain(world.Files(), file => Path.GetFileName(file).StartsWith('x')
            || file.Contains("/.links-", StringComparison.Ordinal));
    }

    static async Task<SmallWorld> RunAsync()
    {
        var world = new NetworkTrames().World();
        var apart = (await File.ReadAllTextAsync(world[NetworkTrames.File], TestContext.Current.CancellationToken))
            .Replace("min-area:", "neighbours: 4, min-area:", StringComparison.Ordinal);
        await File.WriteAllTextAsync(world[NetworkTrames.File], apart, TestContext.Current.CancellationToken);
        (await world.RunAsync("run", NetworkTrames.File, "--no-maps")).EndedWith(0);
        await Process(world, "habitats", ["--pipeline", NetworkTrames.File, "--trame", "verte", "--resistance",
            Verte + "resistance.tif", "--output", "h.tif", "--patches", "h.gpkg"]);
        return world;
    }

    static async Task<string> ConflictsAsync(SmallWorld world)
    {
        await Process(world, "conflicts", ["--pipeline", NetworkTrames.File, "--trame", "verte", "--resistance",
            Verte + "resistance.tif", "--links", "l.gpkg", "--output", "f.gpkg"]);
        return "f.gpkg";
    }

    static async Task<string> IndicatorsAsync(SmallWorld world, string nodes, string links)
    {
        await Process(
            world, "indicators", [.. Indicators, "--nodes", nodes, "--links", links, "--nodes-output", "nodes.csv"]);
        return Text(world, "network.csv") + Text(world, "nodes.csv");
    }

    static async Task Process(SmallWorld world, string id, string[] arguments) =>
        (await world.RunAsync(["process", "run", id, .. arguments])).EndedWith(0);

    static async Task Refused(SmallWorld world, int code, string sentence, string id, string[] arguments)
    {
        var said = (await world.RunAsync(["process", "run", id, .. arguments])).EndedWith(code);
        Assert.Contains(sentence, said.Errors, StringComparison.Ordinal);
    }

    static string Text(SmallWorld world, string file) => File.ReadAllText(world[file]);

    static FeatureTable Read(SmallWorld world, string file, string layer) => FeatureFile.Read(world[file], layer);

    static IEnumerable<object?> Texts(FeatureTable table, string column) =>
        table.Rows.Select(row => row.Values[table.IndexOf(column)]);

    static void AssertSame(FeatureTable expected, FeatureTable found, string except)
    {
        Assert.Equal(expected.Columns.Select(column => column.Name), found.Columns.Select(column => column.Name));
        foreach (var column in expected.Columns.Where(column => column.Name != except))
            Assert.Equal(Texts(expected, column.Name), Texts(found, column.Name));
        Assert.Equal(
            expected.Rows.Select(row => Convert.ToHexString(row.Wkb.Span)),
            found.Rows.Select(row => Convert.ToHexString(row.Wkb.Span)));
    }
}
