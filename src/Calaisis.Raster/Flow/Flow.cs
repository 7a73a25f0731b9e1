using System.Threading.Channels;

namespace Calaisis.Raster.Flow;

/// <summary>
/// Items on their way from one stage of a <see cref="FlowGraph"/> to the next: the reading end of a bounded channel.
/// Exactly one operator may read it; <see cref="FlowBranches.Broadcast"/> makes several of one.
/// </summary>
public sealed class Flow<T>
{
    readonly ChannelReader<T> _reader;

    internal Flow(FlowGraph graph, ChannelReader<T> reader)
    {
        Graph = graph;
        _reader = reader;
    }

    /// <summary>The graph whose run moves the items.</summary>
    public FlowGraph Graph { get; }

    internal bool IsTaken { get; private set; }

    /// <summary>Hands the channel to the one operator that reads it.</summary>
    internal ChannelReader<T> Take()
    {
        if (IsTaken) throw new InvalidOperationException("two operators would read the same flow; use Broadcast");
        IsTaken = true;
        return _reader;
    }
}
