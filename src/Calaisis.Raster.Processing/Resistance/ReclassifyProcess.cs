using Calaisis.Raster.Geo.Rasters;
using Calaisis.Raster.Pipelines;
using Calaisis.Raster.Pipelines.Layers;
using Calaisis.Raster.Processing.Processes;
using Calaisis.Raster.Resistance;

namespace Calaisis.Raster.Processing.Resistance;

/// <summary><c>reclassify</c>: classes into resistance by a friction table.</summary>
static class ReclassifyProcess
{
    public static ProcessDefinition Definition { get; } = ProcessDefinition.Of(
        "reclassify",
        "Turns the classes of a raster into resistance by a friction table; classes the table leaves out become NoData",
        [
            ProcessKeys.Raster, ProcessKeys.Output, .. TableLayerSpec.TableKeys, ProcessKeys.Range,
            .. RasterSourceSpec.ReadKeys,
        ],
        fields =>
        {
            var settings = RasterSourceSpec.Build(fields, "input", fields.Get(ProcessKeys.Raster));
            var output = fields.Get(ProcessKeys.Output).Full;
            var range = fields.Get(ProcessKeys.Range);
            var build = TableLayerSpec.Builder(fields);
            return async (context, cancel) =>
            {
                var grid = RasterGrid.Like(settings.Path);
                using var source = RasterTileSource.Open(settings, grid);
                var layer = new StackedLayer(build(settings.Name, settings.Legend), Combine.Over);
                var stack = new ResistanceStack("reclassify", [layer], range[0], range[1], UncoveredRule.Impassable);
                await StackRun.RunAsync([source], grid, stack, output, context, cancel);
            };
        });
}
