using Calaisis.Raster.Faults;
using Calaisis.Raster.Operation.Running;
using Xunit;

namespace Calaisis.Raster.SystemTests.Operation;

/// <summary>
/// Random graphs of steps under random changes, damage and failures: what people see is always what a run from nothing
/// gives.
/// </summary>
public sealed class RandomRunTests
{
    const int Inputs = 4;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public async Task Whatever_changes_the_results_are_those_of_a_run_from_nothing(int seed)
    {
        var random = new Random(seed);
        using var world = new TextWorld();
        for (var i = 0; i < Inputs; i++) world.WriteInput($"{i}.txt", "0");
        var graph = Graph(random);
        for (var round = 0; round < 25; round++)
        {
            for (var changes = random.Next(3); changes > 0; changes--) Change(random, world, graph);
            if (random.Next(4) == 0) await FailAsync(random, world, graph);
            await world.RunAsync(Bind(world, graph));
            using var fresh = new TextWorld();
            for (var i = 0; i < Inputs; i++)
            {
                fresh.WriteInput(
                    $"{i}.txt", await File.ReadAllTextAsync(world[$"{i}.txt"], TestContext.Current.CancellationToken));
            }

            await fresh.RunAsync(Bind(fresh, graph));
            Assert.Equal(fresh.Shown(), world.Shown());
            Assert.Empty(Directory.EnumerateFileSystemEntries(world.Out.Scratch));
        }
    }

    static List<Node> Graph(Random random)
    {
        var nodes = new List<Node>();
        for (var i = 0; i < 12; i++)
        {
            var files = Enumerable.Range(0, Inputs).Where(_ => random.Next(3) == 0).Select(file => $"{file}.txt");
            var results = nodes.Where(_ => random.Next(4) == 0).Select(node => node.Id).ToList();
            nodes.Add(new Node($"s{i % 3}/t{i}/k{i}", [.. files, .. results])
            {
                Batch = random.Next(3) == 0 ? "batch" : null,
            });
        }

        return nodes;
    }

    static List<BoundStep> Bind(TextWorld world, List<Node> graph) =>
        [.. graph.Select(node => world.Step(node.Id, node.Parameter, [.. node.Reads]) with { Batch = node.Batch })];

    static void Change(Random random, TextWorld world, List<Node> graph)
    {
        var node = graph[random.Next(graph.Count)];
        switch (random.Next(6))
        {
            case 0:
                // Few values, so that earlier states come back.
                world.WriteInput($"{random.Next(Inputs)}.txt", $"{random.Next(3)}");
                break;
            case 1:
                node.Parameter = $"{random.Next(3)}";
                break;
            case 2:
                if (node.Reads.Count > 0) node.Reads.RemoveAt(random.Next(node.Reads.Count));
                break;
            case 3:
                Damage(random, world);
                break;
            case 4:
                if (Directory.Exists(world.Out.Cache)
                    && Directory.GetDirectories(world.Out.Cache).Order().ToList() is { Count: > 0 } entries)
                {
                    Directory.Delete(entries[random.Next(entries.Count)], recursive: true);
                }

                break;
            default:
                foreach (var file in Directory.Exists(world.Out.Home)
                    ? Directory.GetFiles(world.Out.Home, "ledger.sqlite*")
                    : [])
                {
                    File.Delete(file);
                }

                break;
        }
    }

    static void Damage(Random random, TextWorld world)
    {
        if (!Directory.Exists(world.Out.Cache)) return;
        var files = Directory.GetFiles(world.Out.Cache, "*", SearchOption.AllDirectories).Order().ToList();
        if (files.Count == 0) return;
        var file = files[random.Next(files.Count)];
        File.SetAttributes(file, FileAttributes.Normal);
        if (random.Next(2) == 0) File.Delete(file);
        else File.WriteAllText(file, "damaged");
    }

    static async Task FailAsync(Random random, TextWorld world, List<Node> graph)
    {
        var bad = graph[random.Next(graph.Count)].Id;
        world.During = (place, _) => place.Step.Id == bad ? throw new RasterException($"bad") : Task.CompletedTask;
        var keepGoing = random.Next(2) == 0;
        try
        {
            await world.RunAsync(Bind(world, graph), settings => settings with { KeepGoing = keepGoing });
        }
        catch (RasterException)
        {
            Assert.Contains(bad, world.Done);
        }

        world.During = (_, _) => Task.CompletedTask;
    }

    sealed class Node(string id, List<string> reads)
    {
        public string Id { get; } = id;

        public List<string> Reads { get; } = reads;

        public string Parameter { get; set; } = "0";

        public string? Batch { get; init; }
    }
}
