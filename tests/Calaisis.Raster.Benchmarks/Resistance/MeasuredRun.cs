using System.Diagnostics;
using System.Globalization;

namespace Calaisis.Raster.Benchmarks.Resistance;

/// <summary>What a program and all that it started took, as the kernel counts it.</summary>
/// <param name="Seconds">By the clock on the wall.</param>
/// <param name="ProcessorSeconds">Of all its processes and threads together.</param>
/// <param name="PeakBytes">Resident memory of the largest of its processes.</param>
sealed record MeasuredRun(double Seconds, double ProcessorSeconds, long PeakBytes)
{
    const string Time = "/usr/bin/time";

    /// <summary>Runs a program to its end; its messages go to this program's error stream.</summary>
    /// <exception cref="InvalidOperationException">It failed.</exception>
    public static MeasuredRun Of(string program, params string[] arguments)
    {
        var report = Path.GetTempFileName();
        try
        {
            using var process = Process.Start(Time, ["-f", "%e %U %S %M", "-o", report, program, .. arguments]);
            process.WaitForExit();
            if (process.ExitCode != 0) throw new InvalidOperationException($"{program} ended with code {process.ExitCode}");
            var numbers = Array.ConvertAll(
                File.ReadAllText(report).Split(' '), word => double.Parse(word, CultureInfo.InvariantCulture));
            return new MeasuredRun(numbers[0], numbers[1] + numbers[2], (long)numbers[3] * 1024);
        }
        finally
        {
            File.Delete(report);
        }
    }
}
