namespace Calaisis.Raster.Links;

/// <summary>
/// For every cell of the grid the core area nearest by straight line, centre to centre, of equals the one with the
/// lower id; 0 where there is none at all. Exact: the nearest of each column first, then along each row the lower
/// envelope of their parabolas (Felzenszwalb and Huttenlocher 2012), and the neighbours of the winner where distances
/// are equal.
/// </summary>
static class EuclideanZones
{
    /// <summary>Bytes per cell it holds while it works, beside the core areas.</summary>
    public const int BytesPerCell = 2 * sizeof(int);

    const int None = -1;

    public static int[] Of(CoreAreas cores, double cellWidth, double cellHeight, CancellationToken token)
    {
        var (rows, cols) = (cores.Shape.Rows, cores.Shape.Cols);
        var labels = new int[cores.Shape.CellCount];
        var rowsAway = new int[cores.Shape.CellCount];
        for (var patch = 1; patch <= cores.Count; patch++)
        {
            foreach (var run in cores.CellsOf(patch))
                labels.AsSpan((run.Row * cols) + run.Col, run.EndCol - run.Col).Fill(patch);
        }

        AlongColumns(labels, rowsAway, rows, cols, token);
        var envelope = new Envelope(cols, cellWidth, cellHeight);
        for (var row = 0; row < rows; row++)
        {
            token.ThrowIfCancellationRequested();
            envelope.Resolve(labels.AsSpan(row * cols, cols), rowsAway.AsSpan(row * cols, cols));
        }

        return labels;
    }

    /// <summary>
    /// Puts into each cell the nearest core area of its column, of equals the lower id, and how many rows it is away.
    /// </summary>
    static void AlongColumns(int[] labels, int[] rowsAway, int rows, int cols, CancellationToken token)
    {
        for (var cell = 0; cell < labels.Length; cell++) rowsAway[cell] = labels[cell] > 0 ? 0 : None;
        for (var row = 1; row < rows; row++) Pass(row, -1);
        token.ThrowIfCancellationRequested();
        for (var row = rows - 2; row >= 0; row--) Pass(row, 1);

        void Pass(int row, int from)
        {
            for (var col = 0; col < cols; col++)
            {
                var (here, there) = ((row * cols) + col, ((row + from) * cols) + col);
                if (rowsAway[there] == None) continue;
                var away = rowsAway[there] + 1;
                if (rowsAway[here] != None
                    && (away > rowsAway[here] || (away == rowsAway[here] && labels[there] >= labels[here])))
                {
                    continue;
                }

                (rowsAway[here], labels[here]) = (away, labels[there]);
            }
        }
    }

    /// <summary>The lower envelope of one row's parabolas.</summary>
    sealed class Envelope(int cols, double cellWidth, double cellHeight)
    {
        readonly int[] _columns = new int[cols];
        readonly double[] _from = new double[cols];
        readonly int[] _owners = new int[cols];
        readonly double[] _down = new double[cols];

        public void Resolve(Span<int> labels, ReadOnlySpan<int> rowsAway)
        {
            var count = 0;
            for (var col = 0; col < cols; col++)
            {
                if (rowsAway[col] == None) continue;
                _owners[col] = labels[col];
                _down[col] = Square(rowsAway[col] * cellHeight);
                count = Add(col, count);
            }

            if (count == 0) return;
            for (var (col, at) = (0, 0); col < cols; col++)
            {
                while (at + 1 < count && _from[at + 1] < col) at++;
                labels[col] = Best(col, at, count);
            }
        }

        int Add(int col, int count)
        {
            while (count > 0)
            {
                var crossing = Crossing(_columns[count - 1], col);
                if (count == 1 || crossing > _from[count - 1])
                {
                    _from[count] = crossing;
                    _columns[count] = col;
                    return count + 1;
                }

                count--;
            }

            _from[0] = double.NegativeInfinity;
            _columns[0] = col;
            return 1;
        }

        /// <summary>The column, not a whole one, from which on the right one of two parabolas is the lower.</summary>
        double Crossing(int left, int right) =>
            ((_down[right] - _down[left]) / Square(cellWidth) + ((double)right * right) - ((double)left * left))
            / (2.0 * (right - left));

        /// <summary>
        /// Rounding moves crossings by a hair: the parabolas beside the one found are compared as well.
        /// </summary>
        int Best(int col, int at, int count)
        {
            var (best, owner) = (Distance(_columns[at], col), _owners[_columns[at]]);
            for (var side = at + 1; side < count && Take(_columns[side]); side++)
            {
            }

            for (var side = at - 1; side >= 0 && Take(_columns[side]); side--)
            {
            }

            return owner;

            bool Take(int column)
            {
                var distance = Distance(column, col);
                if (distance > best * (1 + 1e-12)) return false;
                if (distance < best * (1 - 1e-12)) (best, owner) = (distance, _owners[column]);
                else owner = Math.Min(owner, _owners[column]);
                return true;
            }
        }

        double Distance(int column, int col) => _down[column] + Square((column - col) * cellWidth);

        static double Square(double value) => value * value;
    }
}
