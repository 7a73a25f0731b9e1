using System.Text.Json;
using Calaisis.Raster.Cli.Runs;
using Calaisis.Raster.CostDistance;
using Calaisis.Raster.Links;
using Calaisis.Raster.Operation.Running;
using Calaisis.Raster.Pipelines;
using Calaisis.Raster.Pipelines.Scenarios;

namespace Calaisis.Raster.Cli.Steps;

/// <summary>
/// What the links step of the base keeps for those of scenarios: links and corridors far from all that a scenario changes are
/// not searched again.
/// </summary>
sealed class LinkMemoryFile : IDisposable
{
    readonly FileStream _stream;
    readonly string? _target;

    LinkMemoryFile(FileStream stream, LinkMemory memory, string? target) => (_stream, Memory, _target) = (stream, memory, target);

    public LinkMemory Memory { get; }

    /// <summary>To keep, for the base; to use, for another scenario. Null where there is nothing to use.</summary>
    public static LinkMemoryFile? Open(StepContext context, TrameDeclaration trame, StepPlace place, CostDistanceSettings settings)
    {
        if (trame.Corridors is null) return null;
        var about = JsonSerializer.Serialize(new object[] { SoftwareVersions.Build, settings.TileCells, place.Step.Parameters });
        var kept = Path.Combine(place.Memory, $"links-{trame.Name}");
        if (context.Scenario == Scenario.BaseName)
        {
            var stream = new FileStream(Path.Combine(place.Folder, "memory"), FileMode.Create, FileAccess.ReadWrite, FileShare.None, 1 << 20);
            return new LinkMemoryFile(stream, LinkMemory.Keep(stream, about), kept);
        }

        if (!File.Exists(kept)) return null;
        var known = new FileStream(kept, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 1 << 20);
        return new LinkMemoryFile(known, LinkMemory.Use(known, about), null);
    }

    /// <summary>Moves what was kept to where scenarios look for it.</summary>
    public void Complete()
    {
        if (_target is null) return;
        _stream.Dispose();
        File.Move(_stream.Name, _target, overwrite: true);
    }

    public void Dispose() => _stream.Dispose();
}
