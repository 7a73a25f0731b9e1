namespace Calaisis.Raster.Circuits.Solving;

/// <summary>Work in parts of a fixed number, so that sums do not depend on who adds them.</summary>
sealed class Parts(int workers, CancellationToken cancel)
{
    /// <summary>How many parts vectors are cut into.</summary>
    public const int Count = 64;

    /// <summary>Below so many rows handing parts out takes longer than the work.</summary>
    const int Worthwhile = 8192;

    /// <summary>Does the work of parts 0 to n - 1.</summary>
    public void Each(int count, long rows, Action<int> work)
    {
        cancel.ThrowIfCancellationRequested();
        if (workers == 1 || rows < Worthwhile)
        {
            for (var part = 0; part < count; part++) work(part);
            return;
        }

        Parallel.For(
            0, count,
            new ParallelOptions
            {
                MaxDegreeOfParallelism = workers,
                CancellationToken = cancel,
            },
            work);
    }

    /// <summary>The rows of a part.</summary>
    public static (int From, int To) RowsOf(int part, int rows) =>
        ((int)((long)rows * part / Count), (int)((long)rows * (part + 1) / Count));
}
