using Calaisis.Raster.Maps.Frames;

namespace Calaisis.Raster.SystemTests.Maps.Models;

/// <summary>
/// Cells of a grid that are set, and their outlines along cell edges, as polygons of a raster have them.
/// </summary>
sealed class CellMask(int rows, int cols)
{
    readonly bool[] _cells = new bool[rows * cols];

    public int Rows => rows;

    public int Cols => cols;

    public bool this[int row, int col]
    {
        get => row >= 0 && col >= 0 && row < rows && col < cols && _cells[(row * cols) + col];
        set
        {
            if (row >= 0 && col >= 0 && row < rows && col < cols) _cells[(row * cols) + col] = value;
        }
    }

    public int Count => _cells.Count(cell => cell);

    /// <summary>
    /// The outlines of all set cells, rings inside rings being holes; no point in the middle of an edge.
    /// </summary>
    public MapShape Outline(double left, double top, double cell)
    {
        // Each cell edge with a set cell on its right, by the corner it starts at.
        var next = new Dictionary<(int Row, int Col), List<(int Row, int Col)>>();
        for (var row = 0; row < rows; row++)
        {
            for (var col = 0; col < cols; col++)
            {
                if (!this[row, col]) continue;
                if (!this[row - 1, col]) Add((row, col), (row, col + 1));
                if (!this[row, col + 1]) Add((row, col + 1), (row + 1, col + 1));
                if (!this[row + 1, col]) Add((row + 1, col + 1), (row + 1, col));
                if (!this[row, col - 1]) Add((row + 1, col), (row, col));
            }
        }
        var rings = new List<IReadOnlyList<MapPoint>>();
        foreach (var start in next.Keys.Order().ToList())
        {
            while (next[start].Count > 0) rings.Add(Ring(start));
        }
        return new MapShape(rings);

        void Add((int, int) from, (int, int) to)
        {
            if (!next.TryGetValue(from, out var ends)) next[from] = ends = [];
            ends.Add(to);
        }

        List<MapPoint> Ring((int Row, int Col) start)
        {
            var corners = new List<(int Row, int Col)>();
            var at = start;
            do
            {
                var ends = next[at];
                var to = ends[^1];
                ends.RemoveAt(ends.Count - 1);
                if (IsStraight(corners, at)) corners[^1] = at;
                else corners.Add(at);
                at = to;
            }
            while (at != start);
            return [.. corners.Append(start).Select(c => new MapPoint(left + (c.Col * cell), top - (c.Row * cell)))];
        }
    }

    static bool IsStraight(List<(int Row, int Col)> corners, (int Row, int Col) at) =>
        corners.Count > 1 &&
        ((corners[^2].Row == corners[^1].Row && corners[^1].Row == at.Row) ||
         (corners[^2].Col == corners[^1].Col && corners[^1].Col == at.Col));
}
