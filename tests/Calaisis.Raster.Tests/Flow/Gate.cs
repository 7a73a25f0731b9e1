namespace Calaisis.Raster.Tests.Flow;

/// <summary>
/// Holds whoever passes until it is opened. Waiting ends with the test, so that a fault shows and does not hang.
/// </summary>
sealed class Gate
{
    readonly TaskCompletionSource _opened = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public bool IsOpen => _opened.Task.IsCompleted;

    public void Open() => _opened.TrySetResult();

    public async ValueTask PassAsync(CancellationToken stopping) => await _opened.Task.WaitAsync(stopping);
}
