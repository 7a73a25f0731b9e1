using Calaisis.Raster.Operation.Storage;
using Calaisis.Raster.Pipelines;

namespace Calaisis.Raster.Cli.Runs;

/// <summary>Where a run's results come from: every file the pipeline names, with the hash of its content.</summary>
static class Provenance
{
    /// <summary>Sources in ordinal order, then tables, then what the maps show.</summary>
    public static IReadOnlyList<ProvenanceInput> Of(Pipeline pipeline, OutsideContents contents)
    {
        var inputs = new List<ProvenanceInput>();
        foreach (var source in pipeline.Sources.OrderBy(source => source.Name, StringComparer.Ordinal))
        {
            Add($"source {source.Name}", new Location(source.DeclaredPath, source.Path));
            foreach (var edit in source.EditFeatures.Where(features => features.Drawn is null))
                Add($"edit of {source.Name}", new Location(edit.DeclaredPath, edit.Path));
        }

        foreach (var table in pipeline.Trames.SelectMany(trame => trame.Layers).Select(layer => layer.Table).OfType<Location>())
            Add("table", table);
        if (pipeline.Map.Places is { } places) Add("map", places.Dataset);
        foreach (var overlay in pipeline.Map.Overlays) Add("map", overlay.Dataset);
        return [.. inputs.Distinct()];

        void Add(string role, Location location)
        {
            if (location.Full.Length > 0) inputs.Add(new ProvenanceInput(role, location.Declared, contents.FileOf(location.Full)));
        }
    }
}

/// <summary>One file a run reads.</summary>
/// <param name="Role">What it is read as.</param>
/// <param name="Declared">Its path as the pipeline writes it.</param>
/// <param name="Hash">What identifies its content; null for a database or an address.</param>
sealed record ProvenanceInput(string Role, string Declared, ContentHash? Hash);
