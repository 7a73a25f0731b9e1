using System.Runtime.CompilerServices;

namespace Calaisis.Raster.CostDistance.Kernels;

/// <summary>
/// The steps to a cell's neighbours one by one, in the fixed order that decides back-links: east, then counter-clockwise,
/// knight's moves last. For the places where cells are not worked on eight at a time.
/// </summary>
sealed unsafe class Steps
{
    static readonly (int Row, int Col)[] Moves =
    [
        (0, 1), (-1, 0), (0, -1), (1, 0),
        (-1, 1), (-1, -1), (1, -1), (1, 1),
        (-1, 2), (-2, 1), (-2, -1), (-1, -2), (1, -2), (2, -1), (2, 1), (1, 2),
    ];

    readonly int[] _offsets;
    readonly double[] _lengths;
    readonly int[] _besideA;
    readonly int[] _besideB;
    readonly int _plain;
    readonly bool _noCornerCrossing;

    /// <param name="settings">Neighbourhood, lengths and corner rule.</param>
    /// <param name="pitch">Values from one row to the next.</param>
    public Steps(CostDistanceSettings settings, int pitch)
    {
        var steps = settings.Steps;
        Count = (int)settings.Neighbourhood;
        _plain = Math.Min(Count, 8);
        _noCornerCrossing = settings.NoCornerCrossing;
        _offsets = new int[Count];
        _lengths = new double[Count];
        _besideA = new int[Count];
        _besideB = new int[Count];
        for (var k = 0; k < Count; k++)
        {
            var (row, col) = Moves[k];
            _offsets[k] = (row * pitch) + col;
            _lengths[k] = Length(steps, row, col);
            // The two cells a diagonal or a knight's move passes between.
            _besideA[k] = Math.Abs(col) == 2 ? col / 2 : row * pitch / Math.Abs(row == 0 ? 1 : row);
            _besideB[k] = k < 8 ? col : (Math.Sign(row) * pitch) + Math.Sign(col);
        }
    }

    /// <summary>How many neighbours a cell has: 4, 8 or 16.</summary>
    public int Count { get; }

    /// <summary>Rows from a cell to its neighbour number <paramref name="k"/>.</summary>
    public static int Down(int k) => Moves[k].Row;

    /// <summary>Columns from a cell to its neighbour number <paramref name="k"/>.</summary>
    public static int Right(int k) => Moves[k].Col;

    /// <summary>Offset in memory of neighbour number <paramref name="k"/>.</summary>
    public int Offset(int k) => _offsets[k];

    /// <summary>Cost of the step between a cell and its neighbour number <paramref name="k"/>; +Infinity: no step.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public double Cost(float* resistance, int k)
    {
        double ends = (double)resistance[0] + resistance[_offsets[k]];
        if (k >= _plain) return (ends + ((double)resistance[_besideA[k]] + resistance[_besideB[k]])) * _lengths[k];
        if (_noCornerCrossing && k >= 4
            && float.IsPositiveInfinity(Math.Min(resistance[_besideA[k]], resistance[_besideB[k]])))
        {
            return double.PositiveInfinity;
        }

        return ends * _lengths[k];
    }

    static double Length(StepLengths steps, int row, int col) => (Math.Abs(row), Math.Abs(col)) switch
    {
        (0, 1) => steps.HalfAlongRow,
        (1, 0) => steps.HalfAlongColumn,
        (1, 1) => steps.HalfDiagonal,
        (1, 2) => steps.QuarterWide,
        _ => steps.QuarterTall,
    };
}
