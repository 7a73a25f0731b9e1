using Xunit;

namespace Calaisis.Raster.SystemTests.Operation;

/// <summary>The program on files that a bad disk has changed: no command takes that for a bug of ours.</summary>
public sealed class DamagedProgramTests
{
    const int Bug = 70;

    [Fact]
    public async Task No_command_calls_a_flipped_bit_a_bug_and_the_next_run_shows_the_same_results()
    {
        using var world = TwoTrames.World();
        (await world.RunAsync("run", "two.yaml", "--quiet", "--no-maps")).EndedWith(0);
        TwoTrames.Write(world, to: 9);
        (await world.RunAsync("run", "two.yaml", "--quiet", "--no-maps")).EndedWith(0);
        var shown = world.Bytes("out");
        string[][] commands =
        [
            ["runs"], ["runs", "show", "1"], ["runs", "diff", "1", "2"],
            ["explain", "out/two/base/noire/resistance.tif"],
            ["explain", "out/two/base/run.json"], ["plan", "two.yaml", "--no-maps"],
        ];
        var random = new Random(3);
        var kinds = world.Files("out").GroupBy(Path.GetFileName).OrderBy(kind => kind.Key, StringComparer.Ordinal)
            .Select(kind => kind.ToList()).ToList();
        foreach (var files in kinds)
        {
            foreach (var command in commands)
            {
                // A run drops what is damaged, and makes anew only what it needs itself.
                var left = files.FindAll(file => File.Exists(world[file]));
                if (left.Count == 0) break;
                var file = left[random.Next(left.Count)];
                var before = await File.ReadAllBytesAsync(world[file], TestContext.Current.CancellationToken);
                Flip(world[file], before, random);
                var said = await world.RunAsync(command);
                Assert.True(said.ExitCode is not Bug and < 128, $"{string.Join(' ', command)} with {file}: {said.All}");
                await File.WriteAllBytesAsync(world[file], before, TestContext.Current.CancellationToken);
            }

            if (!world.Files("out").Contains(files[0])) continue;
            Flip(
                world[files[0]],
                await File.ReadAllBytesAsync(world[files[0]], TestContext.Current.CancellationToken),
                random);
            (await world.RunAsync("run", "two.yaml", "--quiet", "--no-maps")).EndedWith(0);
            Assert.Equal(shown, world.Bytes("out"));
        }
    }

    static void Flip(string file, byte[] bytes, Random random)
    {
        File.SetAttributes(file, FileAttributes.Normal);
        var damaged = (byte[])bytes.Clone();
        if (damaged.Length > 0)
        {
            damaged[random.Next(random.Next(2) == 0 ? Math.Min(damaged.Length, 200) : damaged.Length)] ^=
                (byte)(1 << random.Next(8));
        }

        File.WriteAllBytes(file, damaged);
    }
}
