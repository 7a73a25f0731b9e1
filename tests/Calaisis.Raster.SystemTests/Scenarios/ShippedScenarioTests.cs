using Calaisis.Raster.Grids;
using Calaisis.Raster.Pipelines;
using Calaisis.Raster.Pipelines.Scenarios;
using Calaisis.Raster.Processing.PipelineFiles;
using Calaisis.Raster.Tests;
using Xunit;

namespace Calaisis.Raster.SystemTests.Scenarios;

/// <summary>The six futures of <c>pipelines/futures.yaml</c>, at 50 m.</summary>
public sealed class ShippedScenarioTests
{
    static readonly GridDefinition Coarse = new("EPSG:2154", 602_500, 7_107_000, 50, 50, new Shape(870, 940));

    static readonly IReadOnlyList<Scenario> All =
    [
        .. PipelineFile.Load(Path.Combine(Repository.Root, "pipelines", "futures.yaml")).Scenarios
            .Select(scenario => scenario with { Pipeline = scenario.Pipeline with { Grid = new GridWritten(Coarse) } }),
    ];

    [Fact]
    public void There_are_six_beside_the_state_of_today() => Assert.Equal(
        ["base", "haies", "mares-et-becques", "extinction", "friches", "zone-etendue", "ensemble"],
        All.Select(scenario => scenario.Name));

    [Theory]
    [InlineData("base", "verte", "passages-a-faune")]
    [InlineData("base", "bleue", "ouvrages-hydrauliques passages-a-faune")]
    [InlineData("base", "noire", "")]
    [InlineData("base", "marron", "")]
    [InlineData("ensemble", "verte", "crossing-1 passages-a-faune")]
    [InlineData("ensemble", "noire", "crossing-1")]
    [InlineData("ensemble", "grise", "")]
    public void What_opens_obstacles_are_the_cheap_layers_on_top(string scenario, string trame, string sources) =>
        Assert.Equal(
            sources, string.Join(
                ' ',
                All.Single(one => one.Name == scenario).Pipeline.Trames.Single(one => one.Name == trame).Openings));

    [Theory]
    [InlineData("haies", "haies", 4_000, 40_000)]
    [InlineData("mares-et-becques", "mares", 200, 2_000)]
    [InlineData("mares-et-becques", "occupation-du-sol", 300, 3_000)]
    [InlineData("mares-et-becques", "cours-d-eau", 1_000, 8_000)]
    [InlineData("extinction", "lumiere", 40_000, 200_000)]
    [InlineData("friches", "occupation-du-sol", 100, 1_500)]
    [InlineData("friches", "lumiere", 300, 3_000)]
    [InlineData("zone-etendue", "occupation-du-sol", 100, 1_500)]
    [InlineData("zone-etendue", "lumiere", 300, 1_500)]
    [InlineData("ensemble", "haies", 4_000, 40_000)]
    [InlineData("ensemble", "occupation-du-sol", 400, 4_500)]
    public async Task A_future_changes_its_sources_by_as_many_cells_as_its_shapes_cover(
        string name, string source, int least, int most)
    {
        var scenario = All.Single(candidate => candidate.Name == name);
        var (before, after) = (await Futures.Values(All[0], source), await Futures.Values(scenario, source));
        Assert.InRange(before.Zip(after).Count(pair => !pair.First.Equals(pair.Second)), least, most);
    }

    [Fact]
    public void Only_the_sources_that_a_future_names_have_edits()
    {
        Assert.Equal(
            ["mares", "cours-d-eau", "occupation-du-sol"],
            All[2].Pipeline.Sources.Where(source => source.Edits.Count > 0).Select(source => source.Name)
                .OrderBy(name => name.Length));
        Assert.All(All[0].Pipeline.Sources, source => Assert.Empty(source.Edits));
    }

    [Fact]
    public void The_crossing_is_a_layer_on_top_of_three_trames()
    {
        var ensemble = All[^1].Pipeline;
        Assert.Equal(
            ["verte", "bleue", "noire"],
            ensemble.Trames.Where(trame => trame.Layers[^1].Uses.Any(use => use.Source == "crossing-1"))
                .Select(trame => trame.Name));
        Assert.Equal(All[0].Pipeline.Sources.Count + 1, ensemble.Sources.Count);
    }
}
