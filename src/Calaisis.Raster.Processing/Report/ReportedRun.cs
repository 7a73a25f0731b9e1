using Calaisis.Raster.Pipelines;
using Calaisis.Raster.Processing.Scenarios;
using Calaisis.Raster.Processing.Steps;

namespace Calaisis.Raster.Processing.Report;

/// <summary>What a report is of.</summary>
/// <param name="Shown">The scenarios it shows, the one that the others are laid over first.</param>
/// <param name="LeftOut">Those that lie on another grid or have other trames.</param>
sealed record ReportedRun(IReadOnlyList<StepContext> Shown, IReadOnlyList<StepContext> LeftOut)
{
    /// <summary>What the run compares with what; empty where it compares nothing.</summary>
    public IReadOnlyList<ComparedTrame> Pairs { get; init; } = [];

    /// <summary>The results that a report reads of a trame, and what changed from the first scenario.</summary>
    public IEnumerable<TrameResult> MadeOf(StepContext context, TrameDeclaration trame) =>
    [
        .. context.ResultsOf<TrameResult>(trame).Where(result => result.IsReported),
        .. PairOf(context, trame) is { HasLinks: true } ? [ComparisonSteps.Package] : Array.Empty<TrameResult>(),
    ];

    /// <summary>Whether the run compares scenarios.</summary>
    public bool IsCompared => Pairs.Count > 0;

    /// <summary>
    /// A trame of a scenario beside the first one shown; null where the run does not compare these two.
    /// </summary>
    public ComparedTrame? PairOf(StepContext context, TrameDeclaration trame) =>
        Pairs.FirstOrDefault(pair => pair.Before == First && pair.After == context && pair.Trame == trame.Name);

    public StepContext First => Shown[0];

    /// <summary>
    /// Everything that the scenarios shown read from outside, each file once in each role. One that a scenario reads in
    /// the place of another's has the scenario's name in its role.
    /// </summary>
    public IReadOnlyList<ReportedFile> Files
    {
        get
        {
            var files = new Dictionary<(string Role, string Full), ReportedFile>();
            var roles = new HashSet<string>(StringComparer.Ordinal);
            foreach (var context in Shown)
            {
                foreach (var file in ReportParameters.Files(context))
                {
                    if (files.ContainsKey((file.Role, file.Full))) continue;
                    files.Add(
                        (file.Role, file.Full),
                        roles.Add(file.Role) ? file : file with { Role = $"{file.Role} ({context.Scenario})" });
                }
            }

            return [.. files.Values];
        }
    }
}

/// <summary>A file that a report names among what was read.</summary>
/// <param name="Role">The role under which it is read.</param>
/// <param name="Full">Its path; empty where the pipeline file holds the content.</param>
/// <param name="Declared">The path as the pipeline file has it.</param>
/// <param name="Credit">Whose it is; empty where nothing is said.</param>
sealed record ReportedFile(string Role, string Full, string Declared, string Credit);
