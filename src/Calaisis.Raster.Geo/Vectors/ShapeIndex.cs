using Calaisis.Raster.Grids;

namespace Calaisis.Raster.Geo.Vectors;

/// <summary>Which shapes are burned in which block, in drawing order.</summary>
sealed class ShapeIndex
{
    readonly Window _blocks;
    readonly BurnShape[]?[] _shapes;

    /// <param name="blocks">All blocks there may be, as a window that counts blocks.</param>
    /// <param name="ordered">The shapes, the one on top last.</param>
    public ShapeIndex(Window blocks, IReadOnlyList<PlacedShape> ordered)
    {
        _blocks = blocks;
        _shapes = new BurnShape[]?[blocks.CellCount];
        // Counted first: layers may have millions of shapes, and lists that grow take twice the room.
        var counts = new int[blocks.CellCount];
        foreach (var placed in ordered)
        {
            foreach (var block in Block.In(placed.Shape.Blocks.Intersect(blocks))) counts[IndexOf(block)]++;
        }

        for (var i = 0; i < counts.Length; i++)
        {
            if (counts[i] > 0) _shapes[i] = new BurnShape[counts[i]];
        }

        Array.Clear(counts);
        foreach (var placed in ordered)
        {
            foreach (var block in Block.In(placed.Shape.Blocks.Intersect(blocks)))
            {
                var i = IndexOf(block);
                _shapes[i]![counts[i]++] = placed.Shape;
            }
        }
    }

    /// <summary>The shapes of a block; null where nothing comes near.</summary>
    public IReadOnlyList<BurnShape>? this[Block block] => _shapes[IndexOf(block)];

    int IndexOf(Block block) => ((block.Row - _blocks.Row) * _blocks.Cols) + (block.Col - _blocks.Col);
}
