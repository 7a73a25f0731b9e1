using System.Globalization;
using Calaisis.Raster.Cli.Commands;
using Calaisis.Raster.Cli.Reporting;
using Calaisis.Raster.Faults;
using Calaisis.Raster.Operation;
using Calaisis.Raster.Operation.Running;
using Calaisis.Raster.Operation.Storage;
using Calaisis.Raster.Planning;

namespace Calaisis.Raster.Cli.Runs;

/// <summary>What a run says of its steps.</summary>
sealed class RunLines(Journal journal)
{
    /// <summary>More steps with one reason are counted.</summary>
    const int MostNamed = 6;

    public void TellPlan(Plan plan)
    {
        var toRun = plan.ToRun.ToList();
        var estimate = plan.Estimate > TimeSpan.Zero ? string.Create(CultureInfo.InvariantCulture, $", about {plan.Estimate.TotalSeconds:0.0} s") : "";
        journal.Info($"{Count(plan.Steps.Count, "step")}: {plan.Steps.Count - toRun.Count} up to date, {toRun.Count} to run{(toRun.Count > 0 ? estimate : "")}");
        foreach (var same in toRun.GroupBy(step => string.Join("; ", step.Reasons), StringComparer.Ordinal))
        {
            var named = same.Take(MostNamed).Select(step => step.Step.Id);
            var more = same.Count() > MostNamed ? $" and {same.Count() - MostNamed} more" : "";
            journal.Info($"to run: {string.Join(", ", named)}{more} ({same.Key})");
        }
    }

    /// <summary>Who failed and who was not done because of it; the failure itself is told by whoever ends the program.</summary>
    public void TellFailure(IReadOnlyList<StepOutcome> outcomes)
    {
        var failed = outcomes.Where(outcome => outcome.State == StepEnd.Failed).ToList();
        journal.Info($"failed: {string.Join(", ", failed.Select(outcome => outcome.Planned.Step.Id))}");
        foreach (var outcome in failed.Where(outcome => outcome.Problem is CalaisisException).Skip(1).DistinctBy(outcome => outcome.Problem!.Message))
            journal.Warn($"{outcome.Planned.Step.Id}: {outcome.Problem!.Message}");
        var left = outcomes.Where(outcome => outcome.State is StepEnd.LeftOut or StepEnd.Stopped).Select(outcome => outcome.Planned.Step.Id).ToList();
        if (left.Count > 0) journal.Info($"not done because of it: {string.Join(", ", left)}");
    }

    /// <summary>What each scenario took, and how the run ended.</summary>
    public void TellEnd(RunReport report, OperationFolder folder, IReadOnlyList<string> scenarios, string manifest)
    {
        if (report.Made > 0)
        {
            foreach (var sentence in ScenarioCosts.Sentences(scenarios, report.Outcomes)) journal.Info(sentence);
        }

        var path = Path.Combine(folder.Results, manifest.Replace('/', Path.DirectorySeparatorChar));
        var usage = UsageText.Of(report.Usage.Wall, report.Usage.Processor, report.Usage.PeakBytes);
        journal.Info(report.IsUnchanged
            ? $"nothing has changed: the results in {folder.Results} are up to date; {Count(report.Outcomes.Count, "step")} looked at in {usage}"
            : $"done: {(report.Made == 0 ? "all results were there already" : $"{report.Made} of {Count(report.Outcomes.Count, "step")}")} in {usage}, run {report.Run}; {path} says what went in and what came out");
        var overhead = report.Usage.Overhead;
        journal.Detail($"beside the steps: {Duration.Show(overhead.Planning)} for hashes and plan, {Duration.Show(overhead.Caching)} for taking results into the cache, {Duration.Show(overhead.Showing)} for showing them");
    }

    static string Count(int number, string what) => number == 1 ? $"1 {what}" : string.Create(CultureInfo.InvariantCulture, $"{number} {what}s");
}
