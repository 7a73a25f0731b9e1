using System.Xml.Linq;
using Xunit;

namespace Calaisis.Raster.Tests.Architecture;

/// <summary>The house from outside: what lies at the top, and which project may use which package.</summary>
public sealed class HouseTests
{
    // Each heavy package has one project, so that all others stay free of it; System.IO.Hashing is a few checksums in
    // plain code.
    static readonly Dictionary<string, string[]> Homes = new()
    {
        ["Calaisis.Raster"] = [],
        ["Calaisis.Gdal"] = [],
        ["Calaisis.Raster.Geo"] = ["MaxRev.Gdal", "ZstdSharp"],
        ["Calaisis.Raster.Maps"] = ["SixLabors.ImageSharp", "SkiaSharp"],
        ["Calaisis.Raster.Operation"] =
            ["Cronos", "Microsoft.Data.Sqlite", "Microsoft.Extensions.Hosting", "Polly.Core", "System.IO.Hashing"],
        ["Calaisis.Raster.Processing"] = ["YamlDotNet"],
        ["Calaisis.Raster.Cli"] = ["Serilog", "Spectre.Console", "System.CommandLine"],
    };

    [Fact]
    public void Nothing_lies_at_the_top_but_what_belongs_there()
    {
        // Results of a run in the repository itself go to out, which git does not see.
        var folders = Directory.EnumerateDirectories(Repository.Root).Select(Path.GetFileName)
            .Where(name => name![0] != '.' && name != "out");
        Assert.Equal(["data-samples", "pipelines", "src", "tests"], folders.Order(StringComparer.Ordinal));
        foreach (var file in new[]
        {
            "Calaisis.Raster.sln", "README.md", "LICENSE", "calaisis", ".ci/run", ".editorconfig", ".gitignore",
            "global.json", "Directory.Packages.props",
        })
        {
            Assert.True(File.Exists(Path.Combine(Repository.Root, file)), file);
        }
    }

    [Fact]
    public void Every_package_stays_in_its_project()
    {
        foreach (var project in Directory.EnumerateFiles(
            Path.Combine(Repository.Root, "src"), "*.csproj", SearchOption.AllDirectories))
        {
            var packages = XDocument.Load(project).Descendants("PackageReference")
                .Select(package => package.Attribute("Include")!.Value);
            var allowed = Homes[Path.GetFileNameWithoutExtension(project)];
            Assert.All(packages, package => Assert.True(
                allowed.Any(name => package == name || package.StartsWith(name + ".", StringComparison.Ordinal)),
                $"{Path.GetFileName(project)} uses {package}"));
        }
    }

    [Fact]
    public void Every_package_has_its_reason_in_the_table()
    {
        var readme = File.ReadAllText(Path.Combine(Repository.Root, "src", "README.md"));
        var table = readme[readme.IndexOf("## Dependencies", StringComparison.Ordinal)..];
        Assert.All(
            Homes.Values.SelectMany(names => names), name => Assert.Contains(name, table, StringComparison.Ordinal));
        var used = Directory.EnumerateFiles(Repository.Root, "*.csproj", SearchOption.AllDirectories)
            .Append(Path.Combine(Repository.Root, "Directory.Build.props"))
            .SelectMany(file => XDocument.Load(file).Descendants("PackageReference"))
            .Select(package => package.Attribute("Include")!.Value)
            .ToHashSet(StringComparer.Ordinal);
        var pinned = XDocument.Load(Path.Combine(Repository.Root, "Directory.Packages.props"))
            .Descendants("PackageVersion").Select(package => package.Attribute("Include")!.Value);
        Assert.Equal(pinned.Order(StringComparer.Ordinal), used.Order(StringComparer.Ordinal));
    }
}
