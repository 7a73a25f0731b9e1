using System.Diagnostics;
using System.Text.Json;
using Calaisis.Raster.Tests;
using Xunit;

namespace Calaisis.Raster.SystemTests.Qgis;

/// <summary>Runs a script of this folder in Debian's QGIS; each answers with one line of JSON.</summary>
static class QgisProgram
{
    public static async Task<JsonDocument> Run(string script, IEnumerable<string> arguments)
    {
        var path = Path.Combine(Repository.Root, "tests", "Calaisis.Raster.SystemTests", "Qgis", script);
        var start = new ProcessStartInfo("/usr/bin/python3", ["-B", path, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(output.StartsWith('{'), $"QGIS said: {output}{await errors}");
        return JsonDocument.Parse(output);
    }
}
