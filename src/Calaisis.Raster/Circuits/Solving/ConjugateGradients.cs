namespace Calaisis.Raster.Circuits.Solving;

/// <summary>Conjugate gradients for several right sides at once, each with its own steps.</summary>
sealed class ConjugateGradients(GroundedMatrix matrix, ApproximateFactor factor, Parts parts)
{
    /// <summary>What may be left of a right side.</summary>
    public const double Goal = 1e-10;

    const int MostSteps = 5000;

    /// <summary>
    /// Solves; the right sides lie beside each other, node after node, and are lost. Where it does not get to its goal
    /// it stops with what it has.
    /// </summary>
    /// <returns>The solution, and what is really left of each right side, relative to it.</returns>
    public (double[] Solution, double[] Residuals) Solve(double[] residual, int width)
    {
        var given = (double[])residual.Clone();
        var solution = new double[residual.Length];
        var (direction, product) = (new double[residual.Length], new double[residual.Length]);
        var squares = Dots(residual, residual, width);
        var goals = Array.ConvertAll(squares, square => square * Goal * Goal);
        var before = new double[width];
        var (step, back) = (new double[width], new double[width]);
        var first = true;
        for (var i = 0; i < MostSteps && Exceeds(squares, goals); i++)
        {
            residual.CopyTo(product, 0);
            factor.Solve(product, width, parts);
            var now = Dots(residual, product, width);
            for (var k = 0; k < width; k++) step[k] = first || before[k] == 0 ? 0 : now[k] / before[k];
            Turn(direction, step, product, width);
            first = false;
            before = now;
            var curvature = Multiply(direction, product, width);
            for (var k = 0; k < width; k++)
            {
                step[k] = squares[k] > goals[k] && curvature[k] > 0 ? now[k] / curvature[k] : 0;
                back[k] = -step[k];
            }

            squares = Go(solution, step, direction, residual, back, product, width);
        }

        return (solution, Residuals(given, solution, product, width));
    }

    double[] Residuals(double[] given, double[] solution, double[] product, int width)
    {
        Multiply(solution, product, width);
        for (var i = 0; i < product.Length; i++) product[i] = given[i] - product[i];
        var (left, whole) = (Dots(product, product, width), Dots(given, given, width));
        return [.. left.Zip(whole, (rest, all) => all > 0 ? Math.Sqrt(rest / all) : 0)];
    }

    static bool Exceeds(double[] squares, double[] goals)
    {
        for (var k = 0; k < squares.Length; k++)
        {
            if (squares[k] > goals[k]) return true;
        }

        return false;
    }

    /// <summary>direction = factors x direction + way.</summary>
    void Turn(double[] direction, double[] factors, double[] way, int width) => parts.Each(
        Parts.Count, matrix.Rows, part =>
        {
            var (row, end) = Parts.RowsOf(part, matrix.Rows);
            ref var factor = ref factors[0];
            for (var at = row * width; at < end * width; at += width)
                Rows.AddTo(ref direction[at], ref factor, ref way[at], width);
        });

    /// <summary>Goes a step, and gives the squares of what is left then.</summary>
    double[] Go(
        double[] solution, double[] step, double[] direction, double[] residual, double[] back, double[] product,
        int width)
    {
        var sums = new double[Parts.Count * width];
        parts.Each(Parts.Count, matrix.Rows, part =>
        {
            var (row, end) = Parts.RowsOf(part, matrix.Rows);
            ref var sum = ref sums[part * width];
            for (var at = row * width; at < end * width; at += width)
            {
                ref var left = ref residual[at];
                Rows.AddProducts(ref solution[at], ref step[0], ref direction[at], width);
                Rows.AddProducts(ref left, ref back[0], ref product[at], width);
                Rows.AddProducts(ref sum, ref left, ref left, width);
            }
        });
        return Total(sums, width);
    }

    double[] Multiply(double[] from, double[] to, int width)
    {
        var sums = new double[Parts.Count * width];
        matrix.Multiply(from, to, sums, width, parts);
        return Total(sums, width);
    }

    double[] Dots(double[] one, double[] other, int width)
    {
        var sums = new double[Parts.Count * width];
        parts.Each(Parts.Count, matrix.Rows, part =>
        {
            var (row, end) = Parts.RowsOf(part, matrix.Rows);
            ref var sum = ref sums[part * width];
            for (; row < end; row++)
                Rows.AddProducts(ref sum, ref one[row * width], ref other[row * width], width);
        });
        return Total(sums, width);
    }

    static double[] Total(double[] sums, int width)
    {
        var total = new double[width];
        for (var i = 0; i < sums.Length; i++) total[i % width] += sums[i];
        return total;
    }
}
