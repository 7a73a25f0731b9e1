using System.CommandLine;
using Calaisis.Raster.Packages;
using Calaisis.Raster.Parameters;
using Calaisis.Raster.Pipelines;

namespace Calaisis.Raster.Cli.Commands;

/// <summary><c>schema</c>: the JSON schema of pipeline files, from which editors complete and check them.</summary>
static class SchemaCommand
{
    public static Command Create()
    {
        var reference = new Option<bool>("--reference") { Description = "Print the reference of all keys instead, as in pipelines/README.md" };
        var command = new Command("schema", "Prints the JSON schema of pipeline files, for editors") { reference };
        command.SetAction(parsed => Console.Write(parsed.GetValue(reference)
            ? ReferenceWriter.Write(PipelineSpec.Root.Description) + PresetReference.Write() + PackageReference.Write()
            : SchemaWriter.Write("Calaisis.Raster pipeline", PipelineSpec.Root.Description)));
        return command;
    }
}
