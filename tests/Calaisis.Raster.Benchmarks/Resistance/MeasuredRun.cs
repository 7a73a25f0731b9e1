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
    public static MeasuredRun Of(string program, params string[] arguments) =>
        Of(program, arguments, new ProcessStartInfo(), _ => { });

    /// <summary>The same in a folder, with what it wrote to its output.</summary>
    /// <exception cref="InvalidOperationException">It failed.</exception>
    public static (MeasuredRun Run, string Output) In(string folder, string program, params string[] arguments)
    {
        var output = "";
        var start = new ProcessStartInfo { WorkingDirectory = folder, RedirectStandardOutput = true };
        var run = Of(program, arguments, start, process => output = process.StandardOutput.ReadToEnd());
        return (run, output);
    }

    static MeasuredRun Of(string program, string[] arguments, ProcessStartInfo start, Action<Process> hear)
    {
        var report = Path.GetTempFileName();
        try
        {
            start.FileName = Time;
            foreach (var argument in (string[])["-f", "%e %U %S %M", "-o", report, program, .. arguments])
                start.ArgumentList.Add(argument);
            using var process = Process.Start(start)!;
            hear(process);
            process.WaitForExit();
            if (process.ExitCode != 0)
                throw new InvalidOperationException($"{program} ended with code {process.ExitCode}");
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
