using Calaisis.Raster.Cli.Steps;

namespace Calaisis.Raster.Cli.Runs;

/// <summary>What a report is of.</summary>
/// <param name="Shown">The scenarios it shows, the one that the others are laid over first.</param>
/// <param name="LeftOut">Those that lie on another grid or have other trames.</param>
sealed record ReportedRun(IReadOnlyList<StepContext> Shown, IReadOnlyList<StepContext> LeftOut)
{
    /// <summary>Whether the run compares scenarios.</summary>
    public bool IsCompared { get; init; }

    public StepContext First => Shown[0];
}
