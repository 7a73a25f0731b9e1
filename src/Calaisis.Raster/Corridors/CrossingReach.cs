using Calaisis.Raster.Grids;

namespace Calaisis.Raster.Corridors;

/// <summary>
/// Whether a crossing leads from one side of a wall to the other. Sides are pieces of passable ground around it, joined by cells that
/// share an edge, so that they stay apart even where the wall's own cells touch only at corners.
/// </summary>
/// <param name="window">Rows and columns of the ground that is looked at.</param>
/// <param name="cellWidth">In metres.</param>
/// <param name="cellHeight">In metres.</param>
public sealed class CrossingReach(Shape window, double cellWidth, double cellHeight)
{
    // Smaller pieces are niches of the wall, unless they go on beyond what is looked at.
    const int SmallestSide = 20;

    /// <summary>
    /// How much farther a crossing has to reach, in metres, to lead to a second side: from cell centre to cell centre, at
    /// least. 0 where it leads there already, null where no second side is near.
    /// </summary>
    /// <param name="crossing">Its cells, row after row.</param>
    /// <param name="wall">Cells of the wall that it does not open.</param>
    /// <param name="passable">Cells that are neither and can be walked on.</param>
    public double? MissingMetres(ReadOnlySpan<bool> crossing, ReadOnlySpan<bool> wall, ReadOnlySpan<bool> passable)
    {
        var sides = Sides(passable);
        var reached = new HashSet<int>();
        for (var cell = 0; cell < crossing.Length; cell++)
        {
            if (!crossing[cell]) continue;
            foreach (var (near, _) in Around(cell))
            {
                if (sides[near] > 0) reached.Add(sides[near]);
            }
        }

        if (reached.Count > 1) return 0;
        var farther = Distances(crossing, wall, sides, reached);
        return farther.Count < 2 - reached.Count ? null : farther.Order().Take(2 - reached.Count).Sum();
    }

    /// <summary>The number of the side a cell belongs to, from 1; 0 for none.</summary>
    int[] Sides(ReadOnlySpan<bool> passable)
    {
        var sides = new int[passable.Length];
        var count = 0;
        var piece = new List<int>();
        for (var start = 0; start < sides.Length; start++)
        {
            if (!passable[start] || sides[start] != 0) continue;
            piece.Clear();
            piece.Add(start);
            sides[start] = ++count;
            var goesOn = false;
            for (var next = 0; next < piece.Count; next++)
            {
                goesOn |= IsOnEdge(piece[next]);
                foreach (var (near, isDiagonal) in Around(piece[next]))
                {
                    if (isDiagonal || !passable[near] || sides[near] != 0) continue;
                    sides[near] = count;
                    piece.Add(near);
                }
            }

            if (goesOn || piece.Count >= SmallestSide) continue;
            // A niche: no side, but ground.
            foreach (var cell in piece) sides[cell] = -1;
        }

        return sides;
    }

    /// <summary>The least way through the wall to each side that is not reached yet.</summary>
    List<double> Distances(ReadOnlySpan<bool> crossing, ReadOnlySpan<bool> wall, int[] sides, HashSet<int> reached)
    {
        var metres = new double[sides.Length];
        metres.AsSpan().Fill(double.PositiveInfinity);
        var waiting = new PriorityQueue<int, double>();
        for (var cell = 0; cell < sides.Length; cell++)
        {
            if (!crossing[cell]) continue;
            metres[cell] = 0;
            waiting.Enqueue(cell, 0);
        }

        var found = new Dictionary<int, double>();
        while (waiting.TryDequeue(out var cell, out var here))
        {
            if (here > metres[cell]) continue;
            if (sides[cell] > 0)
            {
                if (!reached.Contains(sides[cell])) found.TryAdd(sides[cell], here);
                continue;
            }

            foreach (var (near, isDiagonal) in Around(cell))
            {
                // Through the wall and its niches, to a side.
                if (!wall[near] && sides[near] == 0) continue;
                var isAlongRow = near / window.Cols == cell / window.Cols;
                var there = here + (isDiagonal ? double.Hypot(cellWidth, cellHeight) : isAlongRow ? cellWidth : cellHeight);
                if (there >= metres[near]) continue;
                metres[near] = there;
                waiting.Enqueue(near, there);
            }
        }

        return [.. found.Values];
    }

    bool IsOnEdge(int cell)
    {
        var (row, col) = (cell / window.Cols, cell % window.Cols);
        return row == 0 || col == 0 || row == window.Rows - 1 || col == window.Cols - 1;
    }

    IEnumerable<(int Cell, bool IsDiagonal)> Around(int cell)
    {
        var (row, col) = (cell / window.Cols, cell % window.Cols);
        for (var down = -1; down <= 1; down++)
        {
            for (var right = -1; right <= 1; right++)
            {
                var (r, c) = (row + down, col + right);
                if ((down == 0 && right == 0) || r < 0 || c < 0 || r >= window.Rows || c >= window.Cols) continue;
                yield return ((r * window.Cols) + c, down != 0 && right != 0);
            }
        }
    }
}
