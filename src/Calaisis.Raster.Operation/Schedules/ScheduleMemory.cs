using System.Globalization;
using System.Text;
using Calaisis.Raster.Outputs;

namespace Calaisis.Raster.Operation.Schedules;

/// <summary>
/// The last time a schedule has seen to, kept in a file, so that what a stopped service missed is known.
/// </summary>
public sealed class ScheduleMemory(string path)
{
    /// <summary>
    /// Null where there is none, or it cannot be read. The time stands there twice: where it does not, the file was
    /// damaged, and tells by its own time when it was written.
    /// </summary>
    public DateTimeOffset? Read()
    {
        try
        {
            if (!File.Exists(path)) return null;
            var lines = File.ReadAllLines(path);
            // Older programs wrote it once.
            var isSound = lines.Length is 1 || (lines.Length == 2 && lines[0] == lines[1]);
            return isSound && DateTimeOffset.TryParse(
                lines[0], CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var time)
                ? time
                : new DateTimeOffset(File.GetLastWriteTimeUtc(path));
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <exception cref="Faults.OutputException">It cannot be written.</exception>
    public void Write(DateTimeOffset time)
    {
        var line = time.ToString("O", CultureInfo.InvariantCulture) + "\n";
        WholeFile.Write(path, Encoding.ASCII.GetBytes(line + line));
    }
}
