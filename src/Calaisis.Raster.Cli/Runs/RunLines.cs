using Calaisis.Raster.Cli.Reporting;
using Calaisis.Raster.Faults;
using Calaisis.Raster.Operation;
using Calaisis.Raster.Operation.Running;
using Calaisis.Raster.Operation.Storage;
using Calaisis.Raster.Pipelines.Scenarios;
using Calaisis.Raster.Planning;

namespace Calaisis.Raster.Cli.Runs;

/// <summary>What a run says of its steps.</summary>
sealed class RunLines(Journal journal, RunEstimate estimate)
{
    /// <summary>More steps with one reason are counted.</summary>
    const int MostNamed = 6;

    /// <summary>Maps by name, the one to look at first before others.</summary>
    static readonly string[] Pictures = ["network*.png", "resistance*.png"];

    public void TellPlan(Plan plan)
    {
        var toRun = plan.ToRun.ToList();
        var time = estimate.Of(plan);
        var about = toRun.Count > 0 ? $", about {RunEstimate.Show(time)}" : Sentence.Empty;
        journal.Info($"{plan.Steps.Count} [step|steps]: {plan.Steps.Count - toRun.Count} up to date, "
            + $"{toRun.Count} to run{about}");
        journal.Expect(toRun.Count, time);
        foreach (var same in toRun.GroupBy(step => Sentence.Join("; ", step.Reasons)))
        {
            var named = StepWords.OfSteps(same.Take(MostNamed).Select(step => step.Step.Id));
            var more = same.Count() > MostNamed ? $" and {same.Count() - MostNamed} more" : Sentence.Empty;
            journal.Info($"to run: {named}{more} ({same.Key})");
        }
    }

    /// <summary>
    /// Who failed and who was not done because of it; the failure itself is told by whoever ends the program.
    /// </summary>
    public void TellFailure(IReadOnlyList<StepOutcome> outcomes)
    {
        var failed = outcomes.Where(outcome => outcome.State == StepEnd.Failed).ToList();
        journal.Info($"failed: {StepWords.OfSteps(failed.Select(outcome => outcome.Planned.Step.Id))}");
        foreach (var outcome in failed.Where(outcome => outcome.Problem is CalaisisException)
            .DistinctBy(outcome => outcome.Problem!.Message).Skip(1))
        {
            journal.Warn(
                $"{StepWords.OfStep(outcome.Planned.Step.Id)}: {CalaisisException.SentenceOf(outcome.Problem!)}");
        }

        var left = outcomes.Where(outcome => outcome.State is StepEnd.LeftOut or StepEnd.Stopped)
            .Select(outcome => outcome.Planned.Step.Id).ToList();
        if (left.Count > 0) journal.Info($"not done because of it: {StepWords.OfSteps(left)}");
    }

    /// <summary>The first picture that is whole, for those who see nothing else yet.</summary>
    public void TellPicture(string path) => journal.Info($"a first map can be looked at: {path}");

    /// <summary>What each scenario took, how the run ended, and what to open first.</summary>
    public void TellEnd(RunReport report, OperationFolder folder, IReadOnlyList<string> scenarios, string manifest)
    {
        if (report.Made > 0)
        {
            foreach (var sentence in ScenarioCosts.Sentences(scenarios, report.Outcomes)) journal.Info(sentence);
        }

        var path = Path.Combine(folder.Results, manifest.Replace('/', Path.DirectorySeparatorChar));
        var usage = UsageText.Of(report.Usage.Wall, report.Usage.Processor, report.Usage.PeakBytes);
        var made = report.Made == 0
            ? (Sentence)$"all results were there already"
            : $"{report.Made} of {report.Outcomes.Count} [step|steps]";
        journal.Info(report.IsUnchanged
            ? (Sentence)($"nothing has changed: the results in {folder.Results} are up to date; "
                + $"{report.Outcomes.Count} [step|steps] looked at in {usage}")
            : $"done: {made} in {usage}, run {report.Run}; {path} says what went in and what came out");
        var overhead = report.Usage.Overhead;
        journal.Detail($"beside the steps: {Duration.Show(overhead.Planning)} for hashes and plan, "
            + $"{Duration.Show(overhead.Caching)} for taking results into the cache, "
            + $"{Duration.Show(overhead.Showing)} for showing them");
        if (report.IsUnchanged) return;
        foreach (var first in ToOpen(folder.Results)) journal.Info($"to look at: {first}");
    }

    /// <summary>The report, a map and the QGIS project, those that there are.</summary>
    static IEnumerable<string> ToOpen(string results)
    {
        var report = Path.Combine(results, "report.html");
        if (File.Exists(report)) yield return report;
        var maps = Pictures.SelectMany(name =>
            Directory.EnumerateFiles(results, name, SearchOption.AllDirectories).Order(StringComparer.Ordinal));
        if (maps.OrderBy(map => !map.StartsWith(Path.Combine(results, Scenario.BaseName), StringComparison.Ordinal))
            .FirstOrDefault() is { } picture)
        {
            yield return picture;
        }

        var project = Path.Combine(results, "project.qgz");
        if (File.Exists(project)) yield return project;
    }
}
