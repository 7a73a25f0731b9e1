using System.Runtime.CompilerServices;

namespace Calaisis.Raster.CostDistance.Kernels;

/// <summary>
/// The steps to a cell's neighbours one by one, in the order of their <see cref="BackLink"/> codes. For the places
/// where cells are not worked on eight at a time.
/// </summary>
sealed unsafe class Steps
{
    readonly int[] _offsets;
    readonly double[] _lengths;
    readonly int[] _besideA;
    readonly int[] _besideB;
    readonly int[] _codes;
    readonly Kind[] _kinds;

    /// <param name="settings">Neighbourhood, lengths and corner rule.</param>
    /// <param name="pitch">Values from one row to the next.</param>
    public Steps(CostDistanceSettings settings, int pitch)
    {
        var steps = settings.Steps;
        _codes = [.. BackLink.CodesOf(settings.Neighbourhood)];
        Count = _codes.Length;
        _offsets = new int[Count];
        _lengths = new double[Count];
        _besideA = new int[Count];
        _besideB = new int[Count];
        _kinds = new Kind[Count];
        for (var k = 0; k < Count; k++)
        {
            var (row, col) = (Down(k), Right(k));
            _offsets[k] = (row * pitch) + col;
            _lengths[k] = Length(steps, row, col);
            var isKnight = Math.Abs(row) + Math.Abs(col) == 3;
            _kinds[k] = (isKnight ? Kind.Knight : Kind.Plain)
                | (settings.NoCornerCrossing && Math.Abs(row * col) == 1 ? Kind.Pinched : Kind.Plain)
                | (settings.StepMean == StepMean.Conductance ? Kind.Conductance : Kind.Plain);
            // The two cells a diagonal step or a knight's move passes between.
            _besideA[k] = Math.Abs(col) == 2 ? Math.Sign(col) : Math.Sign(row) * pitch;
            _besideB[k] = isKnight ? (Math.Sign(row) * pitch) + Math.Sign(col) : col;
        }
    }

    /// <summary>How many neighbours a cell has: 4, 8 or 16.</summary>
    public int Count { get; }

    /// <summary>Rows from a cell to its neighbour number <paramref name="k"/>.</summary>
    public int Down(int k) => BackLink.Down(_codes[k]);

    /// <summary>Columns from a cell to its neighbour number <paramref name="k"/>.</summary>
    public int Right(int k) => BackLink.Right(_codes[k]);

    /// <summary>The back-link code of a cell that is left by way of neighbour number <paramref name="k"/>.</summary>
    public byte Code(int k) => (byte)_codes[k];

    /// <summary>Offset in memory of neighbour number <paramref name="k"/>.</summary>
    public int Offset(int k) => _offsets[k];

    /// <summary>
    /// Cost of the step between a cell and its neighbour number <paramref name="k"/>; +Infinity: no step.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public double Cost(float* resistance, int k)
    {
        var ends = (double)resistance[0] + resistance[_offsets[k]];
        var kind = _kinds[k];
        if (kind == Kind.Plain) return ends * _lengths[k];
        if (kind == Kind.Knight)
            return (ends + ((double)resistance[_besideA[k]] + resistance[_besideB[k]])) * _lengths[k];
        if (kind == Kind.Pinched) return IsPinched(resistance, k) ? double.PositiveInfinity : ends * _lengths[k];
        return OverConductance(resistance, k, kind);
    }

    bool IsPinched(float* resistance, int k) =>
        float.IsPositiveInfinity(Math.Min(resistance[_besideA[k]], resistance[_besideB[k]]));

    double OverConductance(float* resistance, int k, Kind kind)
    {
        if ((kind & Kind.Pinched) != 0 && IsPinched(resistance, k)) return double.PositiveInfinity;
        var joined = MeanConductance.Join(resistance[0], resistance[_offsets[k]]);
        if ((kind & Kind.Knight) != 0)
        {
            joined = MeanConductance.Join(
                joined, MeanConductance.Join(resistance[_besideA[k]], resistance[_besideB[k]]));
        }

        return joined * _lengths[k];
    }

    static double Length(StepLengths steps, int row, int col) => (Math.Abs(row), Math.Abs(col)) switch
    {
        (0, 1) => steps.HalfAlongRow,
        (1, 0) => steps.HalfAlongColumn,
        (1, 1) => steps.HalfDiagonal,
        (1, 2) => steps.QuarterWide,
        _ => steps.QuarterTall,
    };

    [Flags]
    enum Kind : byte
    {
        Plain = 0,
        Knight = 1,
        Pinched = 2,
        Conductance = 4,
    }
}
