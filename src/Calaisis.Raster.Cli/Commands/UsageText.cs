using System.Globalization;

namespace Calaisis.Raster.Cli.Commands;

/// <summary>What a run took of the machine, in words.</summary>
static class UsageText
{
    /// <summary>"86.1 s (140.2 s of processor time, 2.8 GB at most)"; what is not known is left out.</summary>
    public static string Of(TimeSpan wall, TimeSpan? processor, long? peakBytes)
    {
        List<string> details = [];
        if (processor is { } time) details.Add($"{Duration.Show(time)} of processor time");
        if (peakBytes is { } bytes) details.Add($"{ByteSize.Show(bytes)} at most");
        return Duration.Show(wall) + (details.Count > 0 ? string.Create(CultureInfo.InvariantCulture, $" ({string.Join(", ", details)})") : "");
    }
}
