using Calaisis.Raster.Corridors;
using Calaisis.Raster.CostDistance;
using Calaisis.Raster.Grids;
using Calaisis.Raster.Links;
using Calaisis.Raster.Tests.CostDistance;
using Calaisis.Raster.Tests.Links;
using Xunit;

namespace Calaisis.Raster.Tests.Corridors;

/// <summary>Searches that take over what an earlier one found, against the same searches without.</summary>
public sealed class CorridorMemoryTests
{
    static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void Nothing_changes_for_what_is_remembered_of_other_ground()
    {
        var (recalled, pairs) = (0, 0);
        for (var number = 0; number < 300; number++)
        {
            var before = Wide(number);
            var random = new Random(number);
            var after = Edited(before, random, edits: number % 4);
            var rules = new LinkRules { MaxDistance = number % 3 == 0 ? null : Reach.OfCost(400) };
            var settings = LinkSearchTests.Settings(before, number);
            using var memory = new MemoryStream();
            Search(before, rules, settings, LinkMemory.Keep(memory, "the same"));
            var plain = Search(after, rules, settings, null);
            var known = LinkMemory.Use(memory, "the same");
            Same(plain, Search(after, rules, settings, known), after.Shape);
            recalled += known.Recalled;
            pairs += plain.Links.Links.Count;
            if (number % 4 == 0) Assert.True(known.Recalled >= plain.Links.Links.Count, "all links of unchanged ground are known");
        }

        Assert.InRange(recalled, pairs / 5, int.MaxValue);
    }

    [Fact]
    public void What_is_about_something_else_or_broken_is_not_used()
    {
        var (territory, rules) = (Wide(5), new LinkRules());
        var settings = LinkSearchTests.Settings(territory, 5);
        using var memory = new MemoryStream();
        var plain = Search(territory, rules, settings, LinkMemory.Keep(memory, "one"));
        var other = LinkMemory.Use(memory, "other");
        Same(plain, Search(territory, rules, settings, other), territory.Shape);
        Assert.Equal(0, other.Recalled);
        for (var length = 0; length < memory.Length; length += 97) Same(plain, Search(territory, rules, settings, LinkMemory.Use(new MemoryStream(memory.ToArray()[..length]), "one")), territory.Shape);
        for (var place = 0; place < memory.Length; place += 101)
        {
            var broken = memory.ToArray();
            broken[place] ^= 0x10;
            Same(plain, Search(territory, rules, settings, LinkMemory.Use(new MemoryStream(broken), "one")), territory.Shape);
        }
    }

    static void Same(CorridorNetwork expected, CorridorNetwork found, Shape shape)
    {
        Assert.Equal(expected.Links.Links.Select(Text), found.Links.Links.Select(Text));
        Assert.Equal(expected.Links.OutOfReach, found.Links.OutOfReach);
        Assert.Equal(expected.Links.Isolated, found.Links.Isolated);
        Assert.Equal(expected.Corridors, found.Corridors);
        Assert.Equal(expected.Cells.SelectMany(cells => cells.Runs.Select(run => (cells.Link, cells.Count, run))), found.Cells.SelectMany(cells => cells.Runs.Select(run => (cells.Link, cells.Count, run))));
        Assert.Equal(Read(expected.Mosaic.LeastCost, shape), Read(found.Mosaic.LeastCost, shape));
        Assert.Equal(Read(expected.Mosaic.Links!, shape), Read(found.Mosaic.Links!, shape));
    }

    static string Text(Link link) =>
        $"{link with { Path = [], Crosses = [] }} {string.Join(' ', link.Crosses)} {string.Join(' ', link.Path)} {BitConverter.DoubleToInt64Bits(link.Cost)}";

    /// <summary>A territory of several tiles with cores all over it, and another behind every third barrier.</summary>
    static Territory Wide(int number)
    {
        var random = new Random(number + 7000);
        var (rows, cols) = (random.Next(30, 110), random.Next(30, 110));
        var question = Landscapes.Make(number, 22) with { Rows = rows, Cols = cols, Starts = [], MaxCost = double.PositiveInfinity };
        var steps = number % 5 == 0 ? [1f, 1e-3f, 1e6f] : new[] { 1f, 1f, 2f, 5f, 20f };
        var resistance = new float[rows * cols];
        for (var cell = 0; cell < resistance.Length; cell++) resistance[cell] = random.Next(30) == 0 ? float.PositiveInfinity : steps[random.Next(steps.Length)];
        question = question with { Resistance = resistance };
        var labels = new int[resistance.Length];
        var cores = random.Next(2, 25);
        for (var patch = 1; patch <= cores; patch++) Put(labels, rows, cols, patch, random);
        return Numbered(new Territory(question, labels, cores));
    }

    static void Put(int[] labels, int rows, int cols, int patch, Random random)
    {
        var (row, col) = (random.Next(rows - 3), random.Next(cols - 3));
        for (var r = row; r < row + 3; r++)
        {
            for (var c = col; c < col + 3; c++)
            {
                if (labels[(r * cols) + c] == 0) labels[(r * cols) + c] = patch;
            }
        }
    }

    /// <summary>Other resistances in a corner of the territory, and now and then one core more or less.</summary>
    static Territory Edited(Territory before, Random random, int edits)
    {
        if (edits == 0) return before;
        var (rows, cols) = (before.Shape.Rows, before.Shape.Cols);
        var (resistance, labels) = ((float[])before.Question.Resistance.Clone(), (int[])before.Labels.Clone());
        var (row, col) = (random.Next(rows), random.Next(cols));
        for (var r = row; r < Math.Min(rows, row + 3); r++)
        {
            for (var c = col; c < Math.Min(cols, col + 3); c++) resistance[(r * cols) + c] = random.Next(3) == 0 ? float.PositiveInfinity : random.Next(1, 30);
        }

        if (edits == 2) Put(labels, rows, cols, before.Cores + 1, random);
        if (edits == 3) labels = [.. labels.Select(label => label == 1 ? 0 : label)];
        return Numbered(before with { Question = before.Question with { Resistance = resistance }, Labels = labels, Cores = before.Cores + (edits == 2 ? 1 : 0) });
    }

    /// <summary>Ids as habitats give them: in the order of the first cells.</summary>
    static Territory Numbered(Territory territory)
    {
        var ids = new Dictionary<int, int>();
        foreach (var label in territory.Labels.Where(label => label > 0)) ids.TryAdd(label, ids.Count + 1);
        return territory with { Labels = [.. territory.Labels.Select(label => label == 0 ? 0 : ids[label])], Cores = ids.Count };
    }

    static CorridorNetwork Search(Territory territory, LinkRules links, CostDistanceSettings settings, LinkMemory? memory)
    {
        using var cores = CoreAreas.Solve(territory.Resistance, territory.Habitats, territory.Cores, territory.Shape, settings, token: Token);
        var rules = new CorridorRules { Cutoff = CorridorCutoff.OfShare(0.1), Sum = true };
        return CorridorSearch.Run(cores, links, rules, settings, memory, token: Token);
    }

    static float[] Read(ITileSource source, Shape shape)
    {
        var values = new float[shape.CellCount];
        source.Read(shape.Whole, values);
        return values;
    }
}
