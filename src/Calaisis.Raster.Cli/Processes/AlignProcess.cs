namespace Calaisis.Raster.Cli.Processes;

static class AlignProcess
{
    public static ProcessDefinition Definition { get; } = ProcessDefinition.Of("align", "x", [], _ => (_, _) => Task.CompletedTask);
}
