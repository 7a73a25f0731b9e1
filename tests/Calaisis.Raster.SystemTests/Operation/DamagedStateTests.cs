using Calaisis.Raster.Faults;
using Calaisis.Raster.Operation;
using Xunit;

namespace Calaisis.Raster.SystemTests.Operation;

/// <summary>
/// What a bad disk does to the files in which a run keeps what it knows: the next run notices, and shows the same
/// results.
/// </summary>
public sealed class DamagedStateTests : IDisposable
{
    readonly TextWorld _world = new();

    public DamagedStateTests() => _world.WriteInput("a.txt", "one");

    public void Dispose() => _world.Dispose();

    [Fact]
    public async Task A_bit_that_flips_in_any_file_of_a_run_does_no_harm()
    {
        await RunAsync();
        var shown = _world.Shown();
        var random = new Random(15);
        var warned = 0;
        for (var round = 0; round < 150; round++)
        {
            var files = StateFiles();
            // Each kind of file as often as any other, whatever its number.
            var kinds = files.GroupBy(Path.GetFileName).OrderBy(kind => kind.Key, StringComparer.Ordinal).ToList();
            var kind = kinds[round % kinds.Count].ToList();
            var file = kind[random.Next(kind.Count)];
            Flip(file, random);
            await RunAsync();
            warned += _world.Warnings.Count;
            Assert.Equal(shown, _world.Shown());
            Assert.All(_world.Warnings, warning => Assert.Contains(
                "the ledger is damaged", warning, StringComparison.Ordinal));
            // And what was mended stays mended.
            Assert.True((await RunAsync()).IsUnchanged, file);
            Assert.Empty(_world.Warnings);
        }

        Assert.True(warned > 0);
    }

    [Theory]
    [InlineData("ledger.sqlite")]
    [InlineData("lock")]
    [InlineData("lock.holder")]
    [InlineData("link")]
    [InlineData("cache")]
    [InlineData("runs")]
    [InlineData("scratch")]
    public async Task A_folder_in_place_of_a_file_and_a_file_in_place_of_a_folder_are_got_out_of_the_way(string name)
    {
        await RunAsync();
        var shown = _world.Shown();
        var place = Path.Combine(_world.Out.Home, name);
        Replace(place);
        await RunAsync();
        Assert.Equal(shown, _world.Shown());
        _world.WriteInput("a.txt", "two");
        await RunAsync();
        Assert.Equal(["base/x", "base/y"], _world.Done);
    }

    [Fact]
    public async Task A_file_in_place_of_stored_results_and_a_folder_in_place_of_a_stored_file_are_made_again()
    {
        await RunAsync();
        var shown = _world.Shown();
        foreach (var entry in Directory.GetDirectories(_world.Out.Cache))
        {
            Replace(entry);
            await RunAsync();
            Assert.Equal(shown, _world.Shown());
            foreach (var file in Directory.GetFiles(entry))
            {
                Replace(file);
                await RunAsync();
                Assert.Single(_world.Done);
                Assert.Equal(shown, _world.Shown());
            }
        }
    }

