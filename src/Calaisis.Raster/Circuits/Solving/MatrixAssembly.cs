namespace Calaisis.Raster.Circuits.Solving;

/// <summary>Lays the equations of the sought nodes out in the order of elimination.</summary>
static class MatrixAssembly
{
    public static GroundedMatrix Of(SoughtNodes sought, Func<int, double> groundOf, int[] rowOf, Parts parts)
    {
        var rows = rowOf.Length;
        var numberOf = new int[rows];
        for (var number = 0; number < rows; number++) numberOf[rowOf[number]] = number;
        var starts = new int[rows + 1];
        parts.Each(Parts.Count, rows, part => Count(sought, numberOf, starts, part));
        for (var row = 0; row < rows; row++) starts[row + 1] = checked(starts[row + 1] + starts[row]);
        var diagonal = new double[rows];
        var (targets, conductances) = (new int[starts[rows]], new double[starts[rows]]);
        parts.Each(Parts.Count, rows, part =>
        {
            Span<Branch> room = stackalloc Branch[CellCircuit.MostNeighbours];
            var (row, end) = Parts.RowsOf(part, rows);
            for (; row < end; row++)
            {
                var node = sought.Nodes[numberOf[row]];
                var (sum, entry) = (groundOf(node), starts[row]);
                foreach (var branch in sought.Circuit.Branches(node, room))
                {
                    sum += branch.Conductance;
                    var other = sought.NumberOf(branch.Node);
                    if (other < 0) continue;
                    targets[entry] = rowOf[other];
                    conductances[entry++] = branch.Conductance;
                }

                diagonal[row] = sum;
            }
        });
        return new GroundedMatrix(diagonal, starts, targets, conductances);
    }

    static void Count(SoughtNodes sought, int[] numberOf, int[] starts, int part)
    {
        Span<Branch> room = stackalloc Branch[CellCircuit.MostNeighbours];
        var (row, end) = Parts.RowsOf(part, numberOf.Length);
        for (; row < end; row++)
        {
            foreach (var branch in sought.Circuit.Branches(sought.Nodes[numberOf[row]], room))
            {
                if (sought.NumberOf(branch.Node) >= 0) starts[row + 1]++;
            }
        }
    }
}
