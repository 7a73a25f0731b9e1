using Calaisis.Raster.Flow;

namespace Calaisis.Raster.Processing.Costs;

/// <summary>The settled share of a search, told as a step in thousandths.</summary>
/// <remarks>Thread rule: one caller at a time.</remarks>
sealed class SearchProgress : IProgress<double>
{
    readonly IRunListener _listener;
    readonly Sentence _step;

    /// <summary>Reports that the step has started.</summary>
    public SearchProgress(IRunListener listener, Sentence step)
    {
        _listener = listener;
        _step = step;
        listener.Hear(new StepStarted(step, StepProgress.MaxReports));
    }

    public void Report(double value) =>
        _listener.Hear(new StepAdvanced(_step, (long)(value * StepProgress.MaxReports), StepProgress.MaxReports));

    public void Finish()
    {
        Report(1);
        _listener.Hear(new StepFinished(_step));
    }
}
