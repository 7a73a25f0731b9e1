using Calaisis.Raster.Faults;
using Calaisis.Raster.Parameters;
using Calaisis.Raster.Processing.PipelineFiles;
using Calaisis.Raster.Processing.Speaking;

namespace Calaisis.Raster.Processing.Processes;

/// <summary>Turns <c>--key value --key=value --flag</c> into the mapping that a pipeline file would hold.</summary>
static class ProcessArguments
{
    /// <exception cref="PipelineException">
    /// An argument is no key, lacks its value or comes twice, or a value is wrong.
    /// </exception>
    public static ProcessWork Read(ProcessDefinition process, IReadOnlyList<string> arguments)
    {
        var reading = new Reading($"process run {process.Id}", Directory.GetCurrentDirectory());
        var entries = new List<MappingEntry>();
        for (var i = 0; i < arguments.Count; i++)
        {
            var (name, value) = Split(arguments[i]);
            if (name is null)
            {
                reading.Add(default(Mark), $"found '{arguments[i]}', expected a key such as "
                    + $"--{process.Parameters.Keys[0].Name}");
                continue;
            }

            if (value is null && i + 1 < arguments.Count
                && !arguments[i + 1].StartsWith("--", StringComparison.Ordinal))
            {
                value = arguments[++i];
            }

            if (value is null
                && process.Parameters.Keys.FirstOrDefault(key => key.Name == name)?.Spec is { } wanted and not FlagSpec)
            {
                reading.Add(default(Mark), $"--{name}: found nothing after it, expected {wanted.Expected}");
            }
            else if (entries.Exists(entry => entry.Key == name))
            {
                reading.Add(default(Mark), $"--{name} comes twice");
            }
            else if (ValueOf(process, name, value ?? "true", reading) is { } node)
                entries.Add(new MappingEntry(default, name, node));
        }

        process.Parameters.TryRead(new MappingNode(default, entries), reading, out var work);
        foreach (var output in reading.FilesWritten
            .Where(output => reading.FilesRead.Any(input => IsSame(input, output))))
        {
            reading.Add(default(Mark), $"the output '{output}' is also read, and would be lost: choose another file");
        }

        var written = reading.FilesWritten.ToList();
        foreach (var output in written.Where((output, i) => written.Take(i).Any(before => IsSame(before, output))))
            reading.Add(default(Mark), $"the output '{output}' is written twice: choose a file of its own for each");
        Redaction.Remember(reading.Secrets);
        reading.Finish();
        return work;
    }

    static bool IsSame(string one, string other) =>
        string.Equals(RealPath.Of(one), RealPath.Of(other), StringComparison.Ordinal);

    static (string? Name, string? Value) Split(string argument)
    {
        if (!argument.StartsWith("--", StringComparison.Ordinal) || argument.Length == 2) return (null, null);
        var equals = argument.IndexOf('=', StringComparison.Ordinal);
        return equals < 0 ? (argument[2..], null) : (argument[2..equals], argument[(equals + 1)..]);
    }

    /// <summary>A text stays a text even when it looks like a number: the shell has taken its quotes away.</summary>
    static Node? ValueOf(ProcessDefinition process, string name, string value, Reading reading)
    {
        var spec = process.Parameters.Keys.FirstOrDefault(key => key.Name == name)?.Spec;
        return spec is TextSpec or Pipelines.PathSpec
            ? new ScalarNode(default, value, ScalarKind.Text)
            : YamlDocuments.ReadArgument(value, reading);
    }
}
