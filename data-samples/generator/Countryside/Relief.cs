using Calaisis.Samples.Ground;

namespace Calaisis.Samples.Countryside;

/// <summary>
/// A modelled relief on the coarse grid: flat polders, hills that rise behind the old cliff towards 200 m in the
/// south-east, valleys along the true streams and dry valleys between, the Boulonnais sunk behind its rim.
/// </summary>
sealed class Relief
{
    readonly float[] _heightMetres = new float[Extent.Coarse.Cells];

    public Relief(LandscapeUnits units, float[] metresToStream)
    {
        var extent = Extent.Coarse;
        var fromPlain = Distances.To(extent, cell => IsLow(units.At(cell)));
        var intoBasin = Distances.To(extent, cell => units.At(cell) != Landscape.Bocage);
        for (var row = 0; row < extent.Rows; row++)
            for (var col = 0; col < extent.Cols; col++)
            {
                var cell = (row * extent.Cols) + col;
                _heightMetres[cell] = (float)Height(
                    extent.X(col), extent.Y(row), fromPlain[cell], intoBasin[cell], metresToStream[cell]);
            }
        SlopePercent = Slopes();
    }

    /// <summary>Steepness of each coarse cell.</summary>
    public float[] SlopePercent { get; }

    public float HeightMetres(int coarseCell) => _heightMetres[coarseCell];

    static bool IsLow(Landscape landscape) =>
        landscape is Landscape.Polder or Landscape.Marsh or Landscape.Town or Landscape.Dunes or Landscape.Sea;

    static double Height(double x, double y, double fromPlain, double intoBasin, double toStream)
    {
        if (fromPlain <= 0) return 2;
        var rise = fromPlain / (fromPlain + 2_200);
        var south = Math.Clamp((7_088_000 - y) / 16_000, 0, 1);
        var hills = rise * (95 + (85 * south) + (45 * Chance.Fractal(x, y, 3_500, 3, 21)));
        var dryValley = Math.Min(1, 4 * Math.Abs(Chance.Fractal(x, y, 3_000, 3, 22)));
        var valley = toStream / (toStream + 380);
        var basin = 1 - (0.5 * Math.Min(1, intoBasin / 1_500));
        return 4 + (hills * basin * (0.62 + (0.38 * dryValley)) * (0.3 + (0.7 * valley)));
    }

    float[] Slopes()
    {
        var extent = Extent.Coarse;
        var slopes = new float[extent.Cells];
        for (var row = 1; row < extent.Rows - 1; row++)
            for (var col = 1; col < extent.Cols - 1; col++)
            {
                var cell = (row * extent.Cols) + col;
                var east = _heightMetres[cell + 1] - _heightMetres[cell - 1];
                var north = _heightMetres[cell - extent.Cols] - _heightMetres[cell + extent.Cols];
                slopes[cell] = MathF.Sqrt((east * east) + (north * north)) / (2 * extent.CellMetres) * 100;
            }
        return slopes;
    }
}
