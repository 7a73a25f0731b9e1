namespace Calaisis.Raster.Flow;

/// <summary>
/// Hears what a run does. The one way the domain speaks while it works: the program draws its bar and writes its log
/// from these events, tests assert on them.
/// </summary>
/// <remarks>
/// Thread rule: the events of one step come one at a time and in order; different steps may report at once, from any
/// thread. Be quick: the caller waits. An exception thrown here stops the run.
/// </remarks>
public interface IRunListener
{
    void Hear(RunEvent happened);
}
