namespace Calaisis.Raster.Circuits;

/// <summary>Currents of many maps added up, and the largest of them, cell by cell.</summary>
public sealed class CumulativeCurrents
{
    /// <param name="cells">How many cells there are.</param>
    /// <param name="wantsMost">Whether the largest are wanted.</param>
    public CumulativeCurrents(int cells, bool wantsMost)
    {
        Sum = new double[cells];
        Most = wantsMost ? new double[cells] : null;
    }

    /// <summary>The sum of each cell.</summary>
    public double[] Sum { get; }

    /// <summary>The largest of each cell; null where it is not wanted.</summary>
    public double[]? Most { get; }

    /// <summary>How many maps were added.</summary>
    public int Count { get; private set; }

    public void Add(ReadOnlySpan<double> currents)
    {
        for (var cell = 0; cell < Sum.Length; cell++) Sum[cell] += currents[cell];
        if (Most is not null)
        {
            for (var cell = 0; cell < Sum.Length; cell++)
                Most[cell] = Count == 0 ? currents[cell] : Math.Max(Most[cell], currents[cell]);
        }

        Count++;
    }
}
