using System.Diagnostics;
using System.Globalization;

namespace Calaisis.Raster.Benchmarks.Resistance;

/// <summary>How the script works.</summary>
enum AnalystStyle
{
    /// <summary>Reprojects as exactly as our program, and calls gdal_calc.py once per layer.</summary>
    Exact,

    /// <summary>Takes gdalwarp's own tolerance, and computes all layers of a trame in one expression.</summary>
    Hasty,
}

/// <summary>The same grids by GDAL's own programs: <c>analyst.sh</c> beside this file.</summary>
static class Analyst
{
    static readonly string[] Programs =
        [
            "/usr/bin/gdalwarp", "/usr/bin/gdal_calc.py", "/usr/bin/gdal_proximity.py", "/usr/bin/ogr2ogr",
            "/usr/bin/time",
        ];

    static readonly string[] Packages = ["gdal-bin", "python3-gdal", "time"];

    /// <summary>Installs what is missing.</summary>
    /// <exception cref="InvalidOperationException">It may not: says what to type.</exception>
    public static void Prepare()
    {
        if (Array.TrueForAll(Programs, File.Exists)) return;
        Console.WriteLine($"installing {string.Join(' ', Packages)}");
        var command = $"apt-get install -y --no-install-recommends {string.Join(' ', Packages)}";
        using var install = Process.Start("sh", ["-c", $"{command} > /dev/null"]);
        install.WaitForExit();
        if (install.ExitCode != 0)
        {
            throw new InvalidOperationException(
                $"GDAL's own programs are missing. Type: sudo apt-get update && sudo {command}");
        }
    }

    public static MeasuredRun Measure(string folder, int cellMetres, AnalystStyle style) => MeasuredRun.Of(
        Repository.PathOf("tests", "Calaisis.Raster.Benchmarks", "Resistance", "analyst.sh"),
        Repository.PathOf("data-samples"),
        Repository.PathOf("pipelines", "friction"),
        cellMetres.ToString(CultureInfo.InvariantCulture),
        folder,
        style.ToString().ToLowerInvariant());

    public static string Resistance(string folder, string trame) => Path.Combine(folder, $"resistance-{trame}.tif");
}
