using Calaisis.Raster.CostDistance;
using Calaisis.Raster.Grids;

namespace Calaisis.Raster.Benchmarks.CostDistance;

/// <summary>
/// A land cover to search, the same on every machine: eight classes in patches of some ten to a hundred cells,
/// crossed by barriers one or two cells wide (roads, canals) that have a gap now and then. Cell values are functions
/// of their place, so a raster of any size needs no memory.
/// </summary>
sealed class CostLandscape(Shape shape, bool withNoData) : ITileSource
{
    static readonly float[] Costs = [1, 2, 5, 10, 30, 100, 300, 1000];

    public Shape Shape => shape;

    public string Name => "generated land cover";

    public void Read(Window window, Span<float> values)
    {
        for (var row = 0; row < window.Rows; row++)
        {
            for (var col = 0; col < window.Cols; col++)
            {
                values[(row * window.Cols) + col] = At(window.Row + row, window.Col + col);
            }
        }
    }

    /// <summary>All cells in an array.</summary>
    public ArraySource InMemory()
    {
        var values = new float[shape.CellCount];
        Parallel.For(0, shape.Rows, row =>
            Read(new Window(row, 0, 1, shape.Cols), values.AsSpan(row * shape.Cols, shape.Cols)));
        return new ArraySource(Name, shape, values);
    }

    /// <summary>
    /// About one habitat patch per 128 x 128 cells, each a disc of radius 2 to 9 under its own label.
    /// </summary>
    public CellSources ManyPatches()
    {
        var cells = new List<SourceCell>();
        var label = 0;
        for (var row = 64; row < shape.Rows; row += 128)
        {
            for (var col = 64; col < shape.Cols; col += 128) AddDisc(cells, ++label, row, col);
        }

        return new CellSources("patches", cells);
    }

    public CellSources OneCell() =>
        new("one cell", [new SourceCell(new Cell((shape.Rows / 2) | 1, (shape.Cols / 2) | 1), 1)]);

    void AddDisc(List<SourceCell> cells, int label, int row, int col)
    {
        var radius = 2 + (int)(Hash(row, col, 7) % 8);
        var midRow = row + (int)(Hash(row, col, 8) % 96) - 48;
        var midCol = col + (int)(Hash(row, col, 9) % 96) - 48;
        for (var r = midRow - radius; r <= midRow + radius; r++)
        {
            for (var c = midCol - radius; c <= midCol + radius; c++)
            {
                var (down, right) = (r - midRow, c - midCol);
                if (!shape.Contains(new Cell(r, c)) || (down * down) + (right * right) > radius * radius) continue;
                if (!float.IsNaN(At(r, c))) cells.Add(new SourceCell(new Cell(r, c), label));
            }
        }
    }

    float At(int row, int col)
    {
        if (IsBarrier(row, col, 31) || IsBarrier(col, row, 37)) return Costs[^1];
        if (withNoData && Noise(row, col, 48, 5) > 0.8) return float.NaN;
        var height = (0.4 * Noise(row, col, 90, 1)) + (0.35 * Noise(row, col, 20, 2)) + (0.25 * Noise(row, col, 5, 3));
        return Costs[Math.Clamp((int)((height - 0.22) / 0.56 * Costs.Length), 0, Costs.Length - 1)];
    }

    /// <summary>
    /// Lines that wander across the raster, some 70 cells apart, open for 6 cells in every 100 or so.
    /// </summary>
    static bool IsBarrier(int along, int across, int seed)
    {
        var sway = (int)(60 * Noise(along, 0, 90, seed));
        var line = (across + sway) / 70;
        if ((across + sway) % 70 > line % 2) return false;
        return (along + (int)(Hash(line, 0, seed) % 100)) % 100 >= 6;
    }

    /// <summary>Smooth noise from 0 to 1, with bumps of the given width.</summary>
    static double Noise(int row, int col, int width, int seed)
    {
        var (top, left) = (row / width, col / width);
        var (down, right) = ((row % width) / (double)width, (col % width) / (double)width);
        var above = Mix(Corner(top, left, seed), Corner(top, left + 1, seed), right);
        var below = Mix(Corner(top + 1, left, seed), Corner(top + 1, left + 1, seed), right);
        return Mix(above, below, down);
    }

    static double Mix(double from, double to, double share) => from + ((to - from) * share * share * (3 - (2 * share)));

    static double Corner(int row, int col, int seed) => Hash(row, col, seed) / 4294967296.0;

    static uint Hash(int row, int col, int seed)
    {
        var mixed = ((uint)row * 0x9E3779B1u) ^ ((uint)col * 0x85EBCA77u) ^ ((uint)seed * 0xC2B2AE3Du);
        mixed = (mixed ^ (mixed >> 15)) * 0x2C1B3C6Du;
        mixed = (mixed ^ (mixed >> 12)) * 0x297A2D39u;
        return mixed ^ (mixed >> 15);
    }
}
