namespace Calaisis.Raster.CostDistance.Searches;

/// <summary>Many searches on several workers, each with its own reusable <see cref="BoundedSearch"/>.</summary>
public static class BoundedSearches
{
    /// <summary>
    /// Asks questions 0 to <paramref name="count"/> - 1, in any order; the answers stand in the order of the questions.
    /// </summary>
    /// <param name="raster">The resistances all searches share.</param>
    /// <param name="settings">Steps, units, and how many workers.</param>
    /// <param name="count">How many questions.</param>
    /// <param name="ask">Answers one question; begins its own search and must not keep it.</param>
    /// <param name="token">Stops between two questions; a long question should look at it too.</param>
    public static T[] Run<T>(
        ResistanceRaster raster, CostDistanceSettings settings, int count, Func<int, BoundedSearch, T> ask,
        CancellationToken token = default)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(ask);
        settings.Check();
        var answers = new T[count];
        var next = -1;
        Crew.Run(
            Math.Min(settings.Workers, count),
            () =>
            {
                var search = new BoundedSearch(raster, settings);
                for (var index = Interlocked.Increment(ref next); index < count; index =
                    Interlocked.Increment(ref next))
                {
                    token.ThrowIfCancellationRequested();
                    answers[index] = ask(index, search);
                }
            },
            () => Interlocked.Exchange(ref next, count));
        return answers;
    }
}
