using Calaisis.Raster.Grids;

namespace Calaisis.Raster.Circuits;

/// <summary>The conductance of each cell, row after row; 0 where no current flows.</summary>
public sealed class Conductances
{
    /// <param name="shape">Rows and columns.</param>
    /// <param name="values">One for each cell, finite and at least 0.</param>
    public Conductances(Shape shape, double[] values)
    {
        ArgumentNullException.ThrowIfNull(values);
        if (values.Length != shape.CellCount) throw new ArgumentException("not one value a cell", nameof(values));
        (Shape, Values) = (shape, values);
    }

    public Shape Shape { get; }

    public double[] Values { get; }

    /// <summary>What resistances conduct; NaN and infinity conduct nothing.</summary>
    public static Conductances OfResistances(Shape shape, double[] resistances)
    {
        ArgumentNullException.ThrowIfNull(resistances);
        var values = new double[resistances.Length];
        for (var i = 0; i < values.Length; i++) values[i] = double.IsFinite(resistances[i]) ? 1 / resistances[i] : 0;
        return new Conductances(shape, values);
    }

    /// <summary>Takes the conductance of cells away that a mask does not hold: those at 0 or below, or NaN.</summary>
    public void Mask(ReadOnlySpan<double> mask)
    {
        if (mask.Length != Values.Length) throw new ArgumentException("not one value a cell", nameof(mask));
        for (var i = 0; i < Values.Length; i++)
        {
            if (!(mask[i] > 0)) Values[i] = 0;
        }
    }
}
