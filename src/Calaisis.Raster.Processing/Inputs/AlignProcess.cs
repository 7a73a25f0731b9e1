using Calaisis.Raster.Geo.Rasters;
using Calaisis.Raster.Pipelines;
using Calaisis.Raster.Processing.Processes;

namespace Calaisis.Raster.Processing.Inputs;

/// <summary><c>align</c>: brings a raster to a grid.</summary>
static class AlignProcess
{
    public static ProcessDefinition Definition { get; } = ProcessDefinition.Of(
        "align",
        "Brings a raster to a grid: reprojected, resampled, scaled to its unit, no data made NoData",
        [ProcessKeys.Raster, ProcessKeys.Output, GridDeclaration.Key, .. RasterSourceSpec.ReadKeys],
        fields =>
        {
            var settings = RasterSourceSpec.Build(fields, "input", fields.Get(ProcessKeys.Raster));
            var output = fields.Get(ProcessKeys.Output).Full;
            var declared = fields.Get(GridDeclaration.Key);
            return async (context, cancel) =>
            {
                var grid = PipelineSources.GridOf(declared);
                using var source = RasterTileSource.Open(settings, grid);
                await GridCopy.RunAsync(
                    source, grid, output, new CogSettings { Unit = settings.Unit }, context, cancel);
            };
        });
}
