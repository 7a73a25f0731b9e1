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
        var goals = Array.ConvertAll(Dots(residual, residual, width), square => square * Goal * Goal);
        var squares = Dots(residual, residual, width);
        var before = new double[width];
        var (step, back) = (new double[width], new double[width]);
        var first = true;
        for (var i = 0; i < MostSteps && Exceeds(squares, goals); i++)
        {
            residual.CopyTo(product, 0);
            factor.Solve(product, width, parts);
            var now = Dots(residual, product, width);
            for (var k = 0; k < width; k++) step[k] = first || before[k] == 0 ? 0 : now[k] / before[k];
            EachRow(width, at => Rows.AddTo(ref direction[at], ref step[0], ref product[at], width));
            first = false;
            before = now;
            matrix.Multiply(direction, product, width, parts);
            var curvature = Dots(direction, product, width);
            for (var k = 0; k < width; k++)
            {
                step[k] = squares[k] > goals[k] && curvature[k] > 0 ? now[k] / curvature[k] : 0;
                back[k] = -step[k];
            }

            EachRow(width, at =>
            {
                Rows.AddProducts(ref solution[at], ref step[0], ref direction[at], width);
                Rows.AddProducts(ref residual[at], ref back[0], ref product[at], width);
            });
            squares = Dots(residual, residual, width);
        }

        return (solution, Residuals(given, solution, product, width));
    }

    double[] Residuals(double[] given, double[] solution, double[] product, int width)
    {
        matrix.Multiply(solution, product, width, parts);
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

    void EachRow(int width, Action<int> work) => parts.Each(Parts.Count, matrix.Rows, part =>
    {
        var (row, end) = Parts.RowsOf(part, matrix.Rows);
        for (; row < end; row++) work(row * width);
    });

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
        var total = new double[width];
        for (var i = 0; i < sums.Length; i++) total[i % width] += sums[i];
        return total;
    }
}
