namespace Calaisis.Raster.Cli.Processes;

static class CombineProcess
{
    public static ProcessDefinition Definition { get; } = ProcessDefinition.Of("combine", "x", [], _ => (_, _) => Task.CompletedTask);
}
