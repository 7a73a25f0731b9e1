namespace Calaisis.Raster.Faults;

/// <summary>A pipeline file or the command line is wrong. Carries every fault found, not only the first.</summary>
public sealed class PipelineException : CalaisisException
{
    public PipelineException(IReadOnlyList<Fault> faults)
        : base(Sentence.Join(Environment.NewLine, Lines(faults)))
    {
        Faults = faults;
    }

    /// <summary>More faults are counted, not shown.</summary>
    public const int MostShown = 100;

    /// <summary>The faults as people see them, and last how many more there are.</summary>
    public override IEnumerable<Sentence> Shown => Lines(Faults);

    public IReadOnlyList<Fault> Faults { get; }

    public override int ExitCode => 2;

    static IEnumerable<Sentence> Lines(IReadOnlyList<Fault> faults)
    {
        var lines = faults.Take(MostShown).Select(fault => fault.Sentence);
        return faults.Count <= MostShown ? lines : lines.Append(
            (Sentence)$"and {faults.Count - MostShown} more faults; mend these first");
    }
}
