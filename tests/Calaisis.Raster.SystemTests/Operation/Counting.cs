using Calaisis.Raster.Flow;
using Calaisis.Raster.Operation.Running;

namespace Calaisis.Raster.SystemTests.Operation;

/// <summary>Work that notes how many steps it is handed at once.</summary>
sealed class Counting(List<int> together) : IStepWork
{
    public bool Writes { get; init; } = true;

    public Task RunAsync(
        IReadOnlyList<StepPlace> places, StepResources resources, IRunListener listener, CancellationToken cancel)
    {
        together.Add(places.Count);
        foreach (var (place, output) in places.SelectMany(
            place => place.Step.Outputs.Select(output => (place, output))))
        {
            if (Writes) File.WriteAllText(place.Output(output), place.Step.Id);
        }

        return Task.CompletedTask;
    }
}
