namespace Calaisis.Raster.SystemTests.Numbers;

/// <summary>The indicators of a network, from areas in hectares and links with costs, as plainly as they are defined.</summary>
sealed class NetworkOracle
{
    readonly double[,] _costs;
    readonly int[,] _steps;
    readonly IReadOnlyList<double> _hectares;

    public NetworkOracle(IReadOnlyList<double> hectares, IReadOnlyList<(int A, int B, double Cost)> links)
    {
        _hectares = hectares;
        var n = hectares.Count;
        (_costs, _steps) = (new double[n, n], new int[n, n]);
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j < n; j++) (_costs[i, j], _steps[i, j]) = i == j ? (0, 0) : (double.PositiveInfinity, int.MaxValue / 4);
        }

        foreach (var (a, b, cost) in links)
        {
            _costs[a - 1, b - 1] = _costs[b - 1, a - 1] = Math.Min(cost, _costs[a - 1, b - 1]);
            _steps[a - 1, b - 1] = _steps[b - 1, a - 1] = 1;
        }

        // Floyd and Warshall.
        for (var k = 0; k < n; k++)
        {
            for (var i = 0; i < n; i++)
            {
                for (var j = 0; j < n; j++)
                {
                    _costs[i, j] = Math.Min(_costs[i, j], _costs[i, k] + _costs[k, j]);
                    _steps[i, j] = Math.Min(_steps[i, j], _steps[i, k] + _steps[k, j]);
                }
            }
        }
    }

    /// <summary>EC(PC) in hectares.</summary>
    public double EquivalentHectares(double distance, double probability) =>
        Math.Sqrt(Sum((i, j) => Math.Exp(Math.Log(probability) / distance * _costs[i, j])));

    /// <summary>The sum of IIC before it is divided by the square of the study area.</summary>
    public double IicSum => Sum((i, j) => double.IsPositiveInfinity(_costs[i, j]) ? 0 : 1.0 / (1 + _steps[i, j]));

    public int Components => Enumerable.Range(0, _hectares.Count)
        .Count(i => Enumerable.Range(0, i).All(j => double.IsPositiveInfinity(_costs[i, j])));

    double Sum(Func<int, int, double> share)
    {
        var sum = 0.0;
        for (var i = 0; i < _hectares.Count; i++)
        {
            for (var j = 0; j < _hectares.Count; j++) sum += _hectares[i] * _hectares[j] * share(i, j);
        }

        return sum;
    }
}
