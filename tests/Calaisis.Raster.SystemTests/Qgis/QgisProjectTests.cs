using System.IO.Compression;
using System.Text.Json;
using System.Xml.Linq;
using Calaisis.Raster.SystemTests.Pipelines;
using Calaisis.Raster.SystemTests.Program;
using Calaisis.Raster.SystemTests.Rasters;
using Calaisis.Raster.Tests;
using MaxRev.Gdal.Core;
using OSGeo.OGR;
using Xunit;

namespace Calaisis.Raster.SystemTests.Qgis;

/// <summary>
/// The project of a run in QGIS itself, as Debian has it. The results are moved before it is opened: a project that
/// names the place where it was made would find nothing.
/// </summary>
[Trait("Category", "Qgis")]
public sealed class QgisProjectTests : IDisposable
{
    /// <summary>In which every trame differs from the base.</summary>
    const string Together = "Toutes les actions favorables";

    static readonly string[] EditLayers =
        ["Haies, Occupation du sol, Cours d'eau, Passages à faune (lignes)", "Mares, Éclairage nocturne, "
            + "Occupation du sol (surfaces)"];

    static readonly string[] Trames = ["verte", "bleue", "noire", "marron", "grise"];
    static readonly string Pictures = Path.Combine(Repository.Root, ".artifacts", "pictures");

    readonly Folder _folder = new();

    public QgisProjectTests() => GdalBase.ConfigureAll();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_project_of_a_run_opens_anywhere_with_every_result_drawn_and_a_page_to_print_for_each_trame()
    {
        await CoarseCalaisis.WriteAsync(
            _folder, cellMetres: 100, "futures.yaml", "scenarios: { ensemble: { maps: true } }\n");
        (await BuiltProgram.RunAsync(_folder.Path, "run", "coarse.yaml", "--quiet", "--scenario", "base,ensemble"))
            .EndedWith(0);
        var moved = _folder["moved"];
        Copy(_folder["out/calaisis"], moved);
        Directory.Delete(_folder["out"], recursive: true);
        AssertRelative(Path.Combine(moved, "project.qgz"));

        Directory.CreateDirectory(Pictures);
        using var seen = await QgisProgram.Run("look_at_project.py", [Path.Combine(moved, "project.qgz"), Pictures]);
        var project = seen.RootElement;
        Assert.True(project.GetProperty("opened").GetBoolean(), Text(project, "error"));
        Assert.Empty(project.GetProperty("messages").EnumerateArray().Select(message => message.GetString()));
        Assert.Equal(("Pays du Calaisis", "EPSG:2154"), (Text(project, "title"), Text(project, "crs")));
        Assert.True(project.GetProperty("colours").GetInt32() > 50, "the picture of the project is blank");
        AssertTree(project.GetProperty("tree"));
        AssertLayers(project, moved);
        AssertLayouts(project.GetProperty("layouts").EnumerateArray().ToList());
        AssertTexts(Path.Combine(moved, "project.qgz"));
    }

    /// <summary>Pages of the scenario say that they are of it and what it changes; those of the base do not.</summary>
    static void AssertTexts(string path)
    {
        using var zip = ZipFile.OpenRead(path);
        using var content =
            Assert.Single(zip.Entries, entry => entry.Name.EndsWith(".qgs", StringComparison.Ordinal)).Open();
        foreach (var layout in XDocument.Load(content).Descendants("Layout"))
        {
            var isScenario = layout.Attribute("name")!.Value.EndsWith(Together, StringComparison.Ordinal);
            string LabelOf(string id) => layout.Elements("LayoutItem").Single(item => item.Attribute("id")!.Value == id)
                .Attribute("labelText")!.Value;
            Assert.Equal(isScenario, LabelOf("subtitle").Contains(Together, StringComparison.Ordinal));
            Assert.Equal(isScenario, LabelOf("notes").Contains("Passage à faune", StringComparison.Ordinal));
        }
    }

