namespace Calaisis.Raster.Cli.Processes;

/// <summary>The operations that stand alone: a new one is a file beside this one and a line here.</summary>
static class ProcessCatalogue
{
    public static IReadOnlyList<ProcessDefinition> All { get; } =
    [
        AlignProcess.Definition,
        CombineProcess.Definition,
        CostDistanceProcess.Definition,
        CostMatrixProcess.Definition,
        CostPathProcess.Definition,
        CurveProcess.Definition,
        HabitatsProcess.Definition,
        RasterizeProcess.Definition,
        ReclassifyProcess.Definition,
        RenderProcess.Definition,
        ResistanceProcess.Definition,
    ];
}
