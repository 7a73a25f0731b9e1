using Calaisis.Samples.Ground;

namespace Calaisis.Samples.Countryside;

/// <summary>Points scattered over the map, one per square of a given size.</summary>
static class Scatter
{
    /// <summary>The scattered point nearest to a place, and its draws.</summary>
    public static (Point Point, uint Draws) Nearest(Point p, double spacingMetres, uint purpose)
    {
        var col = (int)Math.Floor(p.X / spacingMetres);
        var row = (int)Math.Floor(p.Y / spacingMetres);
        var nearest = default(Point);
        var best = double.MaxValue;
        var draws = 0u;
        for (var r = row - 1; r <= row + 1; r++)
            for (var c = col - 1; c <= col + 1; c++)
            {
                var point = At(r, c, spacingMetres, purpose);
                var d = p - point;
                var square = (d.X * d.X) + (d.Y * d.Y);
                if (square >= best) continue;
                (nearest, best, draws) = (point, square, Chance.Hash(r, c, purpose + 2));
            }
        return (nearest, draws);
    }

    /// <summary>The point of one square.</summary>
    public static Point At(int row, int col, double spacingMetres, uint purpose) => new(
        (col + 0.1 + (0.8 * Chance.Draw(row, col, purpose))) * spacingMetres,
        (row + 0.1 + (0.8 * Chance.Draw(row, col, purpose + 1))) * spacingMetres);
}
