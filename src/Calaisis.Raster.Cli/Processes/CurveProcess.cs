namespace Calaisis.Raster.Cli.Processes;

static class CurveProcess
{
    public static ProcessDefinition Definition { get; } = ProcessDefinition.Of("curve", "x", [], _ => (_, _) => Task.CompletedTask);
}
