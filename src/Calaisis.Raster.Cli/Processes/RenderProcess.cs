namespace Calaisis.Raster.Cli.Processes;

static class RenderProcess
{
    public static ProcessDefinition Definition { get; } = ProcessDefinition.Of("render", "x", [], _ => (_, _) => Task.CompletedTask);
}
