namespace Calaisis.Raster.Cli.Processes;

static class ResistanceProcess
{
    public static ProcessDefinition Definition { get; } = ProcessDefinition.Of("resistance", "x", [], _ => (_, _) => Task.CompletedTask);
}
