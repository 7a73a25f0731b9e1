using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Calaisis.Raster.Faults;
using Calaisis.Raster.Geo.Vectors;
using Calaisis.Raster.SystemTests.Numbers;
using Calaisis.Raster.SystemTests.Operation;
using Calaisis.Raster.SystemTests.Pipelines;
using Calaisis.Raster.Tables;
using OSGeo.GDAL;
using Xunit;

namespace Calaisis.Raster.SystemTests.Networks;

/// <summary>
/// What people see of a network's indices and of the cost that its distance became, worked out again from the tables.
/// </summary>
public sealed class NetworkFilesTests
{
    [Fact]
    public async Task A_network_says_its_indices_and_how_its_distance_became_a_cost_in_every_file()
    {
        using var world = new NetworkTrames { MinArea = 0.06 }.World();
        var text = await File.ReadAllTextAsync(world[NetworkTrames.File], TestContext.Current.CancellationToken);
        const string asked = "network: { distance: { cost: 500 }, probability: 0.5 }";
        Assert.Contains(asked, text, StringComparison.Ordinal);
        await File.WriteAllTextAsync(
            world[NetworkTrames.File],
            text.Replace(
                asked,
                "network: { distance: { metres: 90, conversion: log-log }, probability: 0.4, pc-beta: 0.5, indices: "
                    + "[IF, CCe, CF, H, GD, dIIC] }",
                StringComparison.Ordinal),
            TestContext.Current.CancellationToken);
        // Woods strewn over fields and water, so that paths are of many lengths.
        world.WriteRaster(
            "cover.tif",
            SmallWorld.Every((row, col) => CoverOf((row / 4 * 8) + (col / 5))),
            noData: 255,
            type: DataType.GDT_Byte);
        (await world.RunAsync("run", NetworkTrames.File, "--quiet", "--no-maps")).EndedWith(0);

        var (patches, links) = (
            Read(world["out/net/base/verte/tables/habitats.csv"]), Read(world["out/net/base/verte/tables/links.csv"]));
        var fit = Fit(links);
        var cost = Math.Exp(fit.A + (fit.B * Math.Log(90)));
        var told = string.Create(CultureInfo.InvariantCulture, $"p = 0.4 at exp({fit.A:0.####} + {fit.B:0.####} ln(90 "
            + $"m)) = {cost:0.######} resistance x m (R2 = {fit.RSquared:0.###}, n = {fit.Links}, path lengths); "
            + $"areas to the power of 0.5 in PC, EC and dPC");

        // The pipeline is French; files for other programs are not.
        var french = Regex.Replace(told, @"(\d)\.(\d)", "$1,$2")
            .Replace(" at ", " à ", StringComparison.Ordinal)
            .Replace("resistance", "résistance", StringComparison.Ordinal)
            .Replace(", n = ", " ; n = ", StringComparison.Ordinal)
            .Replace(
                ", path lengths); areas to the power of 0,5 in PC, EC and dPC",
                " ; longueurs des chemins) ; surfaces à la puissance 0,5 dans PC, EC et dPC",
                StringComparison.Ordinal);

        using var summary = JsonDocument.Parse(await File.ReadAllBytesAsync(
            world["out/net/base/verte/summary.json"], TestContext.Current.CancellationToken));
        var dispersal = summary.RootElement.GetProperty("dispersal");
        Assert.Equal(french, dispersal.GetProperty("text").GetString());
        Assert.Equal(cost, dispersal.GetProperty("cost").GetDouble(), 1e-9 * cost);
        Assert.Equal(fit.A, dispersal.GetProperty("intercept").GetDouble(), 1e-9);
        Assert.Equal(fit.B, dispersal.GetProperty("slope").GetDouble(), 1e-9);
        Assert.Equal(fit.Links, dispersal.GetProperty("links").GetInt32());

        var figures = Read(world["out/net/base/verte/summary.csv"]).ToLookup(row => row["figure"]);
        Assert.All(new[] { "pc", "ec_ha" }, figure => Assert.Equal(french, figures[figure].First()["note"]));
        Assert.Equal("", figures["iic"].First()["note"]);
        var package = world["out/net/base/verte/verte.gpkg"];
        foreach (var (table, column) in new[] { ("habitats", "dpc"), ("habitats", "interaction_flux_m4"), (
            "links", "betweenness") })
        {
            Assert.EndsWith(
                $" ; {french}",
                FeatureFile.Read(package, table).Columns.Single(found => found.Name == column).Meaning,
                StringComparison.Ordinal);
        }

        var dictionary = Read(world["out/net/base/verte/tables/columns.csv"]);
        Assert.EndsWith(
            french,
            dictionary.Single(row => row["table_name"] == "habitats" && row["column_name"] == "dpc")["meaning"],
            StringComparison.Ordinal);
        foreach (var (file, said) in new[]
        {
            ("conefor/csv-metadata.json", told), ("tables/csv-metadata.json", french), ("csv-metadata.json", french),
        })
        {
            var notes = await File.ReadAllTextAsync(
                world[$"out/net/base/verte/{file}"], TestContext.Current.CancellationToken);
            Assert.Contains($"\"CALAISIS_DISPERSAL\": \"{said}\"", notes, StringComparison.Ordinal);
        }

        var network = Oracle(patches, links, row => Number(row, "area_ha") * 1e4);
        var bent = Oracle(patches, links, row => Math.Sqrt(Number(row, "area_ha") * 1e4));
        Near(bent.EquivalentConnectivity(cost, 0.4) * bent.EquivalentConnectivity(cost, 0.4) / 1e4, summary.RootElement
            .GetProperty("ec_ha").GetDouble());
        Near(network.Harary, summary.RootElement.GetProperty("harary").GetDouble());
        Near(network.Diameter, summary.RootElement.GetProperty("diameter_cost").GetDouble());
        for (var i = 0; i < patches.Count; i++)
        {
            Near(network.InteractionFlux(i, cost, 0.4), Number(patches[i], "interaction_flux_m4"));
            Near(network.MeanCostFrom(i), Number(patches[i], "closeness_cost"));
            Near(
                100 * (1
                    - (Oracle([.. patches.Where((_, j) => j != i)], links, row => Number(row, "area_ha") * 1e4).IicSum
                        / network.IicSum)),
                Number(patches[i], "diic"));
        }

        Assert.All(
            links.Where(row => row["state"] == "active"), row => Assert.True(Number(row, "current_flow_m2") > 0));
        Assert.All(links.Where(row => row["state"] != "active"), row => Assert.Equal(
            ("", ""), (row["current_flow_m2"], row["diic"])));

        // Crossing core areas costs something: less is connected, and the links stay as they are.
        text = await File.ReadAllTextAsync(world[NetworkTrames.File], TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(
            world[NetworkTrames.File],
            text.Replace("pc-beta: 0.5,", "pc-beta: 0.5, intra-patch: true,", StringComparison.Ordinal),
            TestContext.Current.CancellationToken);
        (await world.RunAsync("run", NetworkTrames.File, "--quiet", "--no-maps")).EndedWith(0);
        using var crossed = JsonDocument.Parse(await File.ReadAllBytesAsync(
            world["out/net/base/verte/summary.json"], TestContext.Current.CancellationToken));
        Assert.True(crossed.RootElement.GetProperty("ec_ha").GetDouble()
            < summary.RootElement.GetProperty("ec_ha").GetDouble());
        Assert.True(crossed.RootElement.GetProperty("diameter_cost").GetDouble() > network.Diameter);
        Near(network.Harary, crossed.RootElement.GetProperty("harary").GetDouble());
        Assert.Contains(
            " ; les chemins paient la traversée des réservoirs ; ",
            crossed.RootElement.GetProperty("dispersal").GetProperty("text").GetString(),
            StringComparison.Ordinal);

        var plain = Read(world["out/net/base/noire/tables/habitats.csv"])[0];
        Assert.DoesNotContain(
            plain.Keys, column => column is "interaction_flux_m4" or "closeness_cost" or "current_flow_m2" or "diic");
    }

    static float CoverOf(int block) =>
        block is 0 or 3 or 6 or 17 or 21 or 32 or 35 or 39 or 50 or 53 ? 1 : block % 3 == 0 ? 4 : 2;

    /// <summary>ln(cost) over ln(length of the path), least squares over all links.</summary>
    static (double A, double B, double RSquared, int Links) Fit(List<Dictionary<string, string>> links)
    {
        var points = links.Select(row => (X: Math.Log(Number(row, "length_m")), Y: Math.Log(Number(row, "cost"))))
            .ToList();
        var (x, y) = (points.Average(point => point.X), points.Average(point => point.Y));
        var xy = points.Sum(point => (point.X - x) * (point.Y - y));
        var (xx, yy) = (points.Sum(point => Math.Pow(point.X - x, 2)), points.Sum(point => Math.Pow(point.Y - y, 2)));
        return (y - (xy / xx * x), xy / xx, xy * xy / xx / yy, points.Count);
    }

    static NetworkOracle Oracle(
        List<Dictionary<string, string>> patches, List<Dictionary<string, string>> links,
        Func<Dictionary<string, string>, double> sizeOf)
    {
        var places = patches.Select((row, i) => (row["id"], i)).ToDictionary();
        return new NetworkOracle(
            [.. patches.Select(sizeOf)],
            [
                .. links.Where(row => row["state"] == "active" && places.ContainsKey(row["patch_a"])
                    && places.ContainsKey(row["patch_b"]))
                    .Select(row => (places[row["patch_a"]], places[row["patch_b"]], Number(row, "cost"))),
            ]);
    }

    static List<Dictionary<string, string>> Read(string path)
    {
        var faults = new List<Fault>();
        var csv = CsvTable.Parse(CsvTable.ReadText(path), path, faults);
        Assert.Empty(faults);
        return [.. csv.Rows.Select(row =>
            csv.Header.ToDictionary(field => field.Text, field => csv.TextOf(row, field.Text)))];
    }

    static double Number(Dictionary<string, string> row, string column) =>
        double.Parse(row[column], CultureInfo.InvariantCulture);

    static void Near(double expected, double found) =>
        Assert.True(
            Math.Abs(expected - found) <= 1e-9 * Math.Max(1, Math.Abs(expected)),
            $"found {found:R}, expected {expected:R}");
}
