using Calaisis.Raster.Operation.Running;

namespace Calaisis.Raster.Operation.Ledgers;

/// <summary>What is noted when a run begins.</summary>
/// <param name="Pipeline">The pipeline's name.</param>
/// <param name="File">Its file, as it was given.</param>
/// <param name="Program">The program's version.</param>
/// <param name="Build">The program's build.</param>
/// <param name="Resources">What it may use of the machine.</param>
public sealed record RunFacts(string Pipeline, string File, string Program, string Build, StepResources Resources)
{
    /// <summary>The pipeline's file and those it extends, by name, with the hash of what was read of each.</summary>
    public IReadOnlyList<(string File, string Sha256)> Files { get; init; } = [];
}
