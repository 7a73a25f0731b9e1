namespace Calaisis.Raster.Operation.Running;

/// <summary>The most memory the program holds from now until it is disposed, looked at ten times a second.</summary>
sealed class PeakMemory : IDisposable
{
    static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    readonly Timer _timer;
    long _peak = Environment.WorkingSet;

    public PeakMemory()
    {
        _timer = new Timer(_ => Look(), null, Interval, Interval);
    }

    /// <summary>The peak so far.</summary>
    public long Bytes
    {
        get
        {
            Look();
            return Interlocked.Read(ref _peak);
        }
    }

    public void Dispose() => _timer.Dispose();

    void Look()
    {
        var now = Environment.WorkingSet;
        var before = Interlocked.Read(ref _peak);
        while (now > before)
        {
            var found = Interlocked.CompareExchange(ref _peak, now, before);
            if (found == before) return;
            before = found;
        }
    }
}
