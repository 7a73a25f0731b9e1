using System.CommandLine;
using Calaisis.Raster.Cli.PipelineFiles;

namespace Calaisis.Raster.Cli.Commands;

/// <summary>Options that keep a pipeline to declared places.</summary>
static class ConfineOptions
{
    public static readonly Option<bool> Confine = new("--confine")
    {
        Description = "Let the pipeline read only from its own folder, below it, and from what --allow names",
    };

    public static readonly Option<string[]> Allow = new("--allow")
    {
        Description = "A folder, or the beginning of an address or dataset name, that a confined pipeline may read; may be repeated",
        HelpName = "place",
        DefaultValueFactory = _ => [],
    };

    /// <summary>Null where everything may be read.</summary>
    public static AllowedPlaces? PlacesOf(ParseResult parsed, string pipeline) => parsed.GetValue(Confine)
        ? new AllowedPlaces(Path.GetDirectoryName(Path.GetFullPath(pipeline))!, parsed.GetValue(Allow)!)
        : null;
}
