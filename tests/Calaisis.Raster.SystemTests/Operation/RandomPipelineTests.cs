using System.Text.Json;
using Calaisis.Raster.SystemTests.Pipelines;
using Xunit;

namespace Calaisis.Raster.SystemTests.Operation;

/// <summary>
/// A pipeline with everything from resistance to the atlas, of which inputs and parameters change at random: the
/// results are always those of a run from nothing, byte for byte, and nothing is done that the change does not reach.
/// </summary>
public sealed class RandomPipelineTests
{
    /// <summary>Kinds of steps whose results a change cannot reach.</summary>
    static readonly string[] Computing = ["resistance", "habitats", "links", "cost", "network"];

    [Theory]
    [InlineData(5)]
    public async Task Whatever_changes_the_results_are_those_of_a_run_from_nothing_and_no_step_runs_in_vain(int seed)
    {
        var random = new Random(seed);
        var pipeline = new NetworkTrames();
        using var world = pipeline.World();
        (await world.RunAsync("run", NetworkTrames.File, "--quiet")).EndedWith(0);
        var changes = Changes(random);
        random.Shuffle(changes);
        for (var round = 0; round < changes.Length / 2; round++)
        {
            // Two at a time: what neither of them reaches must not run.
            var (first, second) = (changes[2 * round], changes[(2 * round) + 1]);
            var unreached = first.Unreached.Intersect(second.Unreached).ToList();
            pipeline = second.Change(world, first.Change(world, pipeline));
            pipeline.WriteTo(world);
            var planned = await ToRunAsync(world);
            Assert.DoesNotContain(planned, step => unreached.Contains(step.Kind));
            Assert.All(planned, step => Assert.NotEmpty(step.Reasons));
            (await world.RunAsync("run", NetworkTrames.File, "--quiet")).EndedWith(0);
            (await world.RunAsync(
                "run", NetworkTrames.File, "--quiet", "--out", $"fresh{round}", "--jobs", "1", "--tile",
                "24")).EndedWith(0);
            var (kept, fresh) = (world.Bytes("out"), world.Bytes($"fresh{round}"));
            Assert.True(fresh.Count > 50, "there are fewer results than a network has");
            Assert.True(
                fresh.SequenceEqual(kept),
                $"after {first.What} and {second.What} the results are not those of a run from nothing: "
                    + $"{string.Join(", ", fresh.Except(kept).Select(file => file.Key))}");
        }
    }

    static (string What, string[] Unreached, Func<SmallWorld, NetworkTrames, NetworkTrames> Change)[] Changes(
        Random random)
    {
        return
        [
            ("another light", [], Change(world => world.WriteRaster(
                "light.tif", SmallWorld.Every((row, col) => SmallWorld.LightAt(row, col) + random.Next(3))))),
            ("another cover", [], Change(world => world.WriteRaster(
                "cover.tif",
                SmallWorld.Every((row, col) => 1 + (((row / 4) + (col / (5 + random.Next(2)))) % 4)),
                noData: 255,
                type: OSGeo.GDAL.DataType.GDT_Byte))),
            (
                "another road",
                [],
                Change(world => world.WriteVectors("road.gpkg", SmallWorld.Road(5 + random.Next(20))))),
            (
                "another border of zones",
                ["resistance"],
                Change(world => NetworkTrames.WriteZones(world, 5 + random.Next(30)))),
            (
                "another name of a zone",
                ["resistance"],
                Change(world => NetworkTrames.WriteZones(world, NetworkTrames.EastFrom, "Levant"))),
            ("another friction", [], Change(world => File.WriteAllText(
                world["friction.csv"], "code;class;foret;prairie;source\n1;Bois;1;20;d\n"
                    + $"2;Champ;{30 + random.Next(30)};30;d\n3;Bâti;X;1000;d\n4;Eau;100;100;d\n"))),
            ("another remark in the table", [.. Computing, "package", "atlas"], Change(world => File.WriteAllText(
                world["friction.csv"],
                File.ReadAllText(world["friction.csv"]).Replace(";d", ";étude de d", StringComparison.Ordinal)))),
            ("another title", Computing, (_, pipeline) => pipeline with { Title = $"Titre {random.Next(100)}" }),
            ("another edition", [.. Computing, "package"], (_, pipeline) =>
                pipeline with { Edition = $"{random.Next(100)}" }),
            ("another least area", ["resistance"], (_, pipeline) =>
                pipeline with { MinArea = 0.08 + (random.Next(8) / 100.0) }),
            ("another limit of light", ["resistance"], (_, pipeline) =>
                pipeline with { LitFrom = 10 + random.Next(8) }),
            ("another cutoff", ["resistance", "habitats"], (_, pipeline) =>
                pipeline with { Cutoff = 50 + random.Next(100) }),
            ("another greatest distance", ["resistance", "habitats"], (_, pipeline) =>
                pipeline with { MaxDistance = 2_000 + random.Next(5_000) }),
            ("another reach", ["resistance", "habitats", "links"], (_, pipeline) =>
                pipeline with { Probability = 0.1 + (random.Next(8) / 10.0) }),
            ("another dispersal", ["resistance", "habitats", "links", "network"], (_, pipeline) =>
                pipeline with { Dispersal = 100 + random.Next(150) }),
            ("another limit of low resistance", ["resistance", "habitats"], (_, pipeline) =>
                pipeline with { LowResistance = 5 + random.Next(10) }),
            ("another name of an obstacle", Computing, (_, pipeline) =>
                pipeline with { Obstacle = $"Voie {random.Next(100)}" }),
            ("another milieu", Computing, (_, pipeline) => pipeline with { Milieu = "bocager" }),
        ];

        static Func<SmallWorld, NetworkTrames, NetworkTrames> Change(Action<SmallWorld> write) => (world, pipeline) =>
        {
            write(world);
            return pipeline;
        };
    }

    static async Task<List<(string Kind, string[] Reasons)>> ToRunAsync(SmallWorld world)
    {
        using var json = JsonDocument.Parse(
            (await world.RunAsync("plan", NetworkTrames.File, "--json")).EndedWith(0).Output);
        return
        [
            .. json.RootElement.GetProperty("steps").EnumerateArray()
                .Where(step => step.GetProperty("state").GetString() == "to run")
                .Select(step => (
                    step.GetProperty("kind").GetString()!,
                    step.GetProperty("reasons").EnumerateArray().Select(reason => reason.GetString()!).ToArray())),
        ];
    }
}
