using Calaisis.Raster.Geo.Rasters;
using Calaisis.Raster.Grids;
using Calaisis.Raster.Parameters;
using Calaisis.Raster.Pipelines;
using Calaisis.Raster.Pipelines.Layers;
using Calaisis.Raster.Processing.Processes;
using Calaisis.Raster.Resistance;
using Calaisis.Raster.Sources;

namespace Calaisis.Raster.Processing.Resistance;

/// <summary><c>combine</c>: several resistance rasters into one.</summary>
static class CombineProcess
{
    static readonly Key<IReadOnlyList<Location>> Inputs = Key<IReadOnlyList<Location>>.Required(
        "inputs",
        new ListSpec<Location>(new PathSpec($"a raster file that GDAL opens")) { AtLeast = 2 },
        "Resistance rasters, from the bottom up, brought to the grid of the first",
        "[cover.tif, light.tif]");

    public static ProcessDefinition Definition { get; } = ProcessDefinition.Of(
        "combine",
        "Joins resistance rasters: over, min, max, multiply or add",
        [Inputs, ProcessKeys.Output, LayerKeys.CombineKey, ProcessKeys.Range],
        fields =>
        {
            var inputs = fields.Get(Inputs);
            var output = fields.Get(ProcessKeys.Output).Full;
            var range = fields.Get(ProcessKeys.Range);
            var combine = fields.Get(LayerKeys.CombineKey);
            var layers = inputs.Select(
                (_, i) => new StackedLayer(new ValueLayer(NameOf(i)), i == 0 ? Combine.Over : combine));
            var stack = new ResistanceStack("combine", [.. layers], range[0], range[1], UncoveredRule.Impassable);
            return async (context, cancel) =>
            {
                var grid = RasterGrid.Like(inputs[0].Full);
                var sources = inputs.Select((input, i) => Open(input, i, grid)).ToList();
                try
                {
                    await StackRun.RunAsync(sources, grid, stack, output, context, cancel);
                }
                finally
                {
                    sources.ForEach(source => source.Dispose());
                }
            };
        });

    static string NameOf(int input) => $"input {input + 1}";

    static RasterTileSource Open(Location input, int place, GridDefinition grid) =>
        RasterTileSource.Open(
            new RasterSourceSettings(NameOf(place), input.Full, CellKind.Values) { TakesCrs = false }, grid);
}
