using System.CommandLine;
using Calaisis.Raster.Parameters;
using Calaisis.Raster.Pipelines;

namespace Calaisis.Raster.Cli.Commands;

/// <summary><c>schema</c>: the JSON schema of pipeline files, from which editors complete and check them.</summary>
static class SchemaCommand
{
    public static Command Create()
    {
        var command = new Command("schema", "Prints the JSON schema of pipeline files, for editors");
        command.SetAction(_ => Console.Write(SchemaWriter.Write("Calaisis.Raster pipeline", PipelineSpec.Root.Description)));
        return command;
    }
}
