using Calaisis.Raster.Cli.Reporting;
using Calaisis.Raster.Parameters;

namespace Calaisis.Raster.Cli.Processes;

/// <summary>What a process does once its parameters are read.</summary>
delegate Task ProcessWork(ProcessContext context, CancellationToken cancel);

/// <summary>What a process may use: the machine's share given to it, and the journal it reports to.</summary>
sealed record ProcessContext(Resources Resources, Journal Journal);

/// <summary>One operation that stands alone: its name, what it does, its parameters and its work.</summary>
sealed record ProcessDefinition(string Id, string Summary, RecordSpec<ProcessWork> Parameters)
{
    /// <summary>A definition whose parameters are these keys.</summary>
    public static ProcessDefinition Of(string id, string summary, IReadOnlyList<Key> keys, Func<Fields, ProcessWork> build) =>
        new(id, summary, new RecordSpec<ProcessWork>($"process {id}", summary, keys, build));
}
