using System.Runtime.CompilerServices;

namespace Calaisis.Raster.Flow;

/// <summary>What else went wrong in a graph beside the error it threw.</summary>
public static class FlowErrors
{
    static readonly ConditionalWeakTable<Exception, IReadOnlyList<Exception>> Others = [];

    /// <summary>
    /// The errors that other stages threw while the graph was being stopped by this one, in the order they came; empty
    /// for the usual single error, and for exceptions that no graph threw.
    /// </summary>
    public static IReadOnlyList<Exception> AlsoFailed(this Exception first)
    {
        ArgumentNullException.ThrowIfNull(first);
        return Others.TryGetValue(first, out var others) ? others : [];
    }

    internal static void Attach(Exception first, IReadOnlyList<Exception> others)
    {
        if (others.Count > 0) Others.AddOrUpdate(first, others);
    }
}
