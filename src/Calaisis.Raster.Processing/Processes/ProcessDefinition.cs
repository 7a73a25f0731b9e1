using Calaisis.Raster.Flow;
using Calaisis.Raster.Parameters;
using Calaisis.Raster.Processing.Machine;

namespace Calaisis.Raster.Processing.Processes;

/// <summary>What a process does once its parameters are read.</summary>
delegate Task ProcessWork(ProcessContext context, CancellationToken cancel);

/// <summary>What a process may use: the machine's share given to it, and who hears of it.</summary>
sealed record ProcessContext(Resources Resources, IRunListener Listener);

/// <summary>One operation that stands alone: its name, what it does, its parameters and its work.</summary>
sealed record ProcessDefinition(string Id, string Summary, RecordSpec<ProcessWork> Parameters)
{
    /// <summary>No work, for arguments with faults.</summary>
    public static ProcessWork Nothing { get; } = (_, _) => Task.CompletedTask;

    /// <summary>A definition whose parameters are these keys.</summary>
    public static ProcessDefinition Of(
        string id, string summary, IReadOnlyList<Key> keys, Func<Fields, ProcessWork> build) =>
        new(id, summary, new RecordSpec<ProcessWork>($"process {id}", summary, keys, build));
}
