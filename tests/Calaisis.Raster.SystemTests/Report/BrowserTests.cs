using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Calaisis.Raster.Geo.Vectors;
using Calaisis.Raster.SystemTests.Pipelines;
using Calaisis.Raster.SystemTests.Program;
using Calaisis.Raster.SystemTests.Rasters;
using Calaisis.Raster.Tables;
using Calaisis.Raster.Tests;
using Xunit;

namespace Calaisis.Raster.SystemTests.Report;

/// <summary>The report of a coarse Calaisis, opened from disk in a real Chromium that has no network.</summary>
[Trait("Category", "Browser")]
public sealed partial class BrowserTests(BrowserTests.Session session) : IClassFixture<BrowserTests.Session>
{
    JsonElement Seen => session.Seen;

    [Fact]
    public void It_opens_without_an_error_and_asks_no_network_for_anything()
    {
        Assert.Empty(Texts("errors"));
        Assert.Empty(Texts("requests"));
        Assert.Equal("fr", Seen.GetProperty("language").GetString());
        Assert.Equal("Pays du Calaisis", Seen.GetProperty("title").GetString());
    }

    [Fact]
    public void Pictures_and_controls_have_names_and_texts_are_dark_enough()
    {
        Assert.Empty(Texts("unnamed"));
        Assert.Empty(Texts("faint"));
        Assert.True(Seen.GetProperty("widerThanScreen").GetInt32() <= 0, "a narrow screen has to scroll sideways");
    }

    [Fact]
    public void The_keyboard_reaches_the_map_and_all_that_is_beside_it()
    {
        var focused = Texts("focused");
        string[] expected = ["trame", "left-scenario", "swipe-on", "map", "home", "layer-conflicts", "layer-habitats",
            "layer-corridors", "layer-resistance", "zones-0"];
        Assert.Equal(expected, focused.Where(expected.Contains).Distinct());
        Assert.True(Seen.GetProperty("movedByKey").GetBoolean());
        Assert.True(Seen.GetProperty("zoomedByKey").GetBoolean());
        Assert.Equal("30", Seen.GetProperty("swipeByKey").GetString());
    }

    [Fact]
    public void Popups_show_the_values_of_the_tables()
    {
        var popups = Seen.GetProperty("popups").EnumerateArray().ToList();
        Assert.True(
            popups.Select(popup => popup.GetProperty("layer").GetString()).Distinct().Count() == 5,
            "a layer has no popup");
        foreach (var popup in popups)
        {
            var (names, rows) = Table(popup.GetProperty("layer").GetString()!);
            var row = rows.Single(row => row[0] == popup.GetProperty("id").GetString());
            // The name stands in the heading, beside the number.
            var named = Array.IndexOf(names, "name");
            Assert.True(named > 0, $"{popup.GetProperty("layer")} has no names");
            Assert.EndsWith(
                row[named].Length == 0 ? $" {row[0]}" : $" {row[0]} : {row[named]}",
                popup.GetProperty("heading").GetString(),
                StringComparison.Ordinal);
            var values = popup.GetProperty("values").EnumerateObject()
                .ToDictionary(value => value.Name, value => value.Value.GetString()!);
            for (var i = 1; i < names.Length; i++)
            {
                if (row[i].Length == 0 || i == named) Assert.DoesNotContain(names[i], values.Keys);
                else AssertShows(row[i], values[names[i]], $"{popup.GetProperty("heading").GetString()}, {names[i]}");
            }
        }
    }

