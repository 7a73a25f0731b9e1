using Calaisis.Raster.Geo.Rasters;
using Calaisis.Raster.Pipelines;
using Calaisis.Raster.Pipelines.Layers;
using Calaisis.Raster.Processing.Processes;
using Calaisis.Raster.Resistance;

namespace Calaisis.Raster.Processing.Resistance;

/// <summary><c>curve</c>: a quantity into resistance by a curve.</summary>
static class CurveProcess
{
    public static ProcessDefinition Definition { get; } = ProcessDefinition.Of(
        "curve",
        "Turns a quantity (night light, slope, ...) into resistance by a curve",
        [
            ProcessKeys.Raster, ProcessKeys.Output, .. CurveLayerSpec.CurveKeys, ProcessKeys.Range,
            .. RasterSourceSpec.ReadKeys,
        ],
        fields =>
        {
            var settings = RasterSourceSpec.Build(fields, "input", fields.Get(ProcessKeys.Raster));
            var output = fields.Get(ProcessKeys.Output).Full;
            var range = fields.Get(ProcessKeys.Range);
            var layer = new StackedLayer(CurveLayerSpec.Build(fields, settings.Name), Combine.Over);
            var stack = new ResistanceStack("curve", [layer], range[0], range[1], UncoveredRule.Impassable);
            return async (context, cancel) =>
            {
                var grid = RasterGrid.Like(settings.Path);
                using var source = RasterTileSource.Open(settings, grid);
                await StackRun.RunAsync([source], grid, stack, output, context, cancel);
            };
        });
}
