using Calaisis.Raster.Grids;
using Calaisis.Raster.Planning;

namespace Calaisis.Raster.Cli.Runs;

/// <summary>
/// About how long a run takes: by what its steps took before, or steps of their kind; else by the size of the grid.
/// </summary>
/// <param name="grid">The grid.</param>
/// <param name="workers">How many steps may go on side by side.</param>
sealed class RunEstimate(GridDefinition grid, int workers)
{
    /// <summary>
    /// Measured on 2026-12-01: 59 steps of the sample took 200 s of processor time with 20.4 million cells, and 46 s
    /// with 0.2 million, while other programs were busy; on a machine of its own it is about half.
    /// </summary>
    const double SecondsOfStep = 0.4;

    const double SecondsOfMillionCells = 0.1;

    /// <summary>Steps wait for each other: two processors are busy as one and a half.</summary>
    const double SideBySide = 0.75;

    public TimeSpan Of(Plan plan)
    {
        var unknown = SecondsOfStep + (SecondsOfMillionCells * grid.Shape.Rows * grid.Shape.Cols / 1e6);
        return TimeSpan.FromSeconds(plan.ToRun.Sum(step => step.Estimate?.TotalSeconds ?? unknown)
            / Math.Max(1, SideBySide * Math.Min(workers, 4)));
    }

    /// <summary>No finer than it is known.</summary>
    public static Sentence Show(TimeSpan time) => time.TotalSeconds switch
    {
        < 10 => $"{Math.Max(1, Math.Round(time.TotalSeconds)):0} s",
        < 100 => $"{Math.Round(time.TotalSeconds / 5) * 5:0} s",
        _ => $"{time.TotalMinutes:0} min",
    };
}