    [Fact]
    public void A_click_on_the_map_finds_the_feature_and_the_pointer_its_place_in_Lambert_93()
    {
        var pointer = Seen.GetProperty("pointer");
        Assert.Equal(
            pointer.GetProperty("heading").GetString(), Seen.GetProperty("clicked").GetProperty("heading").GetString());
        Assert.StartsWith(
            $"Conflit {pointer.GetProperty("id").GetString()} : ",
            pointer.GetProperty("heading").GetString(),
            StringComparison.Ordinal);
        Assert.Equal("EPSG:2154", session.CrsOf("verte"));
        var conflict = FeatureFile.Read(session.Result("verte/verte.gpkg"), "conflicts").Rows
            .Single(row => row.Values[0] is long id
                && id.ToString(CultureInfo.InvariantCulture) == pointer.GetProperty("id").GetString());
        var place = WkbReader.Read(conflict.Wkb.Span).Parts[0][0];
        var shown = Coordinates()
            .Match(pointer.GetProperty("coordinates").GetString()!.Replace("\u202F", "", StringComparison.Ordinal));
        Assert.True(shown.Success, pointer.GetProperty("coordinates").GetString());
        // Within a pixel or two at the scale of the click.
        Assert.InRange(Math.Abs(Number(shown.Groups[1].Value) - place[0]), 0, 40);
        Assert.InRange(Math.Abs(Number(shown.Groups[2].Value) - place[1]), 0, 40);
    }

    [Fact]
    public void The_bar_of_the_scale_is_as_long_as_it_says()
    {
        var scale = Seen.GetProperty("scale");
        var said = scale.GetProperty("text").GetString()!.Split(' ');
        var metres = Number(said[0]) * (said[1] == "km" ? 1000 : 1);
        Assert.InRange(
            scale.GetProperty("pixels").GetDouble() * scale.GetProperty("metresPerPixel").GetDouble() / metres,
            0.97, 1.03);
    }

    [Fact]
    public void Tables_sort_and_hand_themselves_on_as_CSV()
    {
        var sorted = Seen.GetProperty("sorted").EnumerateArray().ToList();
        double[] Values(int i) =>
            [.. sorted[i].GetProperty("values").EnumerateArray().Select(value => value.GetDouble())];
        Assert.Equal(["ascending", "descending"], sorted.Select(one => one.GetProperty("sort").GetString()));
        Assert.Equal(Values(0).Order(), Values(0));
        Assert.Equal(Values(0).OrderDescending(), Values(1));
        Assert.True(Values(0).Distinct().Count() > 3);
        foreach (var layer in new[] { "habitats", "stepping_stones", "corridors", "links", "conflicts" })
        {
            var (names, rows) = Csv(Seen.GetProperty("downloads").GetProperty(layer).GetString()!);
            var expected = Table(layer);
            Assert.Equal(expected.Names, names);
            Assert.True(rows.Length > 0);
            Assert.Equal(expected.Rows.Length, rows.Length);
            Assert.All(expected.Rows.Zip(rows).SelectMany(pair => pair.First.Zip(pair.Second)), cell => AssertSame(
                cell.First, cell.Second));
        }
    }

