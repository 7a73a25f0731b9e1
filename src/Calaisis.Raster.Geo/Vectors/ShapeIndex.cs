using Calaisis.Raster.Grids;

namespace Calaisis.Raster.Geo.Vectors;

/// <summary>Which shapes are burned in which block, in drawing order.</summary>
sealed class ShapeIndex
{
    readonly Window _blocks;
    readonly List<BurnShape>?[] _shapes;

    /// <param name="blocks">All blocks there may be, as a window that counts blocks.</param>
    /// <param name="ordered">The shapes, the one on top last.</param>
    public ShapeIndex(Window blocks, IEnumerable<BurnShape> ordered)
    {
        _blocks = blocks;
        _shapes = new List<BurnShape>?[blocks.CellCount];
        foreach (var shape in ordered)
        {
            foreach (var block in Block.In(shape.Blocks.Intersect(blocks))) (_shapes[IndexOf(block)] ??= []).Add(shape);
        }
    }

    /// <summary>The shapes of a block; null where nothing comes near.</summary>
    public IReadOnlyList<BurnShape>? this[Block block] => _shapes[IndexOf(block)];

    int IndexOf(Block block) => ((block.Row - _blocks.Row) * _blocks.Cols) + (block.Col - _blocks.Col);
}
