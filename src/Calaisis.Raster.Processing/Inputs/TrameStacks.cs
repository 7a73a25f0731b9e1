using Calaisis.Raster.Faults;
using Calaisis.Raster.Grids;
using Calaisis.Raster.Pipelines;
using Calaisis.Raster.Resistance;

namespace Calaisis.Raster.Processing.Inputs;

/// <summary>From the declared layers of a pipeline to the stacks that compute.</summary>
static class TrameStacks
{
    /// <summary>One stack per trame, in the order of the file. The faults of all tables come together.</summary>
    public static IReadOnlyList<ResistanceStack> Build(Pipeline pipeline, SourceLegends legends)
    {
        var faults = new List<Fault>();
        var stacks = new List<ResistanceStack>();
        foreach (var trame in pipeline.Trames)
        {
            try
            {
                stacks.Add(trame.Stack(legends));
            }
            catch (PipelineException problem)
            {
                faults.AddRange(problem.Faults);
            }
        }

        return faults.Count == 0 ? stacks : throw new PipelineException([.. faults.Distinct()]);
    }

    /// <summary>
    /// Throws where habitats or obstacles name a class that its source does not have, all of them at once.
    /// </summary>
    public static void RequireClasses(Pipeline pipeline, SourceLegends legends)
    {
        var faults = new List<Fault>();
        foreach (var trame in pipeline.Trames)
        {
            Try(() => trame.Habitats?.Build(trame.Name, legends));
            Try(() => trame.Conflicts?.Build(legends));
        }

        if (faults.Count > 0) throw new PipelineException([.. faults.Distinct()]);

        void Try(Action build)
        {
            try
            {
                build();
            }
            catch (PipelineException problem)
            {
                faults.AddRange(problem.Faults);
            }
        }
    }

    /// <summary>
    /// How far beyond the grid each source is read, by name; holds only sources that some trame reads.
    /// </summary>
    public static IReadOnlyDictionary<string, int> MarginsOn(GridDefinition grid, Pipeline pipeline)
    {
        var margins = new SortedDictionary<string, int>(StringComparer.Ordinal);
        foreach (var layer in pipeline.Trames.SelectMany(trame => trame.Layers))
        {
            foreach (var need in layer.NeedsOn(grid)) Widen(need.Source, need.MarginCells);
            if (layer.Mask is { } mask) Widen(mask.Source, 0);
        }

        foreach (var use in pipeline.Trames.Select(trame => trame.Cost?.Use).OfType<SourceUse>()) Widen(use.Source, 0);
        return margins;

        void Widen(string source, int cells) => margins[source] = Math.Max(cells, margins.GetValueOrDefault(source));
    }
}
