using Calaisis.Samples.Ground;

namespace Calaisis.Samples.Countryside;

/// <summary>A block of fields that lie the same way: strips across, cut into fields of varying width.</summary>
/// <param name="Seed">Its middle; land belongs to the block whose middle is nearest.</param>
/// <param name="Along">Direction of the strips, length 1.</param>
/// <param name="WidthMetres">Usual size of a field along the strip.</param>
/// <param name="DepthMetres">Usual size of a field across it.</param>
readonly record struct FieldBlock(
    int Row, int Col, Point Seed, Point Along, Landscape Landscape, double WidthMetres, double DepthMetres)
{
    const double PieceMetres = 220;

    uint Draws => Chance.Hash(Row, Col, 31);

    public Point ToMap(double along, double across) => Seed + (along * Along) + (across * Along.LeftNormal);

    public (double Along, double Across) FromMap(Point p)
    {
        var d = p - Seed;
        return ((d.X * Along.X) + (d.Y * Along.Y), (d.Y * Along.X) - (d.X * Along.Y));
    }

    /// <summary>Distance across the block of the side between strips <paramref name="strip"/> - 1 and strip.</summary>
    public double StripSide(int strip) => Side(strip, DepthMetres, Draws);

    /// <summary>Distance along a strip of the side between fields <paramref name="field"/> - 1 and field.</summary>
    public double FieldSide(int strip, int field) => Side(field, WidthMetres, StripDraws(strip));

    /// <summary>Draws of a piece of the side between two strips.</summary>
    public uint StripSideDraws(int strip, double along) =>
        Chance.Hash(strip, (int)Math.Floor(along / PieceMetres), Draws + 1);

    /// <summary>Draws of the side between two fields of a strip.</summary>
    public uint FieldSideDraws(int strip, int field) => Chance.Hash(field, 5, StripDraws(strip));

    /// <summary>The field at a point: its draws, the distance to its nearest side and that side's draws.</summary>
    public (uint Field, double EdgeMetres, uint Edge) FieldAt(Point p)
    {
        var (along, across) = FromMap(p);
        var strip = IndexOf(across, DepthMetres, Draws);
        var field = IndexOf(along, WidthMetres, StripDraws(strip));
        var below = across - StripSide(strip);
        var above = StripSide(strip + 1) - across;
        var before = along - FieldSide(strip, field);
        var after = FieldSide(strip, field + 1) - along;
        var nearest = Math.Min(Math.Min(below, above), Math.Min(before, after));
        var edge = nearest == below ? StripSideDraws(strip, along)
            : nearest == above ? StripSideDraws(strip + 1, along)
            : nearest == before ? FieldSideDraws(strip, field)
            : FieldSideDraws(strip, field + 1);
        return (Chance.Hash(strip, field, Draws + 2), nearest, edge);
    }

    uint StripDraws(int strip) => Chance.Hash(strip, 3, Draws);

    static double Side(int index, double size, uint draws) =>
        size * (index + (0.55 * (Chance.Draw(index, 1, draws) - 0.5)));

    static int IndexOf(double t, double size, uint draws)
    {
        var index = (int)Math.Floor(t / size);
        if (t < Side(index, size, draws)) return index - 1;
        return t >= Side(index + 1, size, draws) ? index + 1 : index;
    }
}
