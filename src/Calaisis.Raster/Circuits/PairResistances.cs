namespace Calaisis.Raster.Circuits;

/// <summary>Effective resistances between focal points.</summary>
public sealed class PairResistances
{
    readonly double[,] _values;

    /// <param name="ids">The points.</param>
    public PairResistances(IReadOnlyList<int> ids)
    {
        ArgumentNullException.ThrowIfNull(ids);
        Ids = ids;
        _values = new double[ids.Count, ids.Count];
        for (var i = 0; i < ids.Count; i++)
        {
            for (var j = 0; j < ids.Count; j++) _values[i, j] = i == j ? 0 : double.NaN;
        }
    }

    /// <summary>The points, in the order of rows and columns.</summary>
    public IReadOnlyList<int> Ids { get; }

    /// <summary>The largest residual of the solutions.</summary>
    public double Residual { get; internal set; }

    /// <summary>NaN where two points are not connected, or their pair is left out.</summary>
    public double this[int i, int j] => _values[i, j];

    internal void Set(int i, int j, double resistance) => _values[i, j] = _values[j, i] = resistance;
}
