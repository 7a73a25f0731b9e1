using System.Text;
using System.Text.Json;
using Calaisis.Raster.Grids;
using Calaisis.Raster.Maps.Frames;
using Calaisis.Raster.Maps.Pages;
using Calaisis.Raster.Maps.Report;
using Calaisis.Raster.Maps.Sheets;
using Calaisis.Raster.Packages;
using Calaisis.Raster.Pipelines;
using Calaisis.Raster.Tables;
using Calaisis.Raster.Tests.Packages;
using Xunit;

namespace Calaisis.Raster.SystemTests.Report;

/// <summary>The page of a report, read without a browser.</summary>
public sealed class HtmlReportTests
{
    [Fact]
    public void Equal_data_give_equal_bytes() =>
        Assert.Equal(HtmlReport.Bytes(Data()), HtmlReport.Bytes(Data()));

    [Theory]
    [InlineData(Language.French, "fr", "En bref", "Provenance")]
    [InlineData(Language.English, "en", "In short", "Provenance")]
    public void The_page_speaks_the_language_of_the_pipeline(Language language, string code, params string[] words)
    {
        var html = Encoding.UTF8.GetString(HtmlReport.Bytes(Data() with { Language = language }));
        Assert.StartsWith($"<!DOCTYPE html>\n<html lang=\"{code}\">", html, StringComparison.Ordinal);
        Assert.All(words, word => Assert.Contains($">{word}</h2>", html, StringComparison.Ordinal));
    }

    [Fact]
    public void Nothing_that_is_data_becomes_markup()
    {
        const string Hostile = "</script><img src=x onerror=alert(1)>\"'&";
        var data = Data(Hostile) with
        {
            Title = Hostile,
            Credits = Hostile,
            Warnings = [new ReportWarning(Hostile, Hostile)],
            Inputs = [new ReportInput(Hostile, Hostile, Hostile)],
            Parameters = [new ReportParameter(Hostile, Hostile, Hostile)],
        };
        var html = Encoding.UTF8.GetString(HtmlReport.Bytes(data));
        Assert.DoesNotContain("<img", html, StringComparison.Ordinal);
        Assert.DoesNotContain("onerror=alert(1)>", html, StringComparison.Ordinal);
        Assert.Equal(Hostile, new ReportPage(html).Index.GetProperty("name").GetString());
    }

    [Fact]
    public void Scenarios_share_what_is_equal_and_keep_what_is_not()
    {
        var habitats = ModelTable();
        var other = habitats with { Rows = [.. habitats.Rows.Select((row, i) => i == 1 ? row with { Values = [.. row.Values.Select((value, column) => column == 2 ? 99.25 : value)] } : row)] };
        var page = new ReportPage(Encoding.UTF8.GetString(HtmlReport.Bytes(Data() with
        {
            Scenarios = [Scenario("base", habitats, [0, 1, 2, 1]), Scenario("later", other, [0, 2, 2, 1])],
        })));
        var (before, after) = (Layer(page, 0), Layer(page, 1));
        int[] Chunks(JsonElement layer) => [.. layer.GetProperty("values").EnumerateArray().Select(chunk => chunk.GetInt32())];
        Assert.Equal([2], Enumerable.Range(0, habitats.Columns.Count).Where(column => Chunks(before)[column] != Chunks(after)[column]));
        Assert.Equal(before.GetProperty("pools").ToString(), after.GetProperty("pools").ToString());
        Assert.Equal(before.GetProperty("shapes").GetInt32(), after.GetProperty("shapes").GetInt32());
        Assert.Equal(99.25, page.Json(Chunks(after)[2])[1].GetDouble());

        JsonElement Raster(int scenario) => page.Index.GetProperty("scenarios")[scenario].GetProperty("trames")[0].GetProperty("rasters")[0];
        Assert.Equal(JsonValueKind.Null, Raster(0).GetProperty("over").ValueKind);
        Assert.Equal(new byte[] { 0, 1, 2, 1 }, page.Bytes(Raster(0).GetProperty("cells").GetInt32()));
        Assert.Equal(Raster(0).GetProperty("cells").GetInt32(), Raster(1).GetProperty("over").GetInt32());
        Assert.Equal(new byte[] { 255, 2, 255, 255 }, page.Bytes(Raster(1).GetProperty("cells").GetInt32()));
    }

    [Fact]
    public void Every_value_of_a_layer_is_in_the_page_to_six_digits()
    {
        var habitats = ModelTable();
        var page = new ReportPage(Encoding.UTF8.GetString(HtmlReport.Bytes(Data() with { Scenarios = [Scenario("base", habitats, [0, 1, 2, 1])] })));
        var values = Layer(page, 0).GetProperty("values").EnumerateArray().Select(chunk => page.Json(chunk.GetInt32())).ToList();
        Assert.Equal(habitats.Columns.Count, values.Count);
        for (var row = 0; row < habitats.Rows.Count; row++)
        {
            for (var column = 0; column < values.Count; column++)
            {
                var (expected, found) = (habitats.Rows[row].Values[column], values[column][row]);
                if (expected is double number && double.IsFinite(number)) Assert.InRange(Math.Abs(found.GetDouble() - number), 0, 5e-6 * Math.Abs(number));
                else if (expected is long whole) Assert.Equal(whole, found.GetInt64());
                else Assert.Equal(expected as string, found.GetString());
            }
        }
    }

    [Fact]
    public void A_scenario_with_other_trames_is_refused()
    {
        var data = Data() with { Scenarios = [Scenario("base", ModelTable(), [0, 1, 2, 1]), new ReportScenario("later", "Later", [])] };
        Assert.Contains("'later' has other trames than 'base'", Assert.Throws<ArgumentException>(() => HtmlReport.Bytes(data)).Message, StringComparison.Ordinal);
    }

    static JsonElement Layer(ReportPage page, int scenario) =>
        page.Index.GetProperty("scenarios")[scenario].GetProperty("trames")[0].GetProperty("layers")[0];

    static FeatureTable ModelTable() => TramePackage.Of(ModelTrame.Of("verte", Language.French)).Tables.First(table => table.Name == LayerNames.Habitats);

    static ReportScenario Scenario(string name, FeatureTable habitats, byte[] cells, string title = "Trame verte") => new(
        name,
        name,
        [
            new ReportTrame("verte", TrameStyle.Of("verte", Language.French) with { Name = title })
            {
                Layers = [habitats],
                Rasters =
                [
                    new ReportRaster("resistance", title, new GridDefinition("EPSG:2154", 602500, 7107000, 500, 500, new Shape(2, 2)), cells, [new ReportClass("1 – 2", new Rgb(1, 2, 3)), new ReportClass("2 – 5", null), new ReportClass(title, new Rgb(4, 5, 6))]),
                ],
            },
        ]);

    static ReportData Data(string title = "Trame verte") => new()
    {
        Language = Language.French,
        Title = "Pays du Calaisis",
        Grid = ModelTrame.Grid,
        Ground = new MapGround { CrsName = "Lambert-93", MetresPerUnit = 1, Places = [new("Guînes", new(602600, 7106500), 1)] },
        Scenarios = [Scenario("base", ModelTable(), [0, 1, 2, 1], title)],
        Versions = new SortedDictionary<string, string>(StringComparer.Ordinal) { ["gdal"] = "3.6.2" },
    };
}
