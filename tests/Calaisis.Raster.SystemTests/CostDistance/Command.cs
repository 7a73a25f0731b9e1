using System.Diagnostics;
using Calaisis.Raster.SystemTests.Program;

namespace Calaisis.Raster.SystemTests.CostDistance;

/// <summary>The real program, in a process of its own.</summary>
static class Command
{
    /// <summary>Runs it in a folder; arguments are separated by blanks.</summary>
    public static Ended Run(string folder, string arguments)
    {
        var start = new ProcessStartInfo(BuiltProgram.File, arguments.Split(' '))
        {
            WorkingDirectory = folder,
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var said = process.StandardError.ReadToEnd();
        process.WaitForExit();
        return new Ended(process.ExitCode, said, output.Result);
    }
}

/// <summary>How a run ended and what it said.</summary>
sealed record Ended(int Code, string Said, string Output);