    [Fact]
    public void The_divider_shows_one_choice_on_each_side()
    {
        var swipe = Seen.GetProperty("swipe");
        Assert.True(swipe.GetProperty("choicesDiffer").GetDouble() > 0.1, "two trames look alike");
        foreach (var side in new[] { "leftIsLeft", "rightIsRight", "movedIsRight", "movedIsLeft" })
        {
            Assert.True(
                swipe.GetProperty(side).GetDouble() < 0.02,
                $"{side}: {swipe.GetProperty(side).GetDouble():P1} of the pixels differ");
        }

        Assert.Contains("Extinction nocturne", Seen.GetProperty("status").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("corridorsGo")]
    [InlineData("corridorsFade")]
    [InlineData("resistanceComes")]
    public void Layers_are_switched_and_faded(string change) =>
        Assert.InRange(Seen.GetProperty(change).GetDouble(), 0.01, 1);

    [Fact]
    public void The_first_screen_holds_the_title_the_map_and_large_figures_of_its_trame()
    {
        var first = Seen.GetProperty("firstScreen");
        Assert.True(
            first.GetProperty("mapTop").GetDouble() < first.GetProperty("height").GetDouble() / 3, first.ToString());
        Assert.True(
            first.GetProperty("mapBottom").GetDouble() <= first.GetProperty("height").GetDouble(), first.ToString());
        Assert.InRange(first.GetProperty("figures").GetInt32(), 4, 6);
        Assert.InRange(first.GetProperty("figurePixels").GetDouble(), 22, 60);
        Assert.Equal(["verte"], first.GetProperty("trames").EnumerateArray().Select(trame => trame.GetString()));
    }

    [Fact]
    public void The_map_stops_where_the_data_end()
    {
        var limits = Seen.GetProperty("limits");
        // A cell of 100 m is at most so large, and the whole grid at least fills the frame.
        Assert.InRange(limits.GetProperty("nearestMetresPerPixel").GetDouble(), 100.0 / 20, 100.0 / 10);
        Assert.True(
            limits.GetProperty("farthestPixels").GetDouble() >= 0.8 * limits.GetProperty("frameHeight").GetDouble(),
            limits.ToString());
        Assert.True(
            limits.GetProperty("leaves").GetDouble() < 2000,
            $"the map can be moved {limits.GetProperty("leaves").GetDouble()} m beyond the data");
    }

    [Fact]
    public void A_divider_shows_the_scenario_that_is_looked_at_beside_the_first() =>
        Assert.Equal(["0", "1"], Seen.GetProperty("divided").EnumerateArray().Select(shown => shown.GetString()));

    [Fact]
    public void A_divider_between_two_scenarios_shows_what_is_gained_and_lost_without_being_asked()
    {
        var changes = Seen.GetProperty("changes");
        Assert.Equal("Rien n'est gagné ni perdu dans cette trame.", Seen.GetProperty("noChange").GetString());
        Assert.True(changes.GetProperty("isChecked").GetBoolean());
        Assert.Contains("Gagné", changes.GetProperty("legend").GetString(), StringComparison.Ordinal);
        Assert.Contains("Perdu", changes.GetProperty("legend").GetString(), StringComparison.Ordinal);
        Assert.True(changes.GetProperty("shownPixels").GetInt32() > 300, changes.ToString());
        // Where shades of the map's other colours meet, a few pixels look alike.
        Assert.True(
            changes.GetProperty("hiddenPixels").GetInt32() * 100 < changes.GetProperty("shownPixels").GetInt32(),
            changes.ToString());
    }

    [Fact]
    public void Paper_loses_no_column()
    {
        var printed = Seen.GetProperty("printedTables");
        Assert.True(
            printed.GetProperty("widest").GetDouble() <= printed.GetProperty("paper").GetDouble() + 1,
            printed.ToString());
        var tables = printed.GetProperty("headings").EnumerateObject().ToList();
        Assert.Contains("indicators", tables.Select(table => table.Name));
        foreach (var table in tables)
        {
            Assert.All(
                table.Value.GetProperty("wanted").EnumerateArray().Select(heading => heading.GetString()),
                heading => Assert.Contains(
                    heading, table.Value.GetProperty("printed").EnumerateArray().Select(shown => shown.GetString())));
        }
    }

    [Fact]
    public void The_map_is_printed() =>
        Assert.True(Seen.GetProperty("printedColours").GetInt32() > 500, "the printed map is blank");

    string[] Texts(string name) => [.. Seen.GetProperty(name).EnumerateArray().Select(text => text.GetString()!)];

    // As the run wrote it; places of points, which its first columns hold, stand on the map.
    (string[] Names, string[][] Rows) Table(string layer)
    {
        var (names, rows) = Csv(File.ReadAllText(session.Result($"verte/tables/{layer}.csv")));
        var places = names.TakeWhile(name => name is "x" or "y").Count();
        return (names[places..], [.. rows.Select(row => row[places..])]);
    }

    static (string[] Names, string[][] Rows) Csv(string text)
    {
        var lines = text.TrimStart('\uFEFF').Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split(';').Select(field => field.Trim('"')).ToArray()).ToList();
        return (lines[0], [.. lines.Skip(1)]);
    }

