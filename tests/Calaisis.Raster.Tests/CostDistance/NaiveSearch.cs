namespace Calaisis.Raster.Tests.CostDistance;

/// <summary>
/// The judge: a textbook search with one global queue that shares nothing with the engine. The geometry is stated
/// again: moves by angle, lengths from cell size, the mean resistance along a move.
/// </summary>
static class NaiveSearch
{
    public sealed record Question(
        int Rows, int Cols, float[] Resistance, Dictionary<int, double> Starts, int Neighbours,
        double Width, double Height, double MaxCost = double.PositiveInfinity, bool NoCornerCrossing = false,
        bool MeanConductance = false);

    public static double[] Costs(Question question)
    {
        var costs = new double[question.Rows * question.Cols];
        Array.Fill(costs, double.PositiveInfinity);
        var queue = new PriorityQueue<int, double>();
        foreach (var (cell, start) in question.Starts)
        {
            if (start > question.MaxCost) continue;
            costs[cell] = start;
            queue.Enqueue(cell, start);
        }

        while (queue.TryDequeue(out var cell, out var cost))
        {
            if (cost > costs[cell]) continue;
            foreach (var (to, step) in StepsFrom(question, cell))
            {
                var candidate = cost + step;
                if (candidate >= costs[to] || candidate > question.MaxCost) continue;
                costs[to] = candidate;
                queue.Enqueue(to, candidate);
            }
        }

        for (var cell = 0; cell < costs.Length; cell++)
        {
            if (double.IsPositiveInfinity(costs[cell])) costs[cell] = double.NaN;
        }

        return costs;
    }

    public static IEnumerable<(int To, double Cost)> StepsFrom(Question question, int cell)
    {
        var (row, col) = (cell / question.Cols, cell % question.Cols);
        for (var down = -2; down <= 2; down++)
        {
            for (var right = -2; right <= 2; right++)
            {
                var (toRow, toCol) = (row + down, col + right);
                if (toRow < 0 || toCol < 0 || toRow >= question.Rows || toCol >= question.Cols) continue;
                var step = StepCost(question, row, col, down, right);
                if (double.IsFinite(step)) yield return ((toRow * question.Cols) + toCol, step);
            }
        }
    }

    static double StepCost(Question question, int row, int col, int down, int right)
    {
        double At(int r, int c)
        {
            var value = question.Resistance[(r * question.Cols) + c];
            return float.IsNaN(value) ? double.PositiveInfinity : value;
        }

        var (width, height) = (question.Width * Math.Abs(right), question.Height * Math.Abs(down));
        var length = down == 0 ? width : right == 0 ? height : Math.Sqrt((width * width) + (height * height));
        // Two resistances in parallel, 1 / (1/x + 1/y); lengths then count twice and four times over, not by half and a
        // quarter.
        double Join(double x, double y) =>
            !question.MeanConductance ? x
                + y : double.IsInfinity(x) || double.IsInfinity(y) ? double.PositiveInfinity : x * y / (x + y);

        var (half, quarter) = question.MeanConductance ? (length * 2, length * 4) : (length / 2, length / 4);
        var ends = Join(At(row, col), At(row + down, col + right));
        switch (Math.Abs(down) + Math.Abs(right))
        {
            case 1:
                return ends * half;
            case 2 when down != 0 && right != 0:
                if (question.Neighbours < 8) return double.PositiveInfinity;
                var pinched = double.IsInfinity(At(row + down, col)) && double.IsInfinity(At(row, col + right));
                return question.NoCornerCrossing && pinched ? double.PositiveInfinity : ends * half;
            case 3:
                if (question.Neighbours < 16) return double.PositiveInfinity;
                var between = Math.Abs(down) == 2
                    ? Join(At(row + (down / 2), col), At(row + (down / 2), col + right))
                    : Join(At(row, col + (right / 2)), At(row + down, col + (right / 2)));
                return Join(ends, between) * quarter;
            default:
                return double.PositiveInfinity;
        }
    }
}
