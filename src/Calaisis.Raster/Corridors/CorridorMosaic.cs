using System.Numerics;
using Calaisis.Raster.Grids;

namespace Calaisis.Raster.Corridors;

/// <summary>
/// All corridors of a trame on one raster: the least normalised cost of any corridor at each cell, NaN where there is
/// none (Linkage Mapper's truncated mosaic, without the core areas of the corridor's own link), and how many share it.
/// </summary>
/// <remarks>A minimum and a count: no order of corridors changes a bit.</remarks>
public sealed class CorridorMosaic
{
    readonly float[] _least;
    readonly int[]? _shared;
    readonly Lock[] _locks = new Lock[256];

    internal CorridorMosaic(Shape shape, bool count)
    {
        Shape = shape;
        _least = new float[shape.CellCount];
        _least.AsSpan().Fill(float.NaN);
        _shared = count ? new int[shape.CellCount] : null;
        for (var index = 0; index < _locks.Length; index++) _locks[index] = new Lock();
        LeastCost = new Cells<float>("corridors", shape, _least, value => value);
        Links = _shared is null ? null : new Cells<int>(
            "corridors per cell", shape, _shared, value => value == 0 ? float.NaN : value);
    }

    public Shape Shape { get; }

    /// <summary>The least normalised cost; NaN outside corridors. In the unit of costs.</summary>
    public ITileSource LeastCost { get; }

    /// <summary>
    /// How many links' corridors share a cell; NaN outside corridors. Null where it was not asked for.
    /// </summary>
    public ITileSource? Links { get; }

    /// <summary>Bytes it holds for so many cells.</summary>
    public static long BytesFor(long cells, bool count) => cells * (sizeof(float) + (count ? sizeof(int) : 0));

    /// <summary>Whether a cell lies in any corridor.</summary>
    public bool Contains(Cell cell) => !float.IsNaN(_least[Shape.IndexOf(cell)]);

    /// <summary>Nobody else adds cells of the same tile until this is left.</summary>
    internal Lock Gate(int tile) => _locks[tile & 255];

    /// <summary>Adds up to eight cells of a row; the caller holds their tile's gate.</summary>
    internal void Add(int row, int col, uint lanes, ReadOnlySpan<double> costs)
    {
        var first = ((long)row * Shape.Cols) + col;
        for (; lanes != 0; lanes &= lanes - 1)
        {
            var lane = BitOperations.TrailingZeroCount(lanes);
            ref var least = ref _least[first + lane];
            var cost = (float)Math.Max(0, costs[lane]);
            if (!(cost >= least)) least = cost;
            if (_shared is not null) _shared[first + lane]++;
        }
    }

    sealed class Cells<T>(string name, Shape shape, T[] cells, Func<T, float> convert) : ITileSource
    {
        public string Name => name;

        public void Read(Window window, Span<float> values)
        {
            for (var row = 0; row < window.Rows; row++)
            {
                for (var col = 0; col < window.Cols; col++)
                {
                    var cell = new Cell(window.Row + row, window.Col + col);
                    values[(row * window.Cols) + col] = shape.Contains(cell)
                        ? convert(cells[shape.IndexOf(cell)])
                        : float.NaN;
                }
            }
        }
    }
}