    static void AssertTree(JsonElement tree)
    {
        var scenarios = tree.EnumerateArray().ToList();
        Assert.Equal(["État actuel", Together], scenarios.Select(NameOf));
        Assert.Equal([true, false], scenarios.Select(group => group.GetProperty("checked").GetBoolean()));
        AssertTrames(scenarios[0], []);
        AssertTrames(scenarios[1], ["Changements par rapport à la référence"], ["Modifié par le scénario"]);
        Assert.Equal(
            [
                "Liens gagnés, perdus, conservés", "Réservoirs gagnés et perdus", "Corridors gagnés et perdus",
                "Corridors gagnés, perdus, conservés (cellules)",
                "Réservoirs gagnés, perdus, conservés (cellules)", "Écart de coût cumulé", "Écart de résistance",
            ],
            scenarios[1].GetProperty("children")[1].GetProperty("children")[0].GetProperty("children").EnumerateArray()
                .Select(NameOf));
        Assert.Equal(
            EditLayers,
            scenarios[1].GetProperty("children")[0].GetProperty("children").EnumerateArray().Select(NameOf));
    }

    static void AssertTrames(JsonElement scenario, IReadOnlyList<string> before, params IReadOnlyList<string> first)
    {
        var all = scenario.GetProperty("children").EnumerateArray().ToList();
        Assert.Equal(
            [.. first, .. Trames.Select(trame => $"Trame {trame}"), "Nombre de trames avec corridor"],
            all.Select(NameOf));
        var children = all.Skip(first.Count).ToList();
        // Only the first trame is seen at first: all together hide each other.
        Assert.Equal(
            [true, false, false, false, false],
            children.Take(Trames.Length).Select(group => group.GetProperty("checked").GetBoolean()));
        foreach (var trame in children.Take(Trames.Length))
        {
            Assert.Equal(
                [
                    .. before, "Conflits avec les obstacles", "Liens de moindre coût", "Espaces relais",
                    "Réservoirs de biodiversité",
                    "Corridors écologiques", "Emprise de tous les corridors", "Géostandard SRCE", "Grilles",
                ],
                trame.GetProperty("children").EnumerateArray().Select(NameOf));
        }
    }

    static void AssertLayers(JsonElement project, string folder)
    {
        var layers = project.GetProperty("layers").EnumerateArray().ToList();
        Assert.Equal(
            FilesAndTables(folder),
            layers.Select(layer => Path.GetRelativePath(folder, Text(layer, "source"))).Order(StringComparer.Ordinal));
        foreach (var layer in layers)
        {
            var source = Text(layer, "source");
            Assert.True(layer.GetProperty("valid").GetBoolean(), source);
            Assert.Equal("EPSG:2154", Text(layer, "crs"));
            if (layer.TryGetProperty("titles", out var titles))
            {
                Assert.Contains(
                    Text(layer, "renderer"), new[] { "singleSymbol", "categorizedSymbol", "graduatedSymbol" });
                // Columns of the national standard are called as it calls them.
                var isStandard = source.Contains("=N_", StringComparison.Ordinal);
                var isChange = source.Contains("change.gpkg", StringComparison.Ordinal);
                Assert.All(titles.EnumerateObject().Where(title => title.Name != "fid"), title => Assert.Equal(
                    isStandard || isChange, title.Value.GetString() == ""));
                var isNamed = source.EndsWith("=habitats", StringComparison.Ordinal)
                    || source.EndsWith("=conflicts", StringComparison.Ordinal);
                Assert.Equal(isNamed, layer.GetProperty("labels").GetBoolean());
            }
            else
            {
                var entries = layer.GetProperty("entries").EnumerateArray().ToList();
                Assert.NotEmpty(entries);
                Assert.All(entries, entry => Assert.NotEqual("", entry[0].GetString()));
            }
        }

        Assert.All(
            project.GetProperty("rasters").EnumerateObject(),
            raster => Assert.True(raster.Value.GetInt32() >= 2, $"the picture of {raster.Name} is blank"));
    }

