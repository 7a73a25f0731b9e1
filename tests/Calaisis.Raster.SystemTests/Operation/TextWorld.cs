using System.Security.Cryptography;
using System.Text;
using Calaisis.Raster.Flow;
using Calaisis.Raster.Operation;
using Calaisis.Raster.Operation.Ledgers;
using Calaisis.Raster.Operation.Publishing;
using Calaisis.Raster.Operation.Running;
using Calaisis.Raster.Operation.Storage;
using Calaisis.Raster.Planning;
using Calaisis.Raster.SystemTests.Rasters;
using Xunit;

namespace Calaisis.Raster.SystemTests.Operation;

/// <summary>
/// A folder of results, inputs that are small text files, and steps whose results are the hash of all they may depend
/// on: whatever is kept wrongly shows in the last of them.
/// </summary>
sealed class TextWorld : IDisposable
{
    readonly Folder _folder = new();

    public string this[string name] => _folder[name];

    public OperationFolder Out => new(_folder["out"], "p");

    /// <summary>Done in the work of every step, before it writes.</summary>
    public Func<StepPlace, CancellationToken, Task> During { get; set; } = (_, _) => Task.CompletedTask;

    /// <summary>The ids of the steps that were done, in the order in which they began.</summary>
    public List<string> Done { get; } = [];

    /// <summary>Stops runs.</summary>
    public CancellationToken Stop { get; set; }

    public TimeProvider Clock { get; set; } = TimeProvider.System;

    public string Build { get; set; } = "build 1";

    public void WriteInput(string name, string text) => File.WriteAllText(this[name], text);

    /// <summary>A step that reads files (<c>a.txt</c>) and results of other steps (<c>s/x</c>).</summary>
    public BoundStep Step(string id, string parameter, params string[] reads) => new(
        new Step
        {
            Id = id,
            Kind = new StepKind(id.Split('/')[^1], 1),
            Parameters = new Dictionary<string, string> { ["p"] = $"\"{parameter}\"" },
            Inputs = [.. reads.Select(read => read.EndsWith(".txt", StringComparison.Ordinal)
                ? (StepInput)new OutsideInput(read, this[read]) { Shown = read }
                : new StepResult(read, read, read.Split('/')[^1] + ".out"))],
            Outputs = [id.Split('/')[^1] + ".out", $".{id.Split('/')[^1]}.hidden"],
        },
        new Work(this));

    public PipelineOperation Operation(Func<OperationSettings, OperationSettings>? change = null)
    {
        var settings = new OperationSettings
        {
            Facts = new RunFacts("p", "p.yaml", "0", Build, new StepResources(4, 1 << 30)),
            Software = new Dictionary<string, string> { ["gdal"] = "1" },
            FilesOf = path => File.Exists(path) ? new OutsideFiles([path], "") : null,
            Mask = text => text,
        };
        return new PipelineOperation(Out, change is null ? settings : change(settings), new Warned(Warnings), Clock);
    }

    public async Task<RunReport> RunAsync(
        IReadOnlyList<BoundStep> steps, Func<OperationSettings, OperationSettings>? change = null)
    {
        Done.Clear();
        Warnings.Clear();
        var operation = Operation(change);
        _ = operation.LookAhead();
        return await operation.RunAsync(
            new OperationWork(steps)
            {
                Beside = results => [new PublishedText("all.txt", Encoding.UTF8.GetBytes($"{results.Count}"))],
            }, Stop);
    }

    /// <summary>The files people see, with their content, but the one that says when they were made.</summary>
    public SortedDictionary<string, string> Shown()
    {
        var shown = new SortedDictionary<string, string>(StringComparer.Ordinal);
        if (!Directory.Exists(Out.Results)) return shown;
        foreach (var file in Directory.EnumerateFiles(Out.Results, "*", SearchOption.AllDirectories))
            shown[Path.GetRelativePath(Out.Results, file)] = File.ReadAllText(file);
        Assert.True(shown.Remove(RunSidecar.FileName));
        return shown;
    }

    /// <summary>What the last run warned of.</summary>
    public List<string> Warnings { get; } = [];

    public Ledger Ledger() => Calaisis.Raster.Operation.Ledgers.Ledger.OpenToRead(Out.Ledger, text => text, Clock)!;

    public void Dispose()
    {
        // What is stored is read-only.
        foreach (var file in Directory.EnumerateFiles(_folder.Path, "*", new EnumerationOptions
        {
            RecurseSubdirectories = true,
            AttributesToSkip = FileAttributes.None,
        }))
        {
            File.SetAttributes(file, FileAttributes.Normal);
        }

        _folder.Dispose();
    }

    sealed class Work(TextWorld world) : IStepWork
    {
        public async Task RunAsync(
            IReadOnlyList<StepPlace> together, StepResources resources, IRunListener listener, CancellationToken cancel)
        {
            foreach (var place in together)
            {
                lock (world.Done) world.Done.Add(place.Step.Id);
                var text = new StringBuilder();
                foreach (var (name, value) in place.Step.Parameters) text.Append(name).Append(value);
                foreach (var input in place.Step.Inputs)
                    text.Append(input.Role).Append(await File.ReadAllTextAsync(place.Input(input.Role), cancel));
                await world.During(place, cancel);
                var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
                foreach (var output in place.Step.Outputs)
                    await File.WriteAllTextAsync(place.Output(output), hash, cancel);
            }
        }
    }

    sealed class Warned(List<string> warnings) : IRunListener
    {
        public void Hear(RunEvent happened)
        {
            lock (warnings)
            {
                if (happened is Warning warning) warnings.Add(warning.Message.ToString());
            }
        }
    }
}
