using System.CommandLine;
using System.Runtime.InteropServices;
using Calaisis.Raster.Cli.Reporting;
using Calaisis.Raster.Geo.Native;
using Calaisis.Raster.Processing.Speaking;
using Calaisis.Raster.Processing.Steps;

namespace Calaisis.Raster.Cli.Commands;

/// <summary><c>doctor</c>: what the machine has and lacks.</summary>
static class DoctorCommand
{
    public static Command Create()
    {
        var command = new Command(
            "doctor", "Says what this machine has and lacks (exit code 0, or 4 when something needed is missing)");
        command.SetAction(_ => Examine());
        return command;
    }

    static int Examine()
    {
        Say($"program", true, $"calaisis {SoftwareVersions.Calaisis} on {RuntimeInformation.FrameworkDescription}, "
            + $"{RuntimeInformation.RuntimeIdentifier}");
        Say($"machine", true, $"{Environment.ProcessorCount} [processor|processors], "
            + $"{GC.GetGCMemoryInfo().TotalAvailableMemoryBytes >> 20} MB of memory");
        try
        {
            Say($"GDAL", true, $"{GdalRuntime.GdalVersion}");
        }
        catch (GdalException missing)
        {
            Say($"GDAL", false, missing.Sentence);
            return ExitCode.ReadOrWriteFailed;
        }

        var findings = GdalHealth.Examine();
        Say($"PROJ", findings.HasProjDatabase, findings.HasProjDatabase
            ? (Sentence)$"{GdalRuntime.ProjVersion}"
            : $"{GdalRuntime.ProjVersion}, but proj.db was not found, so no coordinate system is known; type: "
                + $"sudo apt-get install proj-data");
        foreach (var (driver, use, present) in findings.Drivers)
            Say($"{driver}", present, present ? use : $"missing from this GDAL: {use}");
        Say($"ZSTD", findings.HasZstd, findings.HasZstd
            ? (Sentence)$"compresses results"
            : $"missing from this GDAL: results are compressed with DEFLATE");
        return findings.IsSound ? ExitCode.Done : ExitCode.ReadOrWriteFailed;
    }

    static void Say(Sentence what, bool sound, Sentence finding) =>
        Console.WriteLine(Speech.Say($"{(sound ? (Sentence)$"ok     " : $"MISSING")} {what,-15} {finding}"));
}
