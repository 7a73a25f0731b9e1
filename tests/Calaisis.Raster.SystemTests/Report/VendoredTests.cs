using System.Diagnostics;
using Calaisis.Raster.SystemTests.Rasters;
using Calaisis.Raster.Tests;
using Xunit;

namespace Calaisis.Raster.SystemTests.Report;

/// <summary>What others wrote and the report brings along: as they published it.</summary>
public sealed class VendoredTests
{
    static readonly string Vendored = Path.Combine(
        Repository.Root, "src", "Calaisis.Raster.Maps", "Report", "Vendored");

    [Fact]
    [Trait("Category", "Npm")]
    public async Task The_mapping_library_is_what_npm_has_to_the_byte()
    {
        var cancel = TestContext.Current.CancellationToken;
        using var folder = new Folder();
        foreach (var file in new[] { "package.json", "package-lock.json" })
            File.Copy(Path.Combine(Vendored, file), folder[file]);
        var start = new ProcessStartInfo("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund"])
        {
            WorkingDirectory = folder.Path,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var npm = Process.Start(start)!;
        var errors = npm.StandardError.ReadToEndAsync(cancel);
        await npm.StandardOutput.ReadToEndAsync(cancel);
        await npm.WaitForExitAsync(cancel);
        Assert.True(npm.ExitCode == 0, await errors);
        var ours = Directory.GetFiles(Path.Combine(Vendored, "leaflet")).Select(file => Path.GetFileName(file)!)
            .Order(StringComparer.Ordinal).ToList();
        Assert.Equal(["LICENSE", "leaflet.css", "leaflet.js"], ours);
        foreach (var file in ours)
        {
            var theirs = folder[Path.Combine("node_modules", "leaflet", file == "LICENSE" ? "" : "dist", file)];
            Assert.Equal(
                await File.ReadAllBytesAsync(theirs, cancel),
                await File.ReadAllBytesAsync(Path.Combine(Vendored, "leaflet", file), cancel));
        }
    }
}
