using System.Diagnostics;
using System.Globalization;
using Calaisis.Raster.SystemTests.Program;
using Xunit;

namespace Calaisis.Raster.SystemTests.Strangers;

/// <summary>
/// Damaged files of each kind end in a sentence: exit codes 0, 2, 3 and 4 only, in bounded time and memory. A few in
/// the suite, always the same; at length with CALAISIS_FUZZ_MINUTES, from a new beginning each time.
/// </summary>
public sealed class FuzzTests
{
    const string Minutes = "CALAISIS_FUZZ_MINUTES";

    const int InSuite = 2;

    /// <summary>Much more than such a small pipeline takes, much less than a header can claim.</summary>
    const long MostBytes = 1_200_000_000;

    static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);

    public static TheoryData<string> Kinds => [.. Specimen.All.Keys];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_damaged_file_ends_in_a_sentence(string kind)
    {
        using var specimen = Specimen.All[kind]();
        var sound = await RunAsync(specimen);
        Assert.True(sound is { ExitCode: 0 }, $"the whole {kind} ended with {sound.ExitCode}: {sound.Errors}");
        foreach (var seed in Seeds())
        {
            var file = specimen.Damage(seed);
            var said = await RunAsync(specimen);
            if (said.ExitCode is 0 or 2 or 3 or 4 && !said.Errors.Contains("bug in calaisis", StringComparison.Ordinal))
                continue;
            var kept = Directory.CreateDirectory(Path.Combine(AppContext.BaseDirectory, "fuzz")).FullName;
            File.Copy(file, Path.Combine(kept, $"{kind}-{seed}-{Path.GetFileName(file)}"), overwrite: true);
            Assert.Fail($"{kind}, seed {seed} ({Path.GetFileName(file)}, kept in {kept}) "
                + $"ended with {said.ExitCode}: {said.Errors}");
        }
    }

    static IEnumerable<int> Seeds()
    {
        if (!double.TryParse(
            Environment.GetEnvironmentVariable(Minutes), CultureInfo.InvariantCulture, out var minutes))
        {
            return Enumerable.Range(1, InSuite);
        }

        return AtLength(TimeSpan.FromMinutes(minutes / Specimen.All.Count));
    }

    static IEnumerable<int> AtLength(TimeSpan time)
    {
        var clock = Stopwatch.StartNew();
        var seed = Random.Shared.Next();
        while (clock.Elapsed < time) yield return unchecked(seed++);
    }

    static async Task<Said> RunAsync(Specimen specimen)
    {
        using var process = BuiltProgram.Start(
            specimen.Folder,
            new Dictionary<string, string>(),
            [.. specimen.Command, "--quiet", "--memory", "64M", "--jobs", "1"]);
        var end = BuiltProgram.EndOf(process);
        var clock = Stopwatch.StartNew();
        while (await Task.WhenAny(end, Task.Delay(50, TestContext.Current.CancellationToken)) != end)
        {
            if (!TryMeasure(process, out var bytes) || (bytes <= MostBytes && clock.Elapsed <= Longest)) continue;
            process.Kill(entireProcessTree: true);
            return new Said(-1, "", FormattableString.Invariant(
                $"it took {bytes / 1e6:0} MB and {clock.Elapsed.TotalSeconds:0} s, and was stopped"));
        }

        return await end;
    }

    static bool TryMeasure(Process process, out long bytes)
    {
        bytes = 0;
        try
        {
            process.Refresh();
            bytes = process.WorkingSet64;
            return true;
        }
        catch (InvalidOperationException)
        {
            // It has ended.
            return false;
        }
    }
}
