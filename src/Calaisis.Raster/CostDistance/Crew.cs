using System.Runtime.ExceptionServices;

namespace Calaisis.Raster.CostDistance;

/// <summary>
/// Runs one job on several threads and comes back when all are done; the first failure is thrown again.
/// </summary>
static class Crew
{
    public static void Run(long workers, Action job, Action? onFailure = null)
    {
        ExceptionDispatchInfo? failure = null;
        void Guarded()
        {
            try
            {
                job();
            }
            catch (Exception exception)
            {
                Interlocked.CompareExchange(ref failure, ExceptionDispatchInfo.Capture(exception), null);
                onFailure?.Invoke();
            }
        }

        var threads = new Thread[Math.Max(0, workers - 1)];
        for (var index = 0; index < threads.Length; index++)
        {
            threads[index] = new Thread(Guarded) { IsBackground = true, Name = "cost distance" };
            threads[index].Start();
        }

        Guarded();
        foreach (var thread in threads) thread.Join();
        failure?.Throw();
    }
}