    [Fact]
    public async Task Emptied_files_are_made_again_and_a_wrong_hash_is_noticed()
    {
        await RunAsync();
        var shown = _world.Shown();
        // Results of the first runs go as others are shown.
        foreach (var file in StateFiles().Where(File.Exists))
        {
            var time = File.GetLastWriteTimeUtc(file);
            File.SetAttributes(file, FileAttributes.Normal);
            await File.WriteAllBytesAsync(file, [], TestContext.Current.CancellationToken);
            File.SetLastWriteTimeUtc(file, time);
            await RunAsync();
            Assert.Equal(shown, _world.Shown());
        }

        var step = Directory.GetFiles(_world.Out.Cache, "step.json", SearchOption.AllDirectories)[0];
        var text = await File.ReadAllTextAsync(step, TestContext.Current.CancellationToken);
        var hash = System.Text.Json.Nodes.JsonNode.Parse(text)!["outputs"]![0]!["sha256"]!.GetValue<string>();
        await File.WriteAllTextAsync(
            step,
            text.Replace(hash, new string('0', 64), StringComparison.Ordinal),
            TestContext.Current.CancellationToken);
        await RunAsync();
        Assert.Single(_world.Done);
        Assert.DoesNotContain(
            new string('0', 64),
            await File.ReadAllTextAsync(step, TestContext.Current.CancellationToken),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("base/x.out")]
    [InlineData("base/y.gpkg")]
    [InlineData("all.txt")]
    [InlineData("run.json")]
    public async Task A_shown_file_of_the_same_length_and_time_with_other_bytes_is_shown_anew(string name)
    {
        await RunAsync();
        var shown = _world.Shown();
        Overwrite(Path.Combine(_world.Out.Results, name));
        Assert.Equal("done", (await RunAsync()).State);
        Assert.Equal(shown, _world.Shown());
        Assert.True((await RunAsync()).IsUnchanged);
    }

    [Theory]
    [InlineData("base/x.out", "'base/x.out' is no longer what the run made")]
    [InlineData("base/y.gpkg", "'base/y.gpkg' is no longer what the run made")]
    [InlineData("run.json", "'run.json', which says what they are, is missing or damaged")]
    public async Task Results_that_are_damaged_are_not_brought_back(string name, string said)
    {
        await RunAsync();
        _world.WriteInput("a.txt", "two");
        await RunAsync();
        var shown = _world.Shown();
        Overwrite(Path.Combine(_world.Out.Run(1), name));
        var problem = await Assert.ThrowsAsync<OutputException>(() => RestoreAsync(1));
        Assert.Contains(said, problem.Message, StringComparison.Ordinal);
        Assert.Equal(shown, _world.Shown());
        await RestoreAsync(2);
        Assert.Equal(shown, _world.Shown());
    }

    Task RestoreAsync(long run) => PipelineOperation.RestoreAsync(
        _world.Out, run, TimeSpan.Zero, TimeProvider.System, TestContext.Current.CancellationToken);

    Task<RunReport> RunAsync()
    {
        var x = _world.Step("base/x", "1", "a.txt");
        var y = _world.Step("base/y", "y", "base/x");
        return _world.RunAsync([x, y with { Step = y.Step with { Outputs = ["y.gpkg", ".y.hidden"] } }]);
    }

    string[] StateFiles() =>
    [
        .. Directory.GetFiles(_world["out"], "*", new EnumerationOptions
        {
            RecurseSubdirectories = true,
            AttributesToSkip = FileAttributes.ReparsePoint,
        })
            .Where(file => !file.Contains(".damaged", StringComparison.Ordinal) && new FileInfo(file).Length > 0)
            .Order(StringComparer.Ordinal),
    ];

    static void Flip(string file, Random random)
    {
        var time = File.GetLastWriteTimeUtc(file);
        File.SetAttributes(file, FileAttributes.Normal);
        using (var stream = new FileStream(file, FileMode.Open, FileAccess.ReadWrite))
        {
            // A ledger is mostly empty pages: half of the flips go where its head and its tables are.
            var at = random.NextInt64(random.Next(2) == 0 ? Math.Min(stream.Length, 200) : stream.Length);
            stream.Position = at;
            var found = stream.ReadByte();
            stream.Position = at;
            stream.WriteByte((byte)(found ^ (1 << random.Next(8))));
        }

        File.SetLastWriteTimeUtc(file, time);
    }

    /// <summary>
    /// Other bytes under the same name, of the same length and time, as a program writes that breaks second names.
    /// </summary>
    static void Overwrite(string file)
    {
        var (time, bytes) = (File.GetLastWriteTimeUtc(file), File.ReadAllBytes(file));
        bytes[bytes.Length / 2] ^= 1;
        File.WriteAllBytes(file + ".new", bytes);
        File.SetLastWriteTimeUtc(file + ".new", time);
        File.Move(file + ".new", file, overwrite: true);
    }

    static void Replace(string place)
    {
        if (Directory.Exists(place))
        {
            Directory.Delete(place, recursive: true);
            File.WriteAllText(place, "no folder");
            return;
        }

        if (File.Exists(place)) File.Delete(place);
        Directory.CreateDirectory(Path.Combine(place, "something"));
    }
}
