using Calaisis.Raster.Gains;
using Calaisis.Raster.Links;
using Calaisis.Raster.Tests.Links;
using Xunit;

namespace Calaisis.Raster.Tests.Gains;

public sealed class GainSearchTests
{
    const int Landscapes = 600;

    static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void Easier_ground_gives_the_links_of_textbook_searches() => Compare(Easier, grown: false);

    [Fact]
    public void Harder_ground_gives_the_links_of_textbook_searches() => Compare(Harder, grown: false);

    [Fact]
    public void Ground_that_is_easier_here_and_harder_there_does_too() => Compare(Either, grown: false);

    [Fact]
    public void New_and_larger_core_areas_do_too() => Compare(Easier, grown: true);

    /// <summary>Several changes one after another on one ground: each begins from the ground as it was.</summary>
    static void Compare(Func<Random, float, float> value, bool grown)
    {
        var (changed, links) = (0, 0);
        for (var number = 0; number < Landscapes; number++)
        {
            var territory = Territories.Make(number, longest: number % 40 == 0 ? 60 : 22);
            territory = territory with
            {
                Labels = [.. territory.Labels.Select(label => label <= territory.Cores ? label : 0)],
            };
            var naive = new NaiveNetwork(territory);
            var costs = naive.All(double.PositiveInfinity).Values.Order().ToList();
            var maxCost = number % 2 == 0 || costs.Count == 0 ? double.PositiveInfinity : costs[costs.Count / 2];
            var settings = LinkSearchTests.Settings(territory, number);
            using var ground = OpenGround.Solve(
                territory.Resistance, territory.Habitats, territory.Cores, territory.Shape, settings, Token);
            var rules = new LinkRules
            {
                MaxDistance = double.IsPositiveInfinity(maxCost) ? null : Reach.OfCost(maxCost),
            };
            var before = LinkSearchTests.Search(territory, rules, settings).Links;
            var search = new GainSearch(ground, before, maxCost, Token);
            var random = new Random(number);
            for (var work = 0; work < 3; work++)
            {
                var change = Change(random, territory, value, grown && random.Next(3) > 0);
                var effect = search.Of(change, Token);
                var after = new NaiveNetwork(With(territory, change)).Planar(maxCost);
                Assert.Equal(
                    after.Select(link => (link.Key.A, link.Key.B, link.Value)),
                    Links(before, effect).Where(link => link.Value > 0 || after.ContainsKey(link.Key))
                        .Select(link => (link.Key.A, link.Key.B, link.Value)));
                changed += effect.Links.Count;
                links += after.Count;
            }
        }

        Assert.InRange(changed, 100, links);
    }

    static SortedDictionary<(int A, int B), double> Links(IReadOnlyList<Link> before, WorkEffect effect)
    {
        var links = new SortedDictionary<(int A, int B), double>();
        foreach (var link in before) links.Add((link.PatchA, link.PatchB), link.Cost);
        foreach (var link in effect.Links)
        {
            var key = (link.CoreA, link.CoreB);
            Assert.Equal(links.GetValueOrDefault(key, double.PositiveInfinity), link.Before);
            links.Remove(key);
            if (!double.IsPositiveInfinity(link.After)) links.Add(key, link.After);
        }

        return links;
    }

    /// <summary>A short stretch of other ground; habitat on it, if asked, that makes a core area of its own.</summary>
    static GroundChange Change(Random random, Territory territory, Func<Random, float, float> value, bool grown)
    {
        var (shape, cells) = (territory.Shape, new SortedSet<int>());
        var (row, col) = (random.Next(shape.Rows), random.Next(shape.Cols));
        for (var length = random.Next(1, 9); length > 0; length--)
        {
            if ((uint)row >= (uint)shape.Rows || (uint)col >= (uint)shape.Cols) break;
            cells.Add((row * shape.Cols) + col);
            if (random.Next(2) == 0) row += random.Next(-1, 2);
            else col += random.Next(-1, 2);
        }

        var changed = cells.Select(cell => new ChangedCell(cell, value(random, territory.Question.Resistance[cell])))
            .Where(cell => float.IsFinite(cell.Resistance) || territory.Labels[cell.Cell] == 0)
            .Where(cell => !cell.Resistance.Equals(territory.Question.Resistance[cell.Cell]))
            // A core area does not come to be of barriers that others had.
            .Where(cell => territory.Labels[cell.Cell] == 0 || territory.IsPassable(cell.Cell))
            .ToList();
        var after = With(territory, new GroundChange(changed, []));
        var habitat = cells.Where(cell => territory.Labels[cell] == 0 && after.IsPassable(cell)).ToList();
        if (!grown || habitat.Count == 0) return new GroundChange(changed, []);
        var joined = random.Next(2) == 0 || territory.Cores == 0 || territory.CellsOf(1).Length == 0
            ? Array.Empty<int>() : [1];
        return new GroundChange(changed, [new GrownCore(habitat, joined, habitat.Count, habitat.Count)]);
    }

    static Territory With(Territory territory, GroundChange change)
    {
        float[] resistance = [.. territory.Question.Resistance];
        foreach (var (cell, value) in change.Cells) resistance[cell] = value;
        int[] labels = [.. territory.Labels];
        var cores = territory.Cores;
        foreach (var grown in change.Grown)
        {
            var core = grown.Joined.Count > 0 ? grown.Joined[0] : ++cores;
            foreach (var cell in grown.Cells) labels[cell] = core;
        }

        return new Territory(territory.Question with { Resistance = resistance }, labels, cores);
    }

    static float Easier(Random random, float resistance) =>
        float.IsFinite(resistance) ? resistance * random.NextSingle() : 1 + random.Next(10);

    static float Harder(Random random, float resistance) =>
        random.Next(6) == 0 ? float.PositiveInfinity : resistance * (1 + (20 * random.NextSingle()));

    static float Either(Random random, float resistance) =>
        random.Next(2) == 0 ? Easier(random, resistance) : Harder(random, resistance);
}
