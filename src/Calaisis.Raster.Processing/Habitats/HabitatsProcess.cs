using Calaisis.Raster.Geo.Datasets;
using Calaisis.Raster.Geo.Native;
using Calaisis.Raster.Geo.Vectors;
using Calaisis.Raster.Grids;
using Calaisis.Raster.Habitats;
using Calaisis.Raster.Parameters;
using Calaisis.Raster.Pipelines;
using Calaisis.Raster.Processing.Inputs;
using Calaisis.Raster.Processing.Machine;
using Calaisis.Raster.Processing.Processes;
using Calaisis.Raster.Tables;

namespace Calaisis.Raster.Processing.Habitats;

/// <summary><c>habitats</c>: the habitat patches of one trame of a pipeline.</summary>
static class HabitatsProcess
{
    const string Csv = ".csv";

    static readonly Key<Location> Resistance = Key<Location>.Required(
        "resistance",
        new PathSpec($"a raster file that GDAL opens"),
        "The trame's resistance on the pipeline's grid; NoData is impassable",
        "out/calaisis/base/verte/resistance.tif");

    static readonly Key<Location> Patches = Key<Location>.Optional(
        "patches",
        new PathSpec($"the GeoPackage, GeoJSON or table to write", mustExist: false)
        {
            Endings = [".gpkg", ".geojson", ".json", ".csv"],
        },
        "Also writes the patches with their measures, as polygons (.gpkg, .geojson) or without shapes (.csv)",
        "habitats.gpkg");

    public static ProcessDefinition Definition { get; } = ProcessDefinition.Of(
        "habitats",
        "Finds the core areas and stepping stones of one trame of a pipeline: their labels, measures and shapes",
        [ProcessKeys.Pipeline, ProcessKeys.Trame, Resistance, ProcessKeys.Output, Patches],
        fields =>
        {
            var pipeline = ProcessKeys.Load(fields, ProcessKeys.Pipeline).Pipeline;
            var trame = ProcessKeys.TrameOf(fields, pipeline);
            if (trame is { Habitats: null })
                fields.Fault(ProcessKeys.Trame, $"trame '{trame.Name}' declares no 'habitats'");
            var resistance = fields.Get(Resistance).Full;
            var output = fields.Get(ProcessKeys.Output).Full;
            var patches = fields.Find(Patches);
            if (patches is not null && !IsCsv(patches.Full) && !FeatureFile.IsSupported(patches.Full))
            {
                fields.Fault(
                    Patches, $"found '{patches.Declared}', expected a name that ends with .gpkg, .geojson or .csv");
            }

            return async (context, cancel) =>
            {
                GdalRuntime.LimitCache(MemoryShares.Of(context.Resources.MemoryBytes).GdalMegabytes);
                var grid = PipelineSources.GridOf(pipeline);
                var run = new HabitatRun(pipeline, trame!, grid, context.Resources, context.Listener);
                var table = await run.WriteAsync(
                    resistance, output, [KeyValuePair.Create("CALAISIS_PIPELINE", pipeline.Name)], cancel);
                if (patches is null) return;
                if (trame!.Habitats!.Radiance is not null)
                {
                    var radiance = new RadianceRun(pipeline, trame, grid, context.Resources, context.Listener);
                    table = HabitatTable.WithRadiance(
                        table, await radiance.MeasureAsync(output, table.Rows.Count, cancel));
                }

                // The table says what the raster says that it comes from.
                var metadata = DatasetMetadata.Of(output);
                await Task.Run(() => WritePatches(patches.Full, grid, table, metadata), cancel);
            };
        });

    static void WritePatches(
        string path, GridDefinition grid, FeatureTable table, IReadOnlyDictionary<string, string> metadata)
    {
        if (IsCsv(path))
        {
            ProcessTable.Write(
                path, FeatureCsv.Bytes(table), FeatureCsv.Dialect, FeatureCsv.ColumnsOf(table), metadata);
        }
        else
        {
            FeatureFile.Write(path, grid.Crs, [table], metadata: FeatureFile.HoldsMetadata(path) ? metadata : null);
        }
    }

    static bool IsCsv(string path) => path.EndsWith(Csv, StringComparison.OrdinalIgnoreCase);
}
