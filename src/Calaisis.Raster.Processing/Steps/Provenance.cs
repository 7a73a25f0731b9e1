using Calaisis.Raster.Operation.Storage;
using Calaisis.Raster.Pipelines;
using Calaisis.Raster.Planning;

namespace Calaisis.Raster.Processing.Steps;

/// <summary>
/// Where a scenario's results come from: everything that is read from outside, with the hashes of its content.
/// </summary>
static class Provenance
{
    /// <summary>
    /// What the steps of the scenario read, and what was read to make them; in ordinal order of roles.
    /// </summary>
    public static IEnumerable<ProvenanceInput> Of(
        StepContext context, IEnumerable<Step> steps, OutsideContents contents) =>
        steps
            .Where(step => step.Id.StartsWith($"{context.Scenario}/", StringComparison.Ordinal))
            .SelectMany(step => step.Inputs)
            .OfType<OutsideInput>()
            .Concat(ReadBefore(context.Pipeline))
            .DistinctBy(input => (input.Role, input.Path))
            .OrderBy(input => input.Role, StringComparer.Ordinal)
            .ThenBy(input => input.Shown, StringComparer.Ordinal)
            .Select(input => new ProvenanceInput(input.Role, input.Shown, contents.FilesOf(input.Path)));

    /// <summary>What is read to make the steps: what it holds stands among their parameters.</summary>
    public static IEnumerable<OutsideInput> ReadBefore(Pipeline pipeline)
    {
        if (pipeline.Grid is GridLike like) yield return Input("grid", like.Raster);
        foreach (var table in TablesOf(pipeline)) yield return table;
    }

    /// <summary>The tables that layers of the trames read.</summary>
    public static IEnumerable<OutsideInput> TablesOf(Pipeline pipeline) => pipeline.Trames
        .SelectMany(trame => trame.Layers)
        .Select(layer => layer.Table)
        .OfType<Location>()
        .Select(table => Input($"table {table.Declared}", table));

    static OutsideInput Input(string role, Location place) => new(role, place.Full) { Shown = place.Declared };
}

/// <summary>Something that a scenario reads.</summary>
/// <param name="Role">What it is read as.</param>
/// <param name="Declared">Its path as the pipeline writes it.</param>
/// <param name="Files">The files that hold it; none for a database or an address.</param>
sealed record ProvenanceInput(string Role, string? Declared, IReadOnlyList<HashedFile> Files);
