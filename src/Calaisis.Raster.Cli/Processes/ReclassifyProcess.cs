namespace Calaisis.Raster.Cli.Processes;

static class ReclassifyProcess
{
    public static ProcessDefinition Definition { get; } = ProcessDefinition.Of("reclassify", "x", [], _ => (_, _) => Task.CompletedTask);
}
