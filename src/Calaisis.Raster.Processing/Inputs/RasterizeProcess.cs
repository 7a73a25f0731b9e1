using Calaisis.Raster.Flow;
using Calaisis.Raster.Geo.Rasters;
using Calaisis.Raster.Geo.Vectors;
using Calaisis.Raster.Parameters;
using Calaisis.Raster.Pipelines;
using Calaisis.Raster.Preflight;
using Calaisis.Raster.Processing.Processes;

namespace Calaisis.Raster.Processing.Inputs;

/// <summary><c>rasterize</c>: burns a vector layer on a grid.</summary>
static class RasterizeProcess
{
    static readonly Key<Location> Vector = Key<Location>.Required(
        "input", new PathSpec($"a vector file or database that GDAL opens"), "The dataset to read", "roads.gpkg");

    public static ProcessDefinition Definition { get; } = ProcessDefinition.Of(
        "rasterize",
        "Burns a vector layer on a grid, lines at their real width",
        [Vector, ProcessKeys.Output, GridDeclaration.Key, .. VectorSourceSpec.BurnKeys],
        fields =>
        {
            var settings = VectorSourceSpec.Build(fields, "input", fields.Get(Vector));
            var output = fields.Get(ProcessKeys.Output).Full;
            var declared = fields.Get(GridDeclaration.Key);
            return async (context, cancel) =>
            {
                var grid = PipelineSources.GridOf(declared);
                if (settings.WidthMetres is not null || settings.WidthAttribute is not null
                    || settings.BufferMetres > 0)
                {
                    GroundScale.Require(grid);
                }

                var source = await Task.Run(
                    () => BurnedTileSource.Prepare(settings, grid, new BurnLimits(), cancel), cancel);
                if (source.Facts.Burned == 0)
                {
                    var facts = await Task.Run(() => VectorFacts.Read(settings, grid, cancel), cancel);
                    context.Listener
                        .Hear(new Warning($"source '{settings.Name}': {PlaceOnGrid.NoFeature(grid, facts)}"));
                }

                await GridCopy.RunAsync(source, grid, output, new CogSettings(), context, cancel);
            };
        });
}
