using Calaisis.Raster.Cli.PipelineFiles;
using Calaisis.Raster.Pipelines;

namespace Calaisis.Raster.Cli.Runs;

/// <summary>Where a run's results come from: every file it reads, with the hash of its content.</summary>
sealed class Provenance
{
    Provenance(IReadOnlyList<ProvenanceInput> inputs)
    {
        Inputs = inputs;
    }

    /// <summary>Sources in ordinal order, then tables, then what the maps show.</summary>
    public IReadOnlyList<ProvenanceInput> Inputs { get; }

    /// <summary>Hashes each file once, however often it is used.</summary>
    public static Provenance Take(LoadedPipeline loaded)
    {
        var hashes = new Dictionary<string, FileHash?>(StringComparer.Ordinal);
        var inputs = new List<ProvenanceInput>();
        foreach (var source in loaded.Pipeline.Sources.OrderBy(source => source.Name, StringComparer.Ordinal))
        {
            Add($"source {source.Name}", new Location(source.DeclaredPath, source.Path));
            foreach (var edit in source.EditFeatures.Where(features => features.Drawn is null))
                Add($"edit of {source.Name}", new Location(edit.DeclaredPath, edit.Path));
        }

        foreach (var table in loaded.Pipeline.Trames.SelectMany(trame => trame.Layers).Select(layer => layer.Table).OfType<Location>())
            Add("table", table);
        if (loaded.Pipeline.Map.Places is { } places) Add("map", places.Dataset);
        foreach (var overlay in loaded.Pipeline.Map.Overlays) Add("map", overlay.Dataset);
        return new Provenance([.. inputs.Distinct()]);

        void Add(string role, Location location)
        {
            if (location.Full.Length == 0) return;
            if (!hashes.TryGetValue(location.Full, out var hash)) hashes[location.Full] = hash = FileHash.Of(location.Full);
            inputs.Add(new ProvenanceInput(role, location.Declared, hash));
        }
    }

    /// <summary>The hash of a source's file; null for what is no file.</summary>
    public FileHash? HashOf(string source) => Inputs.FirstOrDefault(input => input.Role == $"source {source}")?.Hash;
}

/// <summary>One file a run reads.</summary>
/// <param name="Role">What it is read as.</param>
/// <param name="Declared">Its path as the pipeline writes it.</param>
/// <param name="Hash">What identifies its content; null for a database or an address.</param>
sealed record ProvenanceInput(string Role, string Declared, FileHash? Hash);