    static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    static bool IsNumber(string text, out double number) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out number);

    // A cell of the run's table and one of the page's, which keeps six digits.
    static void AssertSame(string expected, string found)
    {
        if (IsNumber(expected, out var number) && IsNumber(found, out var kept))
            Assert.InRange(Math.Abs(number - kept), 0, 5.1e-6 * Math.Abs(number));
        else Assert.Equal(expected, found);
    }

    // A number as people read it has three significant digits, and all whole ones.
    static void AssertShows(string value, string shown, string where)
    {
        if (!IsNumber(value, out var number) || value is [not '0', ..] && shown == value
            || value.Contains(' ', StringComparison.Ordinal))
        {
            var words = new Dictionary<string, string>
            {
                ["active"] = "actif",
                ["preserve"] = "à préserver",
                ["restore"] = "à remettre en bon état",
            };
            Assert.True(
                (words.TryGetValue(value, out var word) ? word : value) == shown,
                $"{where}: {value} is shown as {shown}");
            return;
        }

        var digits = Digits().Match(shown.Replace("\u202F", "", StringComparison.Ordinal).Replace('−', '-')).Value
            .Replace(',', '.');
        var unit = number == 0 ? 0 : Math.Min(1, Math.Pow(10, Math.Floor(Math.Log10(Math.Abs(number))) - 2));
        Assert.True(
            Math.Abs(Number(digits) - number) <= (0.5 * unit) + (5.1e-6 * Math.Abs(number)),
            $"{where}: {value} is shown as {shown}");
    }

    [GeneratedRegex("^-?[0-9]+(,[0-9]+)?")]
    private static partial Regex Digits();

    [GeneratedRegex("^Lambert-93 \\(EPSG:2154\\)  X ([0-9]+)  Y ([0-9]+) m$")]
    private static partial Regex Coordinates();

    /// <summary>One run and one visit of its report for all tests.</summary>
    public sealed class Session : IAsyncLifetime
    {
        readonly Folder _folder = new();

        public JsonElement Seen { get; private set; }

        public string Result(string path) => _folder[$"out/calaisis/base/{path}"];

        public string CrsOf(string trame)
        {
            Geo.Native.GdalRuntime.EnsureStarted();
            using var source = OSGeo.OGR.Ogr.Open(Result($"{trame}/{trame}.gpkg"), 0)!;
            using var layer = source.GetLayerByName("conflicts")!;
            using var reference = layer.GetSpatialRef()!;
            return $"{reference.GetAuthorityName(null)}:{reference.GetAuthorityCode(null)}";
        }

        public async ValueTask InitializeAsync()
        {
            await CoarseCalaisis.WriteAsync(_folder, cellMetres: 100, "futures.yaml");
            (await BuiltProgram.RunAsync(
                _folder.Path, "run", "coarse.yaml", "--quiet", "--scenario", "base,extinction")).EndedWith(0);
            var pictures = Directory.CreateDirectory(Path.Combine(Repository.Root, ".artifacts", "pictures")).FullName;
            Seen = JsonDocument.Parse(await Look(_folder["out/calaisis/report.html"], pictures)).RootElement;
        }

        public ValueTask DisposeAsync()
        {
            _folder.Dispose();
            return ValueTask.CompletedTask;
        }

        static async Task<string> Look(string report, string pictures)
        {
            var source = Path.Combine(Repository.Root, "tests", "Calaisis.Raster.SystemTests", "Report", "browser");
            var installed = Directory.CreateDirectory(Path.Combine(Repository.Root, ".artifacts", "browser")).FullName;
            foreach (var file in Directory.EnumerateFiles(source))
                File.Copy(file, Path.Combine(installed, Path.GetFileName(file)), overwrite: true);
            await Run(installed, "npm", "ci", "--no-audit", "--no-fund");
            return await Run(installed, "node", "look.mjs", report, pictures);
        }

        static async Task<string> Run(string folder, string program, params string[] arguments)
        {
            var start = new ProcessStartInfo(program, arguments)
            {
                WorkingDirectory = folder,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            };
            using var process = Process.Start(start)!;
            var errors = process.StandardError.ReadToEndAsync();
            var said = await process.StandardOutput.ReadToEndAsync();
            await process.WaitForExitAsync();
            Assert.True(process.ExitCode == 0, $"{program}: {await errors}");
            return said;
        }
    }
}
