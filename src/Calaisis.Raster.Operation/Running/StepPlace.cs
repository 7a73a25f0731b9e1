using Calaisis.Raster.Planning;

namespace Calaisis.Raster.Operation.Running;

/// <summary>A step with the paths it reads from and writes to.</summary>
/// <param name="Planned">The step, its key, and what stands for the content of its inputs.</param>
/// <param name="Folder">Its own folder, empty at first; on the same disk as the results.</param>
/// <param name="Inputs">The path of each input, by role.</param>
public sealed record StepPlace(PlannedStep Planned, string Folder, IReadOnlyDictionary<string, string> Inputs)
{
    public Step Step => Planned.Step;

    public string Key => Planned.Key;

    /// <summary>The path of an input.</summary>
    public string Input(string role) => Inputs.TryGetValue(role, out var path)
        ? path
        : throw new ArgumentException($"step '{Step.Id}' does not declare that it reads '{role}'", nameof(role));

    /// <summary>
    /// What stands for the content of an input, as <c>sha256:...</c>; null where that cannot be told.
    /// </summary>
    public string? ContentOf(string role) =>
        Planned.Definition.Inputs.TryGetValue(role, out var content) && !StepDefinition.IsUnknown(content)
            ? content
            : null;

    /// <summary>The path to write an output to; its folder is there.</summary>
    public string Output(string name)
    {
        if (!Step.Outputs.Contains(name))
            throw new ArgumentException($"step '{Step.Id}' does not declare that it makes '{name}'", nameof(name));
        var path = Path.Combine(Folder, name.Replace('/', Path.DirectorySeparatorChar));
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        return path;
    }
}
