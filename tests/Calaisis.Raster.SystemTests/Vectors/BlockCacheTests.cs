using Calaisis.Raster.Geo.Vectors;
using Xunit;

namespace Calaisis.Raster.SystemTests.Vectors;

public sealed class BlockCacheTests
{
    [Fact]
    public async Task Readers_that_ask_at_once_burn_a_block_once()
    {
        var burned = 0;
        using var asked = new CountdownEvent(4);
        var cache = new BlockCache(long.MaxValue, _ =>
        {
            asked.Wait(TestContext.Current.CancellationToken);
            Interlocked.Increment(ref burned);
            return Checkered(1);
        });

        var readers = Enumerable.Range(0, 4).Select(_ => Task.Factory.StartNew(
            () =>
            {
                asked.Signal();
                return cache[new Block(3, -2)];
            },
            TestContext.Current.CancellationToken, TaskCreationOptions.LongRunning, TaskScheduler.Default)).ToArray();
        var blocks = await Task.WhenAll(readers);

        Assert.Equal(1, burned);
        Assert.All(blocks, block => Assert.Same(blocks[0], block));
    }

    [Fact]
    public void The_cache_keeps_the_blocks_used_last_within_its_bytes()
    {
        var burned = new List<Block>();
        var size = Checkered(1).Bytes;
        var cache = new BlockCache(2 * size, block =>
        {
            burned.Add(block);
            return Checkered(block.Col);
        });
        Block a = new(0, 0), b = new(0, 1), c = new(0, 2);

        foreach (var block in new[] { a, b, a, c, a, b })
        {
            _ = cache[block];
            Assert.InRange(cache.Bytes, 0, 2 * size);
        }

        Assert.Equal([a, b, c, b], burned);
    }

    [Fact]
    public void A_failure_is_not_kept()
    {
        var tries = 0;
        var cache = new BlockCache(1000, _ => ++tries == 1 ? throw new InvalidOperationException() : BurnedBlock.Empty);

        Assert.Throws<InvalidOperationException>(() => cache[default]);
        Assert.Same(BurnedBlock.Empty, cache[default]);
    }

    [Fact]
    public void Runs_give_back_every_cell()
    {
        var random = new Random(41);
        var cells = new float[Block.Size * Block.Size];
        for (var i = 0; i < cells.Length; i++)
            cells[i] = random.Next(4) switch { 0 => float.NaN, 1 => -0f, 2 => 0f, _ => random.Next(3) };

        var block = BurnedBlock.Of(cells);

        var back = new float[cells.Length];
        Array.Fill(back, float.NaN);
        for (var row = 0; row < Block.Size; row++) block.CopyRow(row, 0, back.AsSpan(row * Block.Size, Block.Size));
        Assert.Equal(cells, back);
        var part = new float[7];
        block.CopyRow(5, 100, part);
        for (var col = 0; col < 7; col++)
        {
            var cell = cells[(5 * Block.Size) + 100 + col];
            if (!float.IsNaN(cell)) Assert.Equal(cell, part[col]);
        }
    }

    [Fact]
    public void Nothing_burned_is_the_one_empty_block()
    {
        var nothing = new float[Block.Size * Block.Size];
        Array.Fill(nothing, float.NaN);

        Assert.Same(BurnedBlock.Empty, BurnedBlock.Of(nothing));
        Assert.Equal(0, BurnedBlock.Empty.Bytes);
    }

    static BurnedBlock Checkered(float value)
    {
        var cells = new float[Block.Size * Block.Size];
        for (var i = 0; i < cells.Length; i++) cells[i] = i % 2 == 0 ? float.NaN : value;
        return BurnedBlock.Of(cells);
    }
}
