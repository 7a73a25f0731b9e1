using Calaisis.Raster.Operation.Storage;
using Calaisis.Raster.Pipelines.Scenarios;
using Calaisis.Raster.Processing.Inputs;
using Calaisis.Raster.Processing.PipelineFiles;

namespace Calaisis.Raster.Cli.Runs;

/// <summary>
/// A run of several scenarios whose results nobody has seen begins with a run of the base alone: people have a whole
/// set to look at, with its report, while the others are made. Each set is shown in one move, as ever, and no result
/// that is shown is taken away meanwhile.
/// </summary>
static class RunStages
{
    /// <summary>Smaller grids are done before anybody looks.</summary>
    const double LargeGridCells = 2e6;

    /// <summary>The runs, one after the other; the last is what was asked for.</summary>
    public static IReadOnlyList<RunOptions> Of(LoadedPipeline loaded, RunOptions options, OperationFolder folder)
    {
        var names = loaded.Chosen(options.Scenarios).Select(scenario => scenario.Name).ToList();
        var isLong = names.Count > 1 && names.Contains(Scenario.BaseName) && folder.PublishedRun is null;
        return isLong && (options.BaseFirst || CellsOf(loaded) >= LargeGridCells)
            ? [options with { Scenarios = [Scenario.BaseName] }, options]
            : [options];
    }

    static double CellsOf(LoadedPipeline loaded)
    {
        var shape = PipelineSources.GridOf(loaded.Pipeline).Shape;
        return (double)shape.Rows * shape.Cols;
    }
}
