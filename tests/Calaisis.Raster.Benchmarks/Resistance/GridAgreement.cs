using Calaisis.Raster.Geo.Rasters;

namespace Calaisis.Raster.Benchmarks.Resistance;

/// <summary>How far two grids agree, in shares of their cells.</summary>
/// <param name="Same">Both without data, or values within the tolerance.</param>
/// <param name="Edge">
/// Others whose value the other grid has in one of the eight cells around: an edge drawn half a cell elsewhere.
/// </param>
/// <param name="Different">All others.</param>
sealed record GridAgreement(double Same, double Edge, double Different)
{
    /// <summary>Relative.</summary>
    public const double Tolerance = 1e-3;

    public static GridAgreement Of(string ours, string theirs)
    {
        using var left = RasterReader.Open(ours);
        using var right = RasterReader.Open(theirs);
        var shape = left.Grid.Shape;
        if (right.Grid.Shape != shape) throw new InvalidOperationException($"{theirs} has other cells than {ours}");
        var (a, b) = (new float[shape.CellCount], new float[shape.CellCount]);
        left.Read(shape.Whole, a);
        right.Read(shape.Whole, b);
        var (same, edge) = (0L, 0L);
        for (var row = 0; row < shape.Rows; row++)
        {
            for (var col = 0; col < shape.Cols; col++)
            {
                var cell = (row * shape.Cols) + col;
                if (Agree(a[cell], b[cell])) same++;
                else if (IsAround(a[cell], b) || IsAround(b[cell], a)) edge++;

                bool IsAround(float value, float[] other)
                {
                    for (var r = Math.Max(0, row - 1); r <= Math.Min(shape.Rows - 1, row + 1); r++)
                    {
                        for (var c = Math.Max(0, col - 1); c <= Math.Min(shape.Cols - 1, col + 1); c++)
                        {
                            if (Agree(value, other[(r * shape.Cols) + c])) return true;
                        }
                    }

                    return false;
                }
            }
        }

        var all = (double)shape.CellCount;
        return new GridAgreement(same / all, edge / all, (all - same - edge) / all);
    }

    public override string ToString() =>
        FormattableString.Invariant($"{Same,9:0.00 %}{Edge,9:0.00 %}{Different,9:0.00 %}");

    static bool Agree(float a, float b) =>
        (float.IsNaN(a) && float.IsNaN(b)) || Math.Abs(a - b) <= Tolerance * Math.Abs(b);
}
