namespace Calaisis.Raster.Faults;

/// <summary>A pipeline file or the command line is wrong. Carries every fault found, not only the first.</summary>
public sealed class PipelineException : CalaisisException
{
    public PipelineException(IReadOnlyList<Fault> faults)
        : base(string.Join(Environment.NewLine, faults))
    {
        Faults = faults;
    }

    public IReadOnlyList<Fault> Faults { get; }

    public override int ExitCode => 2;
}
