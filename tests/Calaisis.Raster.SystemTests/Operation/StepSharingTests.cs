using Calaisis.Raster.Operation.Running;
using Calaisis.Raster.Planning;
using Xunit;

namespace Calaisis.Raster.SystemTests.Operation;

/// <summary>How steps that are ready share the machine: batches in one work, others side by side.</summary>
public sealed class StepSharingTests : IDisposable
{
    readonly TextWorld _world = new();

    public StepSharingTests() => _world.WriteInput("a.txt", "one");

    public void Dispose() => _world.Dispose();

    [Fact]
    public async Task Steps_of_a_batch_are_handed_over_together()
    {
        var together = new List<int>();
        var steps = Enumerable.Range(0, 5).Select(i => _world.Step($"base/t{i}/resistance", $"{i}", "a.txt") with
        {
            Batch = "pass",
            Work = new Counting(together),
        }).ToList();
        await _world.RunAsync(steps);
        Assert.Equal([5], together);
    }

    [Fact]
    public async Task Steps_run_side_by_side_within_workers_and_memory()
    {
        var (running, most, awaited) = (0, 0, 4);
        _world.During = async (_, cancel) =>
        {
            InterlockedMax(ref most, Interlocked.Increment(ref running));
            // So many must come together, however slow the machine; one more would show as well.
            for (var i = 0; i < 500 && Volatile.Read(ref most) < awaited; i++) await Task.Delay(10, cancel);
            await Task.Delay(30, cancel);
            Interlocked.Decrement(ref running);
        };
        var steps = Enumerable.Range(0, 12).Select(i => _world.Step($"s/{i}/x", $"{i}", "a.txt")).ToList();
        await _world.RunAsync(Needing(steps, new StepNeeds(1, 1)));
        Assert.Equal(4, most);
        (most, awaited) = (0, 2);
        await _world.RunAsync(Needing(
            [.. steps.Select(step => _world.Step(step.Step.Id, step.Step.Id + " again", "a.txt"))],
            new StepNeeds(500 << 20, 1)));
        Assert.Equal(2, most);
        (most, awaited) = (0, 1);
        await _world.RunAsync(Needing(
            [.. steps.Select(step => _world.Step(step.Step.Id, step.Step.Id + " once more", "a.txt"))], StepNeeds.All));
        Assert.Equal(1, most);
    }

    static List<BoundStep> Needing(IReadOnlyList<BoundStep> steps, StepNeeds needs) =>
        [.. steps.Select(step => step with { Step = step.Step with { Needs = needs } })];

    static void InterlockedMax(ref int most, int now)
    {
        for (var seen = Volatile.Read(ref most); now > seen; seen = Volatile.Read(ref most))
            Interlocked.CompareExchange(ref most, now, seen);
    }
}
