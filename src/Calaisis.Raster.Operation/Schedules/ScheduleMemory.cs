using System.Globalization;
using System.Text;
using Calaisis.Raster.Outputs;

namespace Calaisis.Raster.Operation.Schedules;

/// <summary>The last time a schedule has seen to, kept in a file, so that what a stopped service missed is known.</summary>
public sealed class ScheduleMemory(string path)
{
    /// <summary>Null where there is none, or it cannot be read.</summary>
    public DateTimeOffset? Read()
    {
        try
        {
            return DateTimeOffset.TryParse(File.ReadAllText(path).Trim(), CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var time) ? time : null;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <exception cref="Faults.OutputException">It cannot be written.</exception>
    public void Write(DateTimeOffset time) => WholeFile.Write(path, Encoding.ASCII.GetBytes(time.ToString("O", CultureInfo.InvariantCulture) + "\n"));
}
