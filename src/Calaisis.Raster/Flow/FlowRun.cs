using System.Runtime.ExceptionServices;

namespace Calaisis.Raster.Flow;

/// <summary>One run of a graph: what stops it, and every error until its last stage has ended.</summary>
sealed class FlowRun : IDisposable
{
    readonly Lock _gate = new();
    readonly List<Exception> _errors = [];
    readonly CancellationTokenSource _stop = new();
    readonly CancellationToken _cancel;
    readonly CancellationTokenRegistration _registration;
    bool _cancelledFirst;
    bool _anyStopped;

    public FlowRun(CancellationToken cancel)
    {
        _cancel = cancel;
        _registration = cancel.Register(CancelledByCaller);
    }

    /// <summary>Set by the first error of a stage, or by the caller.</summary>
    public CancellationToken Stopping => _stop.Token;

    public void Dispose()
    {
        _registration.Dispose();
        _stop.Dispose();
    }

    /// <summary>Runs a stage; its error is kept and stops the others. The task itself never fails.</summary>
    public async Task GuardAsync(Func<FlowRun, Task> stage)
    {
        try
        {
            await stage(this);
        }
        catch (OperationCanceledException) when (Stopping.IsCancellationRequested)
        {
            lock (_gate) _anyStopped = true;
        }
        catch (Exception error)
        {
            Keep(error);
            Stop();
        }
    }

    /// <summary>Waits until the run is being stopped.</summary>
    public async Task UntilStoppingAsync()
    {
        try
        {
            await Task.Delay(Timeout.Infinite, Stopping);
        }
        catch (OperationCanceledException)
        {
            // What it waited for.
        }
    }

    /// <summary>
    /// After all stages have ended: throws the error or the cancellation that ended the run too early.
    /// </summary>
    public void ThrowUnlessDone()
    {
        if (_cancelledFirst && (_anyStopped || _errors.Count > 0))
        {
            throw new OperationCanceledException("stopped by the caller", Inner(), _cancel);
        }

        if (_errors.Count == 0) return;
        FlowErrors.Attach(_errors[0], _errors.GetRange(1, _errors.Count - 1));
        ExceptionDispatchInfo.Throw(_errors[0]);
    }

    Exception? Inner() => _errors.Count > 1 ? new AggregateException(_errors) : _errors.FirstOrDefault();

    void CancelledByCaller()
    {
        lock (_gate) _cancelledFirst = _errors.Count == 0;
        Stop();
    }

    void Keep(Exception error)
    {
        lock (_gate)
        {
            // An ordered stage reports the same error twice: in its place in the order, and from its worker.
            if (!_errors.Exists(known => ReferenceEquals(known, error))) _errors.Add(error);
        }
    }

    void Stop()
    {
        try
        {
            _stop.Cancel();
        }
        catch (AggregateException errors)
        {
            // From callbacks that the work of a stage registered with the token.
            foreach (var error in errors.InnerExceptions) Keep(error);
        }
    }
}
