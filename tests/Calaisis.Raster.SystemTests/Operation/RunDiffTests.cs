using System.Globalization;
using System.Text.RegularExpressions;
using Calaisis.Raster.SystemTests.Pipelines;
using Xunit;

namespace Calaisis.Raster.SystemTests.Operation;

/// <summary>What <c>runs diff</c> says of two runs, against numbers counted from their files cell by cell.</summary>
public sealed class RunDiffTests
{
    const double CellHectares = SmallWorld.CellMetres * SmallWorld.CellMetres / 10_000;

    [Fact]
    public async Task Habitats_and_corridors_gained_and_lost_figures_and_zones_are_those_of_the_files()
    {
        using var world = new NetworkTrames().World();
        (await world.RunAsync("run", NetworkTrames.File, "--quiet")).EndedWith(0);
        // A wood becomes a field, a field in the east a wood, and the road moves: all of a trame's results change.
        world.WriteRaster("cover.tif", SmallWorld.Every((row, col) => (row / 3, col / 5) switch
        {
            (0, 0) => 2,
            (4, 6) => 1,
            _ => SmallWorld.CoverAt(row, col),
        }), noData: 255, type: OSGeo.GDAL.DataType.GDT_Byte);
        world.WriteVectors("road.gpkg", SmallWorld.Road(14));
        (await world.RunAsync("run", NetworkTrames.File, "--quiet")).EndedWith(0);
        var diff = (await world.RunAsync("runs", "diff", "1", "2")).EndedWith(0).Output;

        Assert.Contains("  source cover changed [", diff, StringComparison.Ordinal);
        var verte = SectionOf(diff, "base/verte");
        foreach (var trame in new[] { "verte", "noire" })
        {
            var section = SectionOf(diff, $"base/{trame}");
            var (then, now) = (Cells.Of(world, 1, trame), Cells.Of(world, 2, trame));
            Assert.Equal(GainedAndLost(then.IsCore, now.IsCore), AreasIn(section, "core areas"));
            Assert.Equal(GainedAndLost(then.IsCorridor, now.IsCorridor), AreasIn(section, "corridors"));
            AssertZone(section, "Ouest", then, now, (_, col) => col < NetworkTrames.EastFrom);
            AssertZone(section, "Est", then, now, (_, col) => col >= NetworkTrames.EastFrom);
        }

        Assert.True(AreasIn(verte, "core areas") is { Gained: > 0, Lost: > 0 }, verte);
        Assert.True(AreasIn(verte, "corridors") is { Gained: > 0, Lost: > 0 }, verte);
        // Counted from the package, not from the summary.
        Assert.Contains(
            $"  Active links: {ActiveLinks(world, 1)} -> {ActiveLinks(world, 2)} (", verte, StringComparison.Ordinal);
        Assert.Matches(@"\n  Probability of connectivity \(PC\): 0\.\d+ -> 0\.\d+ \([+-]", verte);
        Assert.Matches(@"\n  Equivalent connectivity EC \(ha\): [\d.]+ -> [\d.]+ \([+-]", verte);
        Assert.Contains("Other rasters, in hectares", diff, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_core_area_that_is_only_a_stepping_stone_now_is_lost_and_results_that_are_gone_are_named()
    {
        using var world = new NetworkTrames().World();
        (await world.RunAsync("run", NetworkTrames.File, "--quiet", "--no-maps")).EndedWith(0);
        var smallest = Cells.Of(world, 1, "verte").Ids.Where(id => !float.IsNaN(id)).GroupBy(id => id)
            .Select(patch => patch.Count()).Where(cells => cells >= 10).Min();
        (new NetworkTrames { MinArea = (smallest + 1) * CellHectares }).WriteTo(world);
        (await world.RunAsync("run", NetworkTrames.File, "--quiet", "--no-maps", "--keep", "2")).EndedWith(0);
        var section = SectionOf((await world.RunAsync("runs", "diff", "1", "2")).EndedWith(0).Output, "base/verte");
        var lost = AreasIn(section, "core areas").Lost;
        Assert.True(lost >= smallest * CellHectares - 1e-9, section);
        Assert.Equal((lost, 0.0), AreasIn(section, "stepping stones"));

        (new NetworkTrames { MinArea = 0.12 }).WriteTo(world);
        (await world.RunAsync("run", NetworkTrames.File, "--quiet", "--no-maps", "--keep", "2")).EndedWith(0);
        var gone = (await world.RunAsync("runs", "diff", "1", "3")).EndedWith(0).Output;
        Assert.Contains("the results of run 1 are no longer kept", gone, StringComparison.Ordinal);
        Assert.Contains("habitats.min-area: 0.1 -> 0.12", gone, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_that_failed_has_no_results_to_compare_and_what_went_in_is_told()
    {
        using var world = TwoTrames.World();
        (await world.RunAsync("run", "two.yaml", "--quiet")).EndedWith(0);
        // No raster any more, though of the same name.
        await File.WriteAllTextAsync(world["light.tif"], "torn", TestContext.Current.CancellationToken);
        (await world.RunAsync("run", "two.yaml", "--quiet")).EndedWith(4);
        foreach (var (old, now) in new[] { ("1", "2"), ("2", "1") })
        {
            var diff = (await world.RunAsync("runs", "diff", old, now)).EndedWith(0).Output;
            Assert.Contains(
                "\nrun 2 was not done (failed): it has no results of its own, and only the steps it came to are told\n",
                diff,
                StringComparison.Ordinal);
            Assert.Matches(@"\n  source light changed \[.*base/noire/resistance", diff);
            foreach (var wrong in new[]
            {
                "the same", "gone", "is a step now", "is no step any more", "no longer kept", "Files",
            })
            {
                Assert.DoesNotContain(wrong, diff, StringComparison.Ordinal);
            }
        }
    }

    /// <summary>What of core areas and corridors lies in a zone, by the cells whose centres lie in it.</summary>
    static void AssertZone(string section, string zone, Cells then, Cells now, Func<int, int, bool> lies)
    {
        AssertChange("Area of core areas (ha)", cells => cells.IsCore);
        AssertChange("Area of corridors (ha)", cells => cells.IsCorridor);

        void AssertChange(string figure, Func<Cells, bool[]> of)
        {
            var (before, after) = (Hectares(of(then)), Hectares(of(now)));
            var line = Regex.Match(section, $"\n    commune {zone}: .*").Value;
            var said = Regex.Match(line, $@"\b{Regex.Escape(figure)}: ([\d.]+) -> ([\d.]+)");
            if (Math.Abs(before - after) < 1e-9)
            {
                Assert.False(said.Success, line);
                return;
            }

            Assert.True(said.Success, $"{zone} {figure}: {before} -> {after}\n{section}");
            Assert.Equal((before, after), (Number(said.Groups[1].Value), Number(said.Groups[2].Value)));
        }

        double Hectares(bool[] counted) => Math.Round(
            counted.Where((is_, i) => is_ && lies(i / SmallWorld.Cols, i % SmallWorld.Cols)).Count() * CellHectares, 6);
    }

    static (double Gained, double Lost) GainedAndLost(bool[] then, bool[] now) => (
        Math.Round(then.Zip(now).Count(cell => !cell.First && cell.Second) * CellHectares, 2),
        Math.Round(then.Zip(now).Count(cell => cell.First && !cell.Second) * CellHectares, 2));

    static (double Gained, double Lost) AreasIn(string section, string what)
    {
        var said = Regex.Match(section, $@"\n  {what}: gained ([\d.]+) ha, lost ([\d.]+) ha\n");
        return said.Success ? (Number(said.Groups[1].Value), Number(said.Groups[2].Value)) : (0, 0);
    }

    static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    static string SectionOf(string diff, string folder) => Regex.Match(diff, $@"\n{folder}\n(?: .*\n)+").Value;

    static int ActiveLinks(SmallWorld world, int run)
    {
        using var dataset = OSGeo.OGR.Ogr.Open(world[$"out/.calaisis/net/runs/{run}/base/verte/verte.gpkg"], 0)!;
        using var layer = dataset.GetLayerByName("links")!;
        layer.SetAttributeFilter("state = 'active'");
        return (int)layer.GetFeatureCount(1);
    }

    /// <summary>The cells of a trame's results in a run.</summary>
    sealed record Cells(float[] Ids, bool[] IsCore, bool[] IsCorridor)
    {
        public static Cells Of(SmallWorld world, int run, string trame)
        {
            var folder = $"out/.calaisis/net/runs/{run}/base/{trame}/";
            var ids = world.Read(folder + "habitats.tif");
            using var dataset = OSGeo.OGR.Ogr.Open(world[$"{folder}{trame}.gpkg"], 0)!;
            using var layer = dataset.GetLayerByName("habitats")!;
            var cores = layer.GetFeatureCount(1);
            return new Cells(
                ids,
                [.. ids.Select(id => id <= cores)],
                [.. world.Read(folder + "corridors.tif").Select(cost => !float.IsNaN(cost))]);
        }
    }
}
