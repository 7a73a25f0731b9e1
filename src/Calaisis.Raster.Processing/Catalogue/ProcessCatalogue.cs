using Calaisis.Raster.Processing.Costs;
using Calaisis.Raster.Processing.Habitats;
using Calaisis.Raster.Processing.Inputs;
using Calaisis.Raster.Processing.Maps;
using Calaisis.Raster.Processing.Processes;
using Calaisis.Raster.Processing.Resistance;

namespace Calaisis.Raster.Processing.Catalogue;

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