    static void AssertLayouts(List<JsonElement> layouts)
    {
        Assert.Equal(
            new[] { "État actuel", Together }
                .SelectMany(scenario => Trames.Select(trame => $"Trame {trame} – {scenario}")),
            layouts.Select(layout => Text(layout, "name")));
        foreach (var layout in layouts)
        {
            Assert.True(layout.GetProperty("exported").GetBoolean());
            Assert.True(layout.GetProperty("colours").GetInt32() > 100, "the page is blank");
            Assert.Equal([420, 297], layout.GetProperty("page").EnumerateArray().Select(side => side.GetDouble()));
            // The north arrow itself is of a kind that QGIS does not hand to scripts.
            Assert.Equal(
                ["legend", "map", "north-word", "notes", "page", "scale", "subtitle", "title"],
                layout.GetProperty("items").EnumerateArray().Select(item => item.GetString()));
            var shown = layout.GetProperty("layers").EnumerateArray().Select(layer => layer.GetString()).ToList();
            Assert.Contains("Réservoirs de biodiversité", shown);
            var isScenario = Text(layout, "name").EndsWith(Together, StringComparison.Ordinal);
            Assert.Equal(
                isScenario ? [.. EditLayers, "Réservoirs gagnés et perdus", "Corridors gagnés et perdus"] : [],
                shown.TakeWhile(layer => layer != "Conflits avec les obstacles"));
            Assert.Equal(shown, layout.GetProperty("legend").EnumerateArray().Select(layer => layer.GetString()));
            Assert.True(layout.GetProperty("bar")[3].GetBoolean(), "the scale bar belongs to no map");
        }
    }

    /// <summary>Every raster, and every table of every package, as QGIS names them.</summary>
    static IEnumerable<string> FilesAndTables(string folder) =>
        Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .SelectMany(file => Path.GetExtension(file) switch
            {
                ".tif" => [Path.GetRelativePath(folder, file)],
                ".gpkg" => TablesOf(file).Select(table => $"{Path.GetRelativePath(folder, file)}|layername={table}"),
                _ => Enumerable.Empty<string>(),
            })
            .Order(StringComparer.Ordinal);

    static List<string> TablesOf(string package)
    {
        using var data = Ogr.Open(package, 0)!;
        var names = new List<string>();
        for (var i = 0; i < data.GetLayerCount(); i++)
        {
            using var layer = data.GetLayerByIndex(i)!;
            // What columns mean, how layers are drawn, sentences on edits and edits of a form that has none are no map.
            var isNothing = Path.GetFileName(package) == "edits.gpkg"
                && (layer.GetName() == "edits" || layer.GetFeatureCount(1) == 0);
            if (!isNothing && layer.GetName() is not ("columns" or "layer_styles")) names.Add(layer.GetName()!);
        }

        return names;
    }

    void AssertRelative(string path)
    {
        using var zip = ZipFile.OpenRead(path);
        using var reader = new StreamReader(Assert.Single(zip.Entries).Open());
        var text = reader.ReadToEnd();
        Assert.DoesNotContain(_folder.Path, text, StringComparison.Ordinal);
        var document = XDocument.Parse(text);
        Assert.Equal("false", document.Root!.Element("properties")!.Element("Paths")!.Element("Absolute")!.Value);
        Assert.All(document.Descendants("datasource"), source => Assert.StartsWith(
            "./", source.Value, StringComparison.Ordinal));
    }

    static void Copy(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var file in Directory.EnumerateFiles(from)) File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
        foreach (var folder in Directory.EnumerateDirectories(from))
            Copy(folder, Path.Combine(to, Path.GetFileName(folder)));
    }

    static string NameOf(JsonElement node) => Text(node, node.TryGetProperty("group", out _) ? "group" : "layer");

    static string Text(JsonElement element, string property) => element.GetProperty(property).GetString()!;
}
