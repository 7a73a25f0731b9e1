using Calaisis.Raster.Processing.Circuits;
using Calaisis.Raster.Processing.Costs;
using Calaisis.Raster.Processing.Habitats;
using Calaisis.Raster.Processing.Inputs;
using Calaisis.Raster.Processing.Links;
using Calaisis.Raster.Processing.Maps;
using Calaisis.Raster.Processing.Networks;
using Calaisis.Raster.Processing.Processes;
using Calaisis.Raster.Processing.Resistance;
using Calaisis.Raster.Processing.Scenarios;
using Calaisis.Raster.Processing.Works;

namespace Calaisis.Raster.Processing.Catalogue;

/// <summary>What can be done without a pipeline: a new process is a line here.</summary>
static class ProcessCatalogue
{
    public static IReadOnlyList<ProcessDefinition> All { get; } =
    [
        AlignProcess.Definition,
        ChoiceProcess.Definition,
        CircuitProcess.Definition,
        CombineProcess.Definition,
        CompareProcess.Definition,
        ConflictProcess.Definition,
        LinkProcesses.Corridors,
        CostDistanceProcess.Definition,
        CostMatrixProcess.Definition,
        CostPathProcess.Definition,
        CurveProcess.Definition,
        HabitatsProcess.Definition,
        IndicatorProcess.Definition,
        LinkProcesses.Links,
        OmniscapeProcess.Definition,
        OverlapProcess.Definition,
        RasterizeProcess.Definition,
        ReclassifyProcess.Definition,
        RenderProcess.Definition,
        ResistanceProcess.Definition,
    ];
}
