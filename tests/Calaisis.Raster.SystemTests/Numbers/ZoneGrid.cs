using OSGeo.OGR;

namespace Calaisis.Raster.SystemTests.Numbers;

/// <summary>
/// The zone of every cell of a grid, by its middle and the outlines of a layer: even-odd along each row. A middle on an
/// outline belongs to what lies west or south of it.
/// </summary>
sealed class ZoneGrid
{
    readonly List<string> _names = [];
    readonly int[] _numbers;
    readonly HashSet<int> _doubtful = [];

    public ZoneGrid(
        string dataset, string layer, string attribute, double west, double north, double cell, int rows, int cols)
    {
        _numbers = new int[rows * cols];
        Array.Fill(_numbers, -1);
        using var source = Ogr.Open(dataset, 0)!;
        using var features = source.GetLayerByName(layer)!;
        while (features.GetNextFeature() is { } feature)
        {
            using (feature)
            {
                var name = feature.GetFieldAsString(attribute)!;
                if (!_names.Contains(name)) _names.Add(name);
                var rings = new List<(double X, double Y)[]>();
                using var shape = feature.GetGeometryRef()!;
                Collect(shape, rings);
                Fill(rings, _names.IndexOf(name), west, north, cell, rows, cols);
            }
        }
    }

    /// <summary>The name of a cell's zone; empty for none.</summary>
    public string this[int cell] => _numbers[cell] < 0 ? "" : _names[_numbers[cell]];

    /// <summary>Whether a cell's middle lies on an outline, so that it may count to either side.</summary>
    public bool IsDoubtful(int cell) => _doubtful.Contains(cell);

    static void Collect(Geometry shape, List<(double X, double Y)[]> rings)
    {
        if (shape.GetPointCount() > 0)
        {
            rings.Add([.. Enumerable.Range(0, shape.GetPointCount()).Select(i => (shape.GetX(i), shape.GetY(i)))]);
            return;
        }

        for (var i = 0; i < shape.GetGeometryCount(); i++)
        {
            using var part = shape.GetGeometryRef(i)!;
            Collect(part, rings);
        }
    }

    void Fill(
        List<(double X, double Y)[]> rings, int number, double west, double north, double cell, int rows, int cols)
    {
        var top = Math.Max(0, (int)((north - rings.SelectMany(ring => ring).Max(point => point.Y)) / cell) - 1);
        var bottom = Math.Min(rows, (int)((north - rings.SelectMany(ring => ring).Min(point => point.Y)) / cell) + 2);
        for (var row = top; row < bottom; row++)
        {
            var y = north - ((row + 0.5) * cell);
            var crossings = new List<double>();
            foreach (var ring in rings)
            {
                for (var i = 1; i < ring.Length; i++)
                {
                    var (a, b) = (ring[i - 1], ring[i]);
                    if (a.Y >= y != b.Y >= y) crossings.Add(a.X + ((y - a.Y) / (b.Y - a.Y) * (b.X - a.X)));
                }
            }

            crossings.Sort();
            for (var i = 0; i + 1 < crossings.Count; i += 2)
            {
                for (var col = Math.Max(0, (int)((crossings[i] - west) / cell) - 1); col < cols; col++)
                {
                    var x = west + ((col + 0.5) * cell);
                    if (Math.Abs(x - crossings[i]) < 1e-6 || Math.Abs(x - crossings[i + 1]) < 1e-6)
                        _doubtful.Add((row * cols) + col);
                    if (x > crossings[i + 1]) break;
                    if (x > crossings[i]) _numbers[(row * cols) + col] = number;
                }
            }
        }
    }
}
