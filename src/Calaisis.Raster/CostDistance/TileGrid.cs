using Calaisis.Raster.CostDistance.Kernels;
using Calaisis.Raster.CostDistance.Messages;
using Calaisis.Raster.Grids;

namespace Calaisis.Raster.CostDistance;

/// <summary>Which tiles there are and which is whose neighbour.</summary>
sealed class TileGrid
{
    public TileGrid(Shape shape, CostDistanceSettings settings)
    {
        // A tile larger than the raster would only be padding.
        var longest = (Math.Max(shape.Rows, shape.Cols) + TileFrame.Block - 1) / TileFrame.Block * TileFrame.Block;
        Frame = new TileFrame(Math.Min(settings.TileCells, longest), settings.Halo);
        Layout = new TileLayout(shape, Frame.Cells, Frame.Cells);
        Count = checked((int)Layout.Count);
        Across = Layout.Across;
        Down = Layout.Down;
    }

    public TileFrame Frame { get; }

    public TileLayout Layout { get; }

    public int Count { get; }

    public int Across { get; }

    public int Down { get; }

    public Shape Shape => Layout.Shape;

    /// <summary>The tile beyond a side; -1 at the raster's edge.</summary>
    public int Neighbour(int tile, Side side)
    {
        var row = (tile / Across) + BorderStrips.Down(side);
        var col = (tile % Across) + BorderStrips.Right(side);
        return (uint)row < (uint)Down && (uint)col < (uint)Across ? (row * Across) + col : -1;
    }

    /// <summary>The tile that holds a cell.</summary>
    public int TileOf(Cell cell) => (cell.Row / Frame.Cells * Across) + (cell.Col / Frame.Cells);

    /// <summary>The tiles that share cells with a window.</summary>
    public IEnumerable<int> TilesIn(Window window)
    {
        for (var row = window.Row / Frame.Cells; row <= (window.EndRow - 1) / Frame.Cells; row++)
        {
            for (var col = window.Col / Frame.Cells; col <= (window.EndCol - 1) / Frame.Cells; col++)
            {
                yield return (row * Across) + col;
            }
        }
    }
}
