using System.Text;
using System.Text.Json;
using Calaisis.Raster.Grids;
using Calaisis.Raster.Maps.Colours;
using Calaisis.Raster.Maps.Frames;
using Calaisis.Raster.Maps.Legends;
using Calaisis.Raster.Maps.Report;
using Calaisis.Raster.Maps.Report.Sections;
using Calaisis.Raster.Packages;
using Calaisis.Raster.Tables;
using Calaisis.Raster.Tests.Packages;
using Xunit;

namespace Calaisis.Raster.SystemTests.Report;

/// <summary>The page of a report, read without a browser.</summary>
public sealed class HtmlReportTests
{
    [Theory]
    [InlineData(-0.0000831, 2, 0.0)]
    [InlineData(-0.0571, 1, -0.1)]
    [InlineData(17.24, 1, 17.2)]
    [InlineData(null, 1, null)]
    public void Points_and_changes_have_no_more_decimals_than_say_something(double? value, int decimals, double? shown)
    {
        var told = Calaisis.Raster.Processing.Report.ReportComparison.Shown(value, decimals);
        Assert.Equal(shown, told);
        Assert.False(told is 0 && double.IsNegative(told.Value));
    }

    [Fact]
    public void Equal_data_give_equal_bytes() =>
        Assert.Equal(HtmlReport.Bytes(Data()), HtmlReport.Bytes(Data()));

    [Theory]
    [InlineData(Language.French, "fr", "Carte", "Méthode", "Provenance")]
    [InlineData(Language.English, "en", "Map", "Method", "Provenance")]
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
        var other = habitats with
        {
            Rows = [.. habitats.Rows.Select((row, i) => i == 1
                ? row with { Values = [.. row.Values.Select((value, column) => column == 2 ? 99.25 : value)] }
                : row)],
        };
        var page = new ReportPage(Encoding.UTF8.GetString(HtmlReport.Bytes(Data() with
        {
            Scenarios = [Scenario("base", habitats, [0, 1, 2, 1]), Scenario("later", other, [0, 2, 2, 1])],
        })));
        var (before, after) = (Layer(page, 0), Layer(page, 1));
        int[] Chunks(JsonElement layer) =>
            [.. layer.GetProperty("values").EnumerateArray().Select(chunk => chunk.GetInt32())];
        Assert.Equal([2], Enumerable.Range(0, habitats.Columns.Count)
            .Where(column => Chunks(before)[column] != Chunks(after)[column]));
        Assert.Equal(before.GetProperty("pools").ToString(), after.GetProperty("pools").ToString());
        Assert.Equal(before.GetProperty("shapes").GetInt32(), after.GetProperty("shapes").GetInt32());
        Assert.Equal(99.25, page.Json(Chunks(after)[2])[1].GetDouble());

