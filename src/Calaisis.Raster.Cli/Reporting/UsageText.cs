namespace Calaisis.Raster.Cli.Reporting;

/// <summary>What a run took of the machine, in words.</summary>
static class UsageText
{
    /// <summary>"86.1 s (140.2 s of processor time, 2.8 GB at most)"; what is not known is left out.</summary>
    public static Sentence Of(TimeSpan wall, TimeSpan? processor, long? peakBytes)
    {
        List<Sentence> details = [];
        if (processor is { } time) details.Add($"{Duration.Show(time)} of processor time");
        if (peakBytes is { } bytes) details.Add($"{ByteSize.Show(bytes)} at most");
        return details.Count > 0
            ? (Sentence)$"{Duration.Show(wall)} ({Sentence.Join(", ", details)})"
            : $"{Duration.Show(wall)}";
    }
}
