using System.CommandLine;
using Calaisis.Raster.Faults;
using Calaisis.Raster.Geo.Confining;
using Calaisis.Raster.Processing.PipelineFiles;

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
        Description = "A folder, or the beginning of an address or dataset name, "
            + "that a confined pipeline may read; may be repeated",
        HelpName = "place",
        DefaultValueFactory = _ => [],
    };

    /// <summary>Keeps this process to the places, if there are any, before anything is opened.</summary>
    public static void Begin(AllowedPlaces? places)
    {
        if (places is not null)
            Confinement.Begin(new ConfinementRule(places.WhyNot, places.MayConnect, places.Databases));
    }

    /// <summary>Null where everything may be read.</summary>
    /// <exception cref="PipelineException">Something is allowed, and nothing is forbidden.</exception>
    public static AllowedPlaces? PlacesOf(ParseResult parsed, string pipeline)
    {
        var allowed = parsed.GetValue(Allow)!;
        if (parsed.GetValue(Confine))
            return new AllowedPlaces(Path.GetDirectoryName(Path.GetFullPath(pipeline))!, allowed);
        if (allowed.Length == 0) return null;
        throw new PipelineException([new Fault(Allow.Name, 0, 0, $"found '{allowed[0]}' without --confine, "
            + $"and then everything may be read: add --confine, or leave it out")]);
    }
}
