using Calaisis.Raster.Flow;

namespace Calaisis.Raster.Tests.Flow;

/// <summary>Keeps every event, in the order it was heard.</summary>
sealed class RecordingListener : IRunListener
{
    readonly Lock _gate = new();
    readonly List<RunEvent> _heard = [];

    public IReadOnlyList<RunEvent> Heard
    {
        get
        {
            lock (_gate) return [.. _heard];
        }
    }

    public void Hear(RunEvent happened)
    {
        lock (_gate) _heard.Add(happened);
    }
}
