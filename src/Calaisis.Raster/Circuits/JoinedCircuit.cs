using Calaisis.Raster.Faults;

namespace Calaisis.Raster.Circuits;

/// <summary>The circuit of a task in which the cells of some points are joined.</summary>
sealed class JoinedCircuit
{
    // As measured on 878 365 nodes: numbers and rows, seven entries of the factor with what it is laid out from, eight
    // branches, the vectors of eight right sides with their solutions, and what the runtime has not taken back.
    const long BytesOfCell = 16;
    const long BytesOfNode = 1300;

    readonly CircuitTask _task;
    readonly CancellationToken _cancel;

    public JoinedCircuit(CircuitTask task, IEnumerable<FocalPoint> points, CancellationToken cancel)
        : this(task, GroupsOf(task, points), cancel)
    {
    }

    public JoinedCircuit(CircuitTask task, CellGroups groups, CancellationToken cancel)
    {
        (_task, _cancel) = (task, cancel);
        Nodes = new CellNodes(task.Conductances, groups);
        RequireMemory(0);
        Circuit = new CellCircuit(task.Conductances, Nodes, task.Rules);
        Components = new CircuitComponents(Circuit);
    }

    public CellNodes Nodes { get; }

    public CellCircuit Circuit { get; }

    public CircuitComponents Components { get; }

    /// <summary>The node that a point's first cell belongs to, -1 for none.</summary>
    public int NodeOf(FocalPoint point) => Nodes.Of(point.Cells[0]);

    /// <summary>A component with one node at 0 V.</summary>
    public GroundedCircuit Grounded(int component, int ground) =>
        Grounded(component, node => node == ground, _ => 0);

    public GroundedCircuit Grounded(int component, Func<int, bool> isFixed, Func<int, double> groundOf) =>
        new(Circuit, Components, component, isFixed, groundOf, _task.Rules, _cancel);

    /// <summary>Refuses what the memory cannot hold, beside so many voltages of all nodes.</summary>
    /// <exception cref="PipelineException">It takes more.</exception>
    public void RequireMemory(int voltages)
    {
        var needed = (_task.Conductances.Shape.CellCount * BytesOfCell)
            + (Nodes.Count * (BytesOfNode + (8L * voltages)));
        if (needed <= _task.Rules.MemoryBytes) return;
        throw new PipelineException([new Fault(
            "--memory", 0, 0,
            $"found {_task.Rules.MemoryBytes >> 20} MB, expected {(needed >> 20) + 1} MB for the circuit of "
            + $"{Nodes.Count} nodes; set it higher, or give larger cells or fewer points")]);
    }

    static CellGroups GroupsOf(CircuitTask task, IEnumerable<FocalPoint> points)
    {
        var groups = task.Polygons.Copy();
        foreach (var point in points) groups.Add(point.Cells);
        return groups;
    }
}