        JsonElement Raster(int scenario) =>
            page.Index.GetProperty("scenarios")[scenario].GetProperty("trames")[0].GetProperty("rasters")[0];
        Assert.Equal(JsonValueKind.Null, Raster(0).GetProperty("over").ValueKind);
        Assert.Equal(new byte[] { 0, 1, 2, 1 }, page.Bytes(Raster(0).GetProperty("cells").GetInt32()));
        Assert.Equal(Raster(0).GetProperty("cells").GetInt32(), Raster(1).GetProperty("over").GetInt32());
        Assert.Equal(new byte[] { 255, 2, 255, 255 }, page.Bytes(Raster(1).GetProperty("cells").GetInt32()));
    }

    [Fact]
    public void Every_value_of_a_layer_is_in_the_page_to_six_digits()
    {
        var habitats = ModelTable();
        var page = new ReportPage(Encoding.UTF8.GetString(
            HtmlReport.Bytes(Data() with { Scenarios = [Scenario("base", habitats, [0, 1, 2, 1])] })));
        var values = Layer(page, 0).GetProperty("values").EnumerateArray()
            .Select(chunk => page.Json(chunk.GetInt32())).ToList();
        Assert.Equal(habitats.Columns.Count, values.Count);
        for (var row = 0; row < habitats.Rows.Count; row++)
        {
            for (var column = 0; column < values.Count; column++)
            {
                var (expected, found) = (habitats.Rows[row].Values[column], values[column][row]);
                if (expected is double number && double.IsFinite(number))
                    Assert.InRange(Math.Abs(found.GetDouble() - number), 0, 5e-6 * Math.Abs(number));
                else if (expected is long whole) Assert.Equal(whole, found.GetInt64());
                else Assert.Equal(expected as string, found.GetString());
            }
        }
    }

    [Fact]
    public void The_map_comes_first_and_what_the_program_said_last()
    {
        var html = Encoding.UTF8.GetString(
            HtmlReport.Bytes(Data() with { Warnings = [new ReportWarning("verte", "seule")] }));
        int[] places = [.. new[]
        {
            "<main", "id=\"map-section\"", "class=\"key-figures\"", "id=\"method\"", "id=\"provenance\"",
            "id=\"warnings\"",
        }
            .Select(text => html.IndexOf(text, StringComparison.Ordinal))];
        Assert.All(places, place => Assert.True(place >= 0));
        Assert.Equal(places.Order(), places);
    }

    [Fact]
    public void What_a_scenario_gained_and_lost_stands_in_the_page_and_what_it_kept_does_not()
    {
        var areas = Changes(
            "corridor_changes",
            FeatureShape.MultiPolygon,
            new Column("area_ha", ColumnType.Number),
            [("gained", 1.5, Square(0)), ("lost", 2.25, Square(2000)), ("kept", 9.0, Square(4000))]);
        var cores = Changes(
            "habitat_changes",
            FeatureShape.MultiPolygon,
            new Column("area_ha", ColumnType.Number),
            [("gained", 4.5, Square(6000)), ("kept", 70.0, Square(8000))]);
        var lines = Changes(
            "link_changes",
            FeatureShape.MultiLine,
            new Column("link_after", ColumnType.WholeNumber),
            [("gained", 1L, Line(0)), ("gained", 2L, Line(500)), ("kept", 3L, Line(900))]);
        var later = Scenario("later", ModelTable(), [0, 1, 2, 1]);
        var page = new ReportPage(Encoding.UTF8.GetString(HtmlReport.Bytes(Data() with
        {
            Scenarios = [Scenario("base", ModelTable(), [0, 1, 2, 1]),
                later with { Trames = [later.Trames[0] with { Changes = new ReportChanges(cores, areas, lines) }] }],
        })));
        JsonElement Trame(int scenario) => page.Index.GetProperty("scenarios")[scenario].GetProperty("trames")[0];
        Assert.False(Trame(0).TryGetProperty("changes", out _));
        foreach (var (word, hectares, coreHectares, links) in new[] { ("gained", 1.5, 4.5, 2), ("lost", 2.25, 0.0, 0) })
        {
            var change = Trame(1).GetProperty("changes").GetProperty(word);
            Assert.Equal(hectares, change.GetProperty("ha").GetDouble());
            Assert.Equal(coreHectares, change.GetProperty("coreHa").GetDouble());
            Assert.Equal(coreHectares > 0 ? 1 : 0, page.Json(change.GetProperty("cores").GetInt32()).GetArrayLength());
            Assert.Equal(links, change.GetProperty("links").GetInt32());
            Assert.Equal(1, page.Json(change.GetProperty("areas").GetInt32()).GetArrayLength());
            Assert.Equal(links, page.Json(change.GetProperty("lines").GetInt32()).GetArrayLength());
            Assert.False(change.TryGetProperty("inside", out _));
        }
    }

    [Fact]
    public void What_is_gained_and_lost_is_told_of_the_territory_and_of_the_extent()
    {
        var areas = Changes(
            "corridor_changes", FeatureShape.MultiPolygon, new Column("area_ha", ColumnType.Number),
            [("gained", 1.5, Square(0))]);
        var lines = Changes(
            "link_changes",
            FeatureShape.MultiLine,
            new Column("in_territory", ColumnType.WholeNumber),
            [("gained", 1L, Line(0)), ("gained", 0L, Line(500)), ("lost", 0L, Line(900))]);
        var changes = new ReportChanges(null, areas, lines)
        {
            Inside = new Dictionary<string, ReportChangedInside> { ["gained"] = new(4, 0.25), ["lost"] = new(0, 0) },
        };
        var later = Scenario("later", ModelTable(), [0, 1, 2, 1]);
        var page = new ReportPage(Encoding.UTF8.GetString(HtmlReport.Bytes(Data() with
        {
            Scenarios = [Scenario("base", ModelTable(), [0, 1, 2, 1]),
                later with { Trames = [later.Trames[0] with { Changes = changes }] }],
        })));
        var told = page.Index.GetProperty("scenarios")[1].GetProperty("trames")[0].GetProperty("changes");
        Assert.Equal("1.5 ha, 2 links; inside 0.25 ha, 4 ha, 1 links", Told("gained"));
        Assert.Equal("0 ha, 1 links; inside 0 ha, 0 ha, 0 links", Told("lost"));

        string Told(string word)
        {
            var (all, inside) = (told.GetProperty(word), told.GetProperty(word).GetProperty("inside"));
            return $"{all.GetProperty("ha")} ha, {all.GetProperty("links")} links; inside {inside.GetProperty("ha")} "
                + $"ha, {inside.GetProperty("coreHa")} ha, {inside.GetProperty("links")} links";
        }
    }

    [Theory]
    [InlineData(3, 1)]
    [InlineData(40, 4)]
    public void A_table_wider_than_paper_is_printed_in_parts_that_hold_every_column_once(int numbers, int least)
    {
        var table = new FeatureTable(
            "wide",
            FeatureShape.None,
            [new Column("trame", ColumnType.Text), new Column("scenario", ColumnType.Text), .. Enumerable.Range(
                0, numbers).Select(i => new Column($"n{i}", ColumnType.Number) { Title = $"Longueur totale {i}" })],
            [new FeatureRow(["Trame verte", "Haies replantées",
                .. Enumerable.Range(0, numbers).Select(i => (object?)(1234567.0 + i))])]);
        var parts = PrintedColumns.PartsOf(table, value => $"{value}");
        Assert.True(parts.Count >= least, $"{parts.Count} parts");
        Assert.All(parts, part => Assert.Equal([0, 1], part.Take(2)));
        Assert.Equal(Enumerable.Range(2, numbers), parts.SelectMany(part => part.Skip(2)));
    }

    [Fact]
    public void A_long_comparison_is_printed_whole_by_what_its_first_columns_name_each_value_with_its_change()
    {
        string[] scenarios = ["haies", "mares", "extinction", "friches", "zone", "ensemble"];
        var table = new FeatureTable(
            "side-by-side",
            FeatureShape.None,
            [
                new Column("trame", ColumnType.Text), new Column("area", ColumnType.Text),
                new Column("figure", ColumnType.Text), new Column("before", ColumnType.Number),
                .. scenarios.SelectMany(name => new[] { new Column(name, ColumnType.Number)
                {
                    Title = $"Scénario {name}",
                }, new Column($"{name}_percent", ColumnType.Number) { Title = "%" } }),
            ],
            [
                .. from trame in new[] { "verte", "bleue" }
                   from area in new[] { "Pays", "étude" }
                   from figure in Enumerable.Range(0, 60)
                   select new FeatureRow([trame, area, $"Indicateur {figure}", 1000.0,
                       .. scenarios.SelectMany((_, i) => new object?[] { 1000.0 + (10 * i), 1.0 * i })]),
            ]);
        var data = Data() with
        {
            Comparisons = [new ReportTable("Côte à côte", "", table)],
            Scenarios = [Scenario("base", ModelTable(), [0, 1, 2, 1]), Scenario("later", ModelTable(), [0, 1, 2, 1])],
        };
        var html = Encoding.UTF8.GetString(HtmlReport.Bytes(data)).Replace("&#xA0;", " ", StringComparison.Ordinal)
            .Replace("&#x202F;", " ", StringComparison.Ordinal);
        var printed = html.Split("<table class=\"printed-part\">")[1..]
            .Select(part => part[..part.IndexOf("</table>", StringComparison.Ordinal)]).ToList();
        Assert.Equal(4, printed.Count(part => part.Contains("<caption>Côte à côte", StringComparison.Ordinal)
            && part.Contains("<thead>", StringComparison.Ordinal)));
        Assert.Contains("<caption>Côte à côte – bleue, étude</caption>", printed[3], StringComparison.Ordinal);
        Assert.All(printed, part => Assert.Equal(60, part.Split("<tr>").Length - 2));
        Assert.All(scenarios, name => Assert.Contains($">Scénario {name}</th>", printed[0], StringComparison.Ordinal));
        Assert.Contains(">1 050 (&#x2B;5 %)</td>", printed[0], StringComparison.Ordinal);
        Assert.Contains(">1 000</td>", printed[0], StringComparison.Ordinal);
        Assert.DoesNotContain("à lire à l'écran", html, StringComparison.Ordinal);
    }

    [Fact]
    public void What_changes_and_why_is_printed()
    {
        var later = Scenario("later", ModelTable(), [0, 1, 2, 1]) with
        {
            Statements = [new ReportStatement("Trame verte", "Liaisons : 29 nouvelles.")],
        };
        var html = Encoding.UTF8.GetString(
            HtmlReport.Bytes(Data() with { Scenarios = [Scenario("base", ModelTable(), [0, 1, 2, 1]), later] }));
        Assert.Contains("<details class=\"statements printed\">", html, StringComparison.Ordinal);
        var print = html[html.IndexOf("@media print", StringComparison.Ordinal)..];
        Assert.DoesNotContain(
            ".statements,", print[..print.IndexOf("</style>", StringComparison.Ordinal)], StringComparison.Ordinal);
    }

    [Fact]
    public void A_scenario_with_other_trames_is_refused()
    {
        var data = Data() with
        {
            Scenarios = [Scenario("base", ModelTable(), [0, 1, 2, 1]), new ReportScenario("later", "Later", [])],
        };
        Assert.Contains(
            "'later' has other trames than 'base'",
            Assert.Throws<ArgumentException>(() => HtmlReport.Bytes(data)).Message,
            StringComparison.Ordinal);
    }

    static FeatureTable Changes(
        string name, FeatureShape shape, Column column, (string Word, object Value, ReadOnlyMemory<byte> Wkb)[] rows) =>
        new(
            name, shape, [new Column("change", ColumnType.Text), column],
            [.. rows.Select(row => new FeatureRow([row.Word, row.Value], row.Wkb))]);

    static ReadOnlyMemory<byte> Square(double at) =>
        WkbWriter.MultiPolygon([[[602500 + at, 7100000, 603500 + at, 7100000, 603500 + at, 7101000, 602500 + at,
            7101000, 602500 + at, 7100000]]]);

    static ReadOnlyMemory<byte> Line(double at) => WkbWriter.MultiLine([[602500 + at, 7100000, 603500 + at, 7100500]]);

    static JsonElement Layer(ReportPage page, int scenario) =>
        page.Index.GetProperty("scenarios")[scenario].GetProperty("trames")[0].GetProperty("layers")[0];

    static FeatureTable ModelTable() => TramePackage.Of(ModelTrame.Of("verte", Language.French)).Tables
        .First(table => table.Name == LayerNames.Habitats);

    static ReportScenario Scenario(string name, FeatureTable habitats, byte[] cells, string title = "Trame verte") =>
        new(
            name,
            name,
            [
                new ReportTrame("verte", TrameStyle.Of("verte", Language.French) with { Name = title })
                {
                    Layers = [habitats],
                    Rasters =
                    [
                        new ReportRaster(
                            "resistance",
                            title,
                            new GridDefinition("EPSG:2154", 602500, 7107000, 500, 500, new Shape(2, 2)),
                            cells,
                            [new ReportClass("1 – 2", new Rgb(1, 2, 3)), new ReportClass("2 – 5", null),
                            new ReportClass(title, new Rgb(4, 5, 6))]),
                    ],
                },
            ]);

    static ReportData Data(string title = "Trame verte") => new()
    {
        Language = Language.French,
        Title = "Pays du Calaisis",
        Grid = ModelTrame.Grid,
        Ground = new MapGround
        {
            CrsName = "Lambert-93",
            MetresPerUnit = 1,
            Places = [new("Guînes", new(602600, 7106500), 1)],
        },
        Scenarios = [Scenario("base", ModelTable(), [0, 1, 2, 1], title)],
        Versions = new SortedDictionary<string, string>(StringComparer.Ordinal) { ["gdal"] = "3.6.2" },
    };
}
