namespace Calaisis.Raster.Cli.Processes;

static class RasterizeProcess
{
    public static ProcessDefinition Definition { get; } = ProcessDefinition.Of("rasterize", "x", [], _ => (_, _) => Task.CompletedTask);
}
