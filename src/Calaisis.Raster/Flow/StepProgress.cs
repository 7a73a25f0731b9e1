namespace Calaisis.Raster.Flow;

/// <summary>
/// Counts the units of one step and reports them; at most <see cref="MaxReports"/> times, however many units.
/// </summary>
/// <remarks>Thread rule: one caller at a time.</remarks>
public sealed class StepProgress
{
    /// <summary>Enough for a smooth bar; a listener is not called a million times for a million tiles.</summary>
    public const int MaxReports = 1000;

    readonly IRunListener _listener;
    readonly Sentence _step;
    readonly long _total;
    long _done;
    long _reports;

    /// <summary>Reports that the step has started.</summary>
    public StepProgress(IRunListener listener, Sentence step, long total)
    {
        ArgumentNullException.ThrowIfNull(listener);
        ArgumentNullException.ThrowIfNull(step);
        ArgumentOutOfRangeException.ThrowIfNegative(total);
        _listener = listener;
        _step = step;
        _total = total;
        _listener.Hear(new StepStarted(step, total));
    }

    /// <summary>One more unit is done. The last one is always reported.</summary>
    public void Advance()
    {
        _done++;
        var due = (long)((Int128)_done * MaxReports / Math.Max(_total, MaxReports));
        if (_total > MaxReports && due == _reports) return;
        _reports = due;
        _listener.Hear(new StepAdvanced(_step, _done, _total));
    }

    /// <summary>The step is complete.</summary>
    public void Finish() => _listener.Hear(new StepFinished(_step));
}
