using Calaisis.Raster.Flow;

namespace Calaisis.Raster.Processing.Steps;

/// <summary>
/// Keeps the warnings of a step, so that results made earlier still tell them, and hands everything on.
/// </summary>
sealed class RemarkListener(IRunListener next, List<Sentence> remarks) : IRunListener
{
    readonly Lock _gate = new();

    public void Hear(RunEvent happened)
    {
        if (happened is Warning warning)
        {
            lock (_gate) remarks.Add(warning.Message);
        }

        next.Hear(happened);
    }
}
