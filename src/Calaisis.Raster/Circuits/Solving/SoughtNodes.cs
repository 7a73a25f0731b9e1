namespace Calaisis.Raster.Circuits.Solving;

/// <summary>
/// The nodes of a component whose voltages are sought, tile after tile, then those between the tiles: on the last row
/// or column of a tile, or of several cells. So nodes inside two tiles never touch.
/// </summary>
sealed class SoughtNodes
{
    /// <summary>Side of a tile, in cells: part of the method, as bytes depend on it.</summary>
    public const int TileSide = 128;

    readonly int[] _numbers;

    /// <param name="circuit">The circuit.</param>
    /// <param name="component">All nodes of a component.</param>
    /// <param name="isFixed">Which of them are at 0 V.</param>
    public SoughtNodes(CellCircuit circuit, ReadOnlySpan<int> component, Func<int, bool> isFixed)
    {
        Circuit = circuit;
        _numbers = new int[circuit.Nodes.Count];
        Array.Fill(_numbers, -1);
        var sought = new List<int>();
        foreach (var node in component)
        {
            if (!isFixed(node)) sought.Add(node);
        }

        var across = ((circuit.Cols - 1) / TileSide) + 1;
        var between = across * (((circuit.Rows - 1) / TileSide) + 1);
        var tiles = sought.ConvertAll(node => TileOf(node, across) is >= 0 and var tile ? tile : between);
        TileStarts = new int[between + 2];
        foreach (var tile in tiles) TileStarts[tile + 1]++;
        for (var i = 0; i <= between; i++) TileStarts[i + 1] += TileStarts[i];
        Nodes = new int[sought.Count];
        var next = (int[])TileStarts.Clone();
        for (var i = 0; i < Nodes.Length; i++)
        {
            var number = next[tiles[i]]++;
            Nodes[number] = sought[i];
            _numbers[sought[i]] = number;
        }

        TileStarts = TileStarts[..^1];
    }

    public CellCircuit Circuit { get; }

    /// <summary>The node of each number.</summary>
    public int[] Nodes { get; }

    /// <summary>Where the numbers of each tile begin; last, where those between the tiles do.</summary>
    public int[] TileStarts { get; }

    /// <summary>The first number between the tiles.</summary>
    public int Between => TileStarts[^1];

    /// <summary>The number of a node; -1 where it is at 0 V or elsewhere.</summary>
    public int NumberOf(int node) => _numbers[node];

    int TileOf(int node, int across)
    {
        if (Circuit.Nodes.Joined(node) is not null) return -1;
        var (row, col) = Math.DivRem(Circuit.Nodes.FirstCell(node), Circuit.Cols);
        if (row % TileSide == TileSide - 1 || col % TileSide == TileSide - 1) return -1;
        return (row / TileSide * across) + (col / TileSide);
    }
}
