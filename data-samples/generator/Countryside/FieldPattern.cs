using Calaisis.Samples.Ground;

namespace Calaisis.Samples.Countryside;

/// <summary>
/// The pattern of fields over the whole extent: blocks around scattered middles, each with its own direction.
/// </summary>
sealed class FieldPattern
{
    const double SpacingMetres = 950;
    const double BendMetres = 28;
    const int Margin = 3;

    static readonly int Rows = (int)((Extent.North - Extent.South) / SpacingMetres) + (2 * Margin);
    static readonly int Cols = (int)((Extent.East - Extent.West) / SpacingMetres) + (2 * Margin);

    readonly FieldBlock[] _blocks = new FieldBlock[Rows * Cols];

    public FieldPattern(LandscapeUnits units)
    {
        for (var row = 0; row < Rows; row++)
            for (var col = 0; col < Cols; col++) _blocks[(row * Cols) + col] = BlockAt(row, col, units);
    }

    public IReadOnlyList<FieldBlock> Blocks => _blocks;

    /// <summary>The field and block at a point of the map.</summary>
    public Plot At(Point onMap)
    {
        var p = Bend(onMap);
        var (first, second) = NearestTwo(p);
        var block = _blocks[first];
        var (field, edgeMetres, edge) = block.FieldAt(p);
        return new(first, field, edgeMetres, edge, ToBorder(p, first, second), BorderDraws(first, second));
    }

    /// <summary>The block at a point of the straight pattern.</summary>
    public int BlockAt(Point straight) => NearestTwo(straight).First;

    /// <summary>Where a point of the straight pattern lies on the map, to a metre.</summary>
    public static Point Unbend(Point straight)
    {
        var onMap = straight;
        for (var round = 0; round < 3; round++) onMap = onMap - Bend(onMap) + straight;
        return onMap;
    }

    /// <summary>The blocks whose land may touch that of a block.</summary>
    public static IEnumerable<int> Around(int block)
    {
        var row = block / Cols;
        var col = block % Cols;
        for (var r = Math.Max(0, row - 2); r <= Math.Min(Rows - 1, row + 2); r++)
            for (var c = Math.Max(0, col - 2); c <= Math.Min(Cols - 1, col + 2); c++)
                if (r != row || c != col) yield return (r * Cols) + c;
    }

    /// <summary>Draws of the border between two blocks, whichever comes first.</summary>
    public static uint BorderDraws(int a, int b) => Chance.Hash(Math.Min(a, b), Math.Max(a, b), 37);

    /// <summary>Fields are not ruled: the straight pattern is bent a little.</summary>
    static Point Bend(Point onMap) => new(
        onMap.X + (BendMetres * Chance.Noise(onMap.X, onMap.Y, 1_100, 38)),
        onMap.Y + (BendMetres * Chance.Noise(onMap.X, onMap.Y, 1_100, 39)));

    double ToBorder(Point p, int first, int second)
    {
        var (a, b) = (_blocks[first].Seed, _blocks[second].Seed);
        var (near, far) = (Point.Distance(p, a), Point.Distance(p, b));
        return ((far * far) - (near * near)) / (2 * Point.Distance(a, b));
    }

    (int First, int Second) NearestTwo(Point p)
    {
        var row = Math.Clamp((int)Math.Floor((p.Y - Extent.South) / SpacingMetres) + Margin, 1, Rows - 2);
        var col = Math.Clamp((int)Math.Floor((p.X - Extent.West) / SpacingMetres) + Margin, 1, Cols - 2);
        var (first, second) = (-1, -1);
        var (best, next) = (double.MaxValue, double.MaxValue);
        for (var r = row - 1; r <= row + 1; r++)
            for (var c = col - 1; c <= col + 1; c++)
            {
                var index = (r * Cols) + c;
                var d = p - _blocks[index].Seed;
                var square = (d.X * d.X) + (d.Y * d.Y);
                if (square < best)
                {
                    (second, next) = (first, best);
                    (first, best) = (index, square);
                }
                else if (square < next)
                {
                    (second, next) = (index, square);
                }
            }
        return (first, second);
    }

    static FieldBlock BlockAt(int row, int col, LandscapeUnits units)
    {
        var seed = new Point(
            Extent.West + ((col - Margin + 0.2 + (0.6 * Chance.Draw(row, col, 32))) * SpacingMetres),
            Extent.South + ((row - Margin + 0.2 + (0.6 * Chance.Draw(row, col, 33))) * SpacingMetres));
        var landscape = units.At(seed.X, seed.Y);
        var (width, depth) = FieldSize(landscape);
        var grown = 0.75 + (0.5 * Chance.Draw(row, col, 34));
        return new(row, col, seed, Direction(row, col), landscape, width * grown, depth * grown);
    }

    /// <summary>A direction without sine or cosine: the rational points of the circle.</summary>
    static Point Direction(int row, int col)
    {
        var t = (2 * Chance.Draw(row, col, 35)) - 1;
        return new((1 - (t * t)) / (1 + (t * t)), 2 * t / (1 + (t * t)));
    }

    static (double Width, double Depth) FieldSize(Landscape landscape) => landscape switch
    {
        Landscape.Polder or Landscape.Town => (135, 430),
        Landscape.Marsh => (55, 210),
        Landscape.Bocage => (125, 160),
        Landscape.Houtland => (130, 210),
        Landscape.ChalkHills => (170, 230),
        Landscape.Capes => (220, 320),
        _ => (230, 330),
    };
}
