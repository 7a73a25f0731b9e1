namespace Calaisis.Raster.Circuits;

/// <summary>What flows for a pair, a point, or sources and grounds.</summary>
/// <param name="Ids">The points it is for: two, one or none.</param>
/// <param name="Nodes">The node of each cell.</param>
/// <param name="Voltages">Of each node; empty where nothing flows.</param>
/// <param name="Currents">Through each node; empty where nothing flows.</param>
public sealed record CircuitMap(IReadOnlyList<int> Ids, CellNodes Nodes, double[] Voltages, double[] Currents)
{
    /// <summary>The voltage of each cell; 0 beyond nodes.</summary>
    public void VoltagesOfCells(Span<double> cells) => Spread(Voltages, cells);

    /// <summary>The current through each cell; 0 beyond nodes.</summary>
    public void CurrentsOfCells(Span<double> cells) => Spread(Currents, cells);

    void Spread(double[] values, Span<double> cells)
    {
        if (values.Length == 0)
        {
            cells.Clear();
            return;
        }

        var nodes = Nodes.OfCells;
        for (var cell = 0; cell < nodes.Length; cell++) cells[cell] = nodes[cell] < 0 ? 0 : values[nodes[cell]];
    }
}

/// <summary>Takes what flows, one after the other in the order of the points.</summary>
/// <param name="map">What flows; its arrays are not kept.</param>
public delegate void CircuitMapTaker(CircuitMap map);
