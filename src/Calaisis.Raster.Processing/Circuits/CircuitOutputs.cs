using Calaisis.Raster.Circuits;

namespace Calaisis.Raster.Processing.Circuits;

/// <summary>What becomes of currents and voltages: maps of their own, and what they add up to.</summary>
abstract class CircuitOutputs
{
    readonly double[] _cells;

    protected CircuitOutputs(CircuitProject project, bool wantsMost)
    {
        Project = project;
        _cells = new double[project.Grid.Shape.CellCount];
        Cumulative = new CumulativeCurrents(_cells.Length, wantsMost);
    }

    protected CircuitProject Project { get; }

    protected CumulativeCurrents Cumulative { get; }

    /// <summary>Takes what flows for a pair or a point.</summary>
    public void Take(CircuitMap map)
    {
        map.CurrentsOfCells(_cells);
        TakeCurrents(map.Ids, _cells);
        Cumulative.Add(_cells);
        if (!WantsVoltages) return;
        map.VoltagesOfCells(_cells);
        TakeVoltages(map.Ids, _cells);
    }

    /// <summary>Writes what is known when all is solved.</summary>
    public abstract void Finish(double residual, CancellationToken cancel);

    protected abstract bool WantsVoltages { get; }

    /// <summary>Currents that may be changed before they are added up.</summary>
    protected abstract void TakeCurrents(IReadOnlyList<int> ids, double[] cells);

    protected abstract void TakeVoltages(IReadOnlyList<int> ids, double[] cells);

    /// <summary>The end of a map's name: <c>_3_7</c>.</summary>
    protected static string EndingOf(IReadOnlyList<int> ids) =>
        string.Concat(ids.Select(id => FormattableString.Invariant($"_{id}")));

    /// <summary>Puts NoData where nothing conducts.</summary>
    protected void Hide(double[] cells)
    {
        var values = Project.Task.Conductances.Values;
        for (var cell = 0; cell < cells.Length; cell++)
        {
            if (values[cell] <= 0) cells[cell] = double.NaN;
        }
    }

    /// <summary>Writes resistances of pairs.</summary>
    public abstract void Write(PairResistances found);

    /// <summary>Writes resistances of points.</summary>
    public abstract void Write(PointResistances found);
}
