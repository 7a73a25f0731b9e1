namespace Calaisis.Raster.Circuits.Solving;

/// <summary>
/// The equations of the nodes whose voltages are sought: diagonal, and branches to each other. Rows lie in the order of
/// elimination.
/// </summary>
sealed class GroundedMatrix(double[] diagonal, int[] starts, int[] targets, double[] conductances)
{
    public int Rows => diagonal.Length;

    /// <summary>to = matrix x from, for several right sides; adds the products of both to the sums of parts.</summary>
    public void Multiply(double[] from, double[] to, double[] products, int width, Parts parts) => parts.Each(
        Parts.Count, Rows, part =>
        {
            ref var product = ref products[part * width];
            var (row, end) = Parts.RowsOf(part, Rows);
            for (; row < end; row++)
            {
                ref var sum = ref to[row * width];
                ref var own = ref from[row * width];
                Solving.Rows.SetScaled(ref sum, diagonal[row], ref own, width);
                for (var i = starts[row]; i < starts[row + 1]; i++)
                {
                    Solving.Rows.AddScaled(
                        ref sum, -conductances[i], ref from[targets[i] * width], width);
                }

                Solving.Rows.AddProducts(ref product, ref own, ref sum, width);
            }
        });
}
