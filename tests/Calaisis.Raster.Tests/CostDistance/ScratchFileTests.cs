using Calaisis.Raster.CostDistance;
using Calaisis.Raster.CostDistance.Stores;
using Calaisis.Raster.Faults;
using Xunit;

namespace Calaisis.Raster.Tests.CostDistance;

public sealed class ScratchFileTests : IDisposable
{
    readonly string _folder = Directory.CreateTempSubdirectory("calaisis-scratch-test-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void The_scratch_file_is_there_while_the_surface_lives_and_gone_after()
    {
        var question = Landscapes.Make(8, 60);
        using (Questions.Surface(question, Scratch(question)))
        {
            Assert.Single(Directory.GetFiles(_folder));
        }

        Assert.Empty(Directory.GetFiles(_folder));
    }

    [Fact]
    public void A_file_left_by_a_crash_is_removed_by_the_next_run_but_not_one_in_use()
    {
        var left = Path.Combine(_folder, "calaisis-cost-distance-1-1.scratch");
        var other = Path.Combine(_folder, "somebody-elses.scratch");
        File.WriteAllText(left, "left behind");
        File.WriteAllText(other, "not ours");
        using var first = new ScratchFile(_folder, 4096);
        Assert.False(File.Exists(left));
        using var second = new ScratchFile(_folder, 4096);
        Assert.True(File.Exists(first.Path));
        Assert.True(File.Exists(other));
    }

    [Fact]
    public void More_than_the_disk_has_is_refused_before_the_work()
    {
        var fault = Assert.Throws<OutputException>(() => new ScratchFile(_folder, 1L << 60));
        Assert.Contains(_folder, fault.Message);
        Assert.Contains("free", fault.Message);
        Assert.Empty(Directory.GetFiles(_folder));
    }

    [Fact]
    public void A_missing_folder_is_named()
    {
        var fault = Assert.Throws<OutputException>(() => new ScratchFile(Path.Combine(_folder, "none"), 4096));
        Assert.Contains("none", fault.Message);
    }

    [Fact]
    public void Few_and_many_resistances_and_seeds_come_back_from_the_file_unchanged()
    {
        for (var number = 0; number < 60; number++)
        {
            // Every eighth landscape has a resistance of its own in every cell: more than a palette holds.
            var question = Landscapes.Make(number, longest: 50);
            Questions.AssertSame(
                NaiveSearch.Costs(question),
                Questions.Solve(question, Scratch(question) with { TileCells = number % 2 == 0 ? 8 : 32, Workers = 1 }),
                $"landscape {number}");
        }
    }

    [Fact]
    public void A_failed_run_leaves_no_scratch_file()
    {
        var question = new NaiveSearch.Question(
            64, 64, [.. Enumerable.Repeat(1f, 4095), 0f], new() { [0] = 0 }, 8, 1, 1);
        Assert.Throws<RasterException>(() => Questions.Surface(question, Scratch(question)));
        Assert.Empty(Directory.GetFiles(_folder));
    }

    CostDistanceSettings Scratch(NaiveSearch.Question question) =>
        Questions.Settings(question) with { TileCells = 8, MemoryBytes = 1, ScratchFolder = _folder };
}
