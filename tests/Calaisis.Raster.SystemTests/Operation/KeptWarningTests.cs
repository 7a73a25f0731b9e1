using Calaisis.Raster.Flow;
using Calaisis.Raster.Operation.Running;
using Xunit;

namespace Calaisis.Raster.SystemTests.Operation;

/// <summary>A run that redoes nothing warns of the results it shows as the run did that made them.</summary>
public sealed class KeptWarningTests : IDisposable
{
    readonly TextWorld _world = new();

    public KeptWarningTests() => _world.WriteInput("a.txt", "one");

    public void Dispose() => _world.Dispose();

    [Fact]
    public async Task What_a_step_warned_of_is_told_again_when_its_results_are_kept()
    {
        IReadOnlyList<BoundStep> steps = [_world.Step("s/x", "1", "a.txt") with { Work = new WarningWork(_ => null) },
            _world.Step("t/y", "1", "s/x")];
        await _world.RunAsync(steps);
        Assert.Equal(["beware of s/x"], _world.Warnings);
        await _world.RunAsync(steps);
        Assert.Empty(_world.Done);
        Assert.Equal(["beware of s/x"], _world.Warnings);
    }

    [Fact]
    public async Task A_warning_goes_with_the_step_it_is_about_when_another_of_the_batch_is_made_anew()
    {
        BoundStep Step(string id, string parameter) =>
            _world.Step(id, parameter, "a.txt") with { Batch = "pass", Work = new WarningWork(step => step) };
        await _world.RunAsync([Step("s/x", "1"), Step("t/x", "2")]);
        Assert.Equal(["beware of s/x", "beware of t/x"], _world.Warnings.Order());
        // Made alone, the second says nothing of the first, and of the first only what was said of it stands.
        await _world.RunAsync([Step("s/x", "1"), Step("t/x", "3")]);
        Assert.Equal(["beware of s/x", "beware of t/x"], _world.Warnings.Order());
        await _world.RunAsync([Step("s/x", "1")]);
        Assert.Equal(["beware of s/x"], _world.Warnings);
    }

    [Fact]
    public async Task Secrets_are_not_kept_with_warnings()
    {
        BoundStep[] steps = [_world.Step("s/key=hidden", "1", "a.txt") with { Work = new WarningWork(_ => null) }];
        await _world.RunAsync(steps, settings =>
            settings with { Mask = text => text.Replace("hidden", "***", StringComparison.Ordinal) });
        await _world.RunAsync(steps);
        Assert.Equal(["beware of s/key=***"], _world.Warnings);
    }

    /// <summary>Work that warns of each step it does.</summary>
    sealed class WarningWork(Func<string, string?> about) : IStepWork
    {
        public Task RunAsync(
            IReadOnlyList<StepPlace> together, StepResources resources, IRunListener listener, CancellationToken cancel)
        {
            foreach (var place in together)
            {
                listener.Hear(new Flow.Warning($"beware of {place.Step.Id}") { About = about(place.Step.Id) });
                foreach (var output in place.Step.Outputs) File.WriteAllText(place.Output(output), place.Step.Id);
            }

            return Task.CompletedTask;
        }
    }
}
