using System.Text.RegularExpressions;
using Calaisis.Raster.SystemTests.Operation;
using Calaisis.Raster.Tests;
using Xunit;

namespace Calaisis.Raster.SystemTests.Program;

/// <summary>The examples in the read-me files, run as they stand there.</summary>
public sealed partial class ReadmeExampleTests : IDisposable
{
    readonly DirectoryInfo _out = Directory.CreateTempSubdirectory("calaisis-readme-");

    public void Dispose() => _out.Delete(recursive: true);

    [Fact]
    public async Task The_smallest_pipeline_runs_with_and_without_maps()
    {
        // The other blocks show single keys.
        var yaml = Assert.Single(BlocksOf("yaml"), block => block.StartsWith("name:", StringComparison.Ordinal));
        var folder = Path.Combine(Repository.Root, "pipelines");
        var file = Path.Combine(_out.FullName, "small.yaml");
        var absolute = yaml.Replace(
            "../data-samples", Path.Combine(Repository.Root, "data-samples"), StringComparison.Ordinal)
            .Replace("friction/", Path.Combine(folder, "friction") + "/", StringComparison.Ordinal);
        Assert.NotEqual(yaml, absolute);
        await File.WriteAllTextAsync(file, absolute, TestContext.Current.CancellationToken);
        (await BuiltProgram.RunAsync(Repository.Root, "run", file, "--out", _out.FullName)).EndedWith(0);
        Assert.True(File.Exists(Path.Combine(_out.FullName, "small", "base", "verte", "resistance.tif")));
        var map = Path.Combine(_out.FullName, "small", "base", "verte", "resistance.png");
        Assert.True(File.Exists(map));

        (await BuiltProgram.RunAsync(Repository.Root, "run", file, "--out", _out.FullName, "--no-maps")).EndedWith(0);
        Assert.False(File.Exists(map), "a run without maps leaves the map of an earlier one");
        Assert.DoesNotContain("resistance.png", await File.ReadAllTextAsync(
            Path.Combine(_out.FullName, "small", "base", "run.json"),
            TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_pipeline_on_the_front_page_leaves_a_network()
    {
        var yaml = Assert.Single(BlocksOf("yaml", page: "README.md"));
        Assert.Contains("\n  roads:\n", yaml, StringComparison.Ordinal);
        foreach (var folder in new[] { "data-samples", "pipelines" })
            Directory.CreateSymbolicLink(Path.Combine(_out.FullName, folder), Path.Combine(Repository.Root, folder));
        var coarse = yaml.Replace("cell: 50", "cell: 100", StringComparison.Ordinal);
        await File.WriteAllTextAsync(
            Path.Combine(_out.FullName, "small.yaml"), coarse, TestContext.Current.CancellationToken);
        (await BuiltProgram.RunAsync(_out.FullName, "run", "small.yaml")).EndedWith(0);
        foreach (var file in new[]
        {
            "corridors.tif", "network.png", "verte.gpkg", "summary.csv", "cost.tif", "allocation.tif",
        })
        {
            Assert.True(File.Exists(Path.Combine(_out.FullName, "out", "small", "base", "verte", file)), file);
        }
    }

    [Fact]
    public async Task The_front_page_names_every_command()
    {
        var help = (await BuiltProgram.RunAsync(Repository.Root, "--help")).EndedWith(0).Output;
        var page = await File.ReadAllTextAsync(
            Path.Combine(Repository.Root, "README.md"), TestContext.Current.CancellationToken);
        var commands = CommandInHelp().Matches(help[help.IndexOf("Commands:", StringComparison.Ordinal)..])
            .Select(match => match.Groups[1].Value).ToList();
        Assert.Contains("sensitivity", commands);
        Assert.All(commands, command => Assert.Contains($"\n| `./calaisis {command}", page, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Every_single_operation_shown_runs()
    {
        var commands = BlocksOf("").SelectMany(block => block.Split('\n'))
            .Where(line => line.StartsWith("./calaisis process", StringComparison.Ordinal))
            .ToList();
        Assert.True(commands.Count >= 3, "the read-me shows fewer operations than expected");
        foreach (var command in commands)
        {
            var arguments = command.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1..];
            if (Array.IndexOf(arguments, "--output") is >= 0 and var at)
                arguments[at + 1] = Path.Combine(_out.FullName, arguments[at + 1]);
            (await BuiltProgram.RunAsync(Repository.Root, arguments)).EndedWith(0);
        }
    }

    [Fact]
    public async Task The_nightly_example_runs_as_it_stands()
    {
        if (OperatingSystem.IsWindows()) Assert.Skip("signals are sent with kill");
        // The same folders, with coarser cells.
        var root = _out.FullName;
        Directory.CreateSymbolicLink(Path.Combine(root, "data-samples"), Path.Combine(Repository.Root, "data-samples"));
        foreach (var folder in new[] { "friction", "actions" })
        {
            Directory.CreateDirectory(Path.Combine(root, "pipelines", folder));
            foreach (var file in Directory.GetFiles(Path.Combine(Repository.Root, "pipelines", folder)))
                File.Copy(file, Path.Combine(root, "pipelines", folder, Path.GetFileName(file)));
        }

        var yaml = await File.ReadAllTextAsync(
            Path.Combine(Repository.Root, "pipelines", "calaisis.yaml"), TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(
            Path.Combine(root, "pipelines", "calaisis.yaml"),
            yaml.Replace("\n  cell: 10\n", "\n  cell: 100\n", StringComparison.Ordinal),
            TestContext.Current.CancellationToken);

        var line = Assert.Single(BlocksOf("").SelectMany(block => block.Split('\n')), line => line.StartsWith(
            "./calaisis schedule", StringComparison.Ordinal));
        string[] arguments = [.. Words().Matches(line).Skip(1).Select(word => word.Value.Trim('"'))];
        Assert.Contains("--when-changed", arguments);
        var first = (await BuiltProgram.RunAsync(root, [.. arguments, "--once"])).EndedWith(0);
        Assert.Contains("calaisis.yaml : terminé en ", first.Errors, StringComparison.Ordinal);
        var results = Path.Combine(root, "out", "calaisis");
        Assert.True(File.Exists(Path.Combine(results, "base", "atlas.pdf")));
        (await BuiltProgram.RunAsync(root, [.. arguments, "--once"])).EndedWith(0);
        var list = (await BuiltProgram.RunAsync(root, "runs")).EndedWith(0).Output;
        Assert.Equal(2, list.TrimEnd().Split('\n').Length);
        Assert.Contains("kept, the ones people see", list, StringComparison.Ordinal);
        Assert.Contains(
            "OnCalendar=",
            (await BuiltProgram.RunAsync(root, [.. arguments, "--systemd"])).EndedWith(0).Output,
            StringComparison.Ordinal);

        var port = HttpWorld.FreePort().ToString(System.Globalization.CultureInfo.InvariantCulture);
        arguments[Array.IndexOf(arguments, "--health") + 1] = port;
        using var process = BuiltProgram.Start(root, new Dictionary<string, string>(), arguments);
        var end = BuiltProgram.EndOf(process);
        using var http = new HttpClient();
        var health = "";
        for (var i = 0; i < 600 && !end.IsCompleted
            && !health.Contains("\"state\":\"waiting\"", StringComparison.Ordinal); i++)
        {
            await Task.Delay(100, TestContext.Current.CancellationToken);
            try
            {
                health = await http.GetStringAsync(
                    $"http://127.0.0.1:{port}/health", TestContext.Current.CancellationToken);
            }
            catch (HttpRequestException)
            {
                continue;
            }
        }

        using var kill = System.Diagnostics.Process.Start("/bin/sh", ["-c", $"kill -TERM {process.Id}"]);
        Assert.Contains("\"state\":\"waiting\"", health, StringComparison.Ordinal);
        Assert.Contains("prochaines exécutions : ", (await end).EndedWith(0).Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void The_first_commands_stand_in_the_readme()
    {
        var readme = File.ReadAllText(Path.Combine(Repository.Root, "README.md"));
        Assert.Contains("\n./calaisis run pipelines/calaisis.yaml ", readme, StringComparison.Ordinal);
        Assert.Contains("\n./calaisis run pipelines/futures.yaml ", readme, StringComparison.Ordinal);
        Assert.Contains("\n./calaisis test ", readme, StringComparison.Ordinal);
    }

    /// <summary>The fenced blocks of a language, in the page about pipeline files where no other is named.</summary>
    static IEnumerable<string> BlocksOf(string language, string page = "pipelines/README.md") =>
        Fence().Matches(File.ReadAllText(Path.Combine(Repository.Root, page)))
            .Where(match => match.Groups[1].Value == language)
            .Select(match => match.Groups[2].Value);

    [GeneratedRegex("^  ([a-z]+) ", RegexOptions.Multiline)]
    private static partial Regex CommandInHelp();

    [GeneratedRegex("\"[^\"]*\"|\\S+")]
    private static partial Regex Words();

    [GeneratedRegex(@"^```(\w*)\n(.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence();
}
