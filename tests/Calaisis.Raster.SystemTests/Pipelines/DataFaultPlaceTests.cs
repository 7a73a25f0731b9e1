using Calaisis.Raster.SystemTests.CostDistance;
using Calaisis.Raster.SystemTests.Rasters;
using Calaisis.Raster.SystemTests.Vectors;
using Xunit;

namespace Calaisis.Raster.SystemTests.Pipelines;

/// <summary>What data lack is told with the line of the layer it is about, by check and by run, and once.</summary>
public sealed class DataFaultPlaceTests : IDisposable
{
    readonly Folder _folder = new();
    readonly TestLayer _wood = TestLayer.OfWkt(
        "POLYGON ((600100 7000100, 600900 7000100, 600900 7000900, 600100 7000900, 600100 7000100))");

    public void Dispose()
    {
        _wood.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void Uncovered_cells_are_told_at_the_layers_of_each_trame_and_once()
    {
        Write("{ constant: 2, source: wood }");
        foreach (var command in new[] { "check p.yaml", "run p.yaml --out out --no-maps" })
        {
            var said = Told(command);
            Assert.Single(said, line => line.Contains(
                "p.yaml(12,13): no layer gives a resistance to 3,600 of 10,000 cells", StringComparison.Ordinal));
            Assert.Single(said, line => line.Contains(
                "p.yaml(16,13): no layer gives a resistance to 3,600 of 10,000 cells", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void A_class_without_a_row_is_told_at_the_layer_with_the_table()
    {
        File.WriteAllText(_folder["t.csv"], "code;verte\n7;2\n");
        Write("{ table: t.csv, column: verte, source: wood }");
        Assert.Contains(Told("check p.yaml"), line => line.Contains(
            "p.yaml(12,14): 1 class of source 'wood' has no row in table t.csv", StringComparison.Ordinal));
        Assert.Contains(Told("run p.yaml --out out --no-maps"), line => line.Contains(
            "p.yaml(12,14): source 'wood': class 1", StringComparison.Ordinal));
    }

    [Fact]
    public void A_core_area_that_is_missing_is_told_at_the_habitats()
    {
        Write("{ constant: 2, source: wood }");
        File.AppendAllText(_folder["p.yaml"], "\n    uncovered: impassable\n    habitats: { rule: "
            + "[{ source: wood }], min-area: 1000 }\n");
        File.WriteAllText(_folder["p.yaml"], File.ReadAllText(_folder["p.yaml"]).Replace(
            "    layers: [{ constant: 2, source: wood }]\n  bleue",
            "    uncovered: impassable\n    layers: [{ constant: 2, source: wood }]\n  bleue",
            StringComparison.Ordinal));
        foreach (var command in new[] { "check p.yaml", "run p.yaml --out out --no-maps" })
        {
            Assert.Single(Told(command), line =>
                line.Contains("p.yaml(19,15): found no core area: ", StringComparison.Ordinal)
                && line.Contains("has 64 ha, expected 1,000 ('min-area')", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void An_attribute_that_a_layer_lacks_is_told_where_the_layer_is_declared_and_once()
    {
        Write("{ constant: 2, source: wood }");
        var text = File.ReadAllText(_folder["p.yaml"]).Replace(
            "range: [1, 10000]",
            "range: [1, 10000]\n    uncovered: impassable\n    habitats: { rule: [{ source: wood }] }",
            StringComparison.Ordinal);
        File.WriteAllText(_folder["p.yaml"], $"{text}\nzones: {{ part: {{ vector: {_wood.Path}, name: NOM }} }}\n");
        Assert.Single(Told("check p.yaml"), line =>
            line.Contains("p.yaml(21,16): zone layer 'part'", StringComparison.Ordinal)
            && line.Contains("has no attribute 'NOM'", StringComparison.Ordinal));
        File.WriteAllText(_folder["p.yaml"], text.Replace(
            $"vector: {_wood.Path}",
            $"vector: {_wood.Path}\n    width: {{ attribute: LARGEUR }}",
            StringComparison.Ordinal));
        Assert.Single(Told("check p.yaml"), line =>
            line.Contains("p.yaml(7,5): source 'wood'", StringComparison.Ordinal)
            && line.Contains("has no attribute 'LARGEUR'", StringComparison.Ordinal));
    }

    List<string> Told(string command)
    {
        var run = Command.Run(_folder.Path, command);
        Assert.NotEqual(0, run.Code);
        return [.. $"{run.Output}\n{run.Said}".Split('\n')
            .Where(line => !line.Contains(" INFO ", StringComparison.Ordinal))];
    }

    void Write(string layer) => File.WriteAllText(_folder["p.yaml"], $$"""
        name: p
        title: P
        language: en
        grid: { extent: [600000, 7000000, 601000, 7001000], cell: 10, crs: EPSG:2154 }
        sources:
          wood:
            vector: {{_wood.Path}}
        trames:
          verte:
            title: Green
            range: [1, 10000]
            layers: [{{layer}}]
          bleue:
            title: Blue
            range: [1, 10000]
            layers: [{{layer}}]
        """);
}
