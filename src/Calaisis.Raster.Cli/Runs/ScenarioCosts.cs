using Calaisis.Raster.Operation.Running;
using Calaisis.Raster.Pipelines.Scenarios;

namespace Calaisis.Raster.Cli.Runs;

/// <summary>What each scenario of a run took: steps, time and bytes. Time is that of its steps, added up.</summary>
static class ScenarioCosts
{
    /// <summary>
    /// A sentence for each scenario, then how the others compare with the base; none for a run of one scenario.
    /// </summary>
    /// <param name="scenarios">The scenarios of the run, in their order.</param>
    /// <param name="outcomes">What became of all steps.</param>
    public static IEnumerable<Sentence> Sentences(IReadOnlyList<string> scenarios, IReadOnlyList<StepOutcome> outcomes)
    {
        if (scenarios.Count < 2) return [];
        var costs = scenarios.Select(name => Cost.Of(name, outcomes)).ToList();
        return [.. costs.Select(cost => cost.Sentence), .. Ratio(costs)];
    }

    /// <summary>Says nothing where results were there before: their time would be missing.</summary>
    static IEnumerable<Sentence> Ratio(List<Cost> costs)
    {
        var (before, others) = (
            costs.Find(cost => cost.Scenario == Scenario.BaseName),
            costs.FindAll(cost => cost.Scenario != Scenario.BaseName));
        if (before is null || before.Seconds <= 0 || costs.Exists(cost => cost.Kept > 0)) return [];
        return
        [
            $"the steps of the other {others.Count} together took "
            + $"{others.Sum(cost => cost.Seconds) / before.Seconds:0.0} times as long as those of {before.Scenario}",
        ];
    }

    sealed record Cost(string Scenario, int Made, int Shared, int Kept, double Seconds, long Bytes)
    {
        public static Cost Of(string scenario, IReadOnlyList<StepOutcome> outcomes)
        {
            var own = outcomes.Where(
                outcome => outcome.Planned.Step.Id.StartsWith($"{scenario}/", StringComparison.Ordinal)).ToList();
            var made = own.FindAll(outcome => outcome.State == StepEnd.Made);
            return new Cost(
                scenario,
                made.Count,
                own.Count(outcome => outcome.State == StepEnd.Shared),
                own.Count(outcome => outcome.State == StepEnd.Kept),
                made.Sum(outcome => outcome.Duration?.TotalSeconds ?? 0),
                made.Sum(outcome => outcome.Stored?.Outputs.Sum(output => output.Bytes) ?? 0));
        }

        public Sentence Sentence
        {
            get
            {
                var kept = Kept == 0 ? Sentence.Empty : $", {Kept} up to date";
                return $"{Scenario}: {Made} of {Made + Shared + Kept} steps done, {Shared} shared{kept}; "
                    + $"{Seconds:0.0} s, {Bytes / (double)(1 << 20):0.0} MB";
            }
        }
    }
}
