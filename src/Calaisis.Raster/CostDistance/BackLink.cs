namespace Calaisis.Raster.CostDistance;

/// <summary>
/// Codes of the direction in which the least-cost path leaves a cell towards its source: 0 at the source, 1 east and on
/// clockwise to 8 north-east (as in ArcGIS), then the knight's moves clockwise from 9, two columns east and one row
/// south, to 16. Of several neighbours that explain a cell's cost, the one with the lowest code counts.
/// </summary>
public static class BackLink
{
    /// <summary>The code of a source's own cell.</summary>
    public const byte Source = 0;

    /// <summary>The code of a cell that no source reaches.</summary>
    public const byte Unreached = 255;

    static readonly sbyte[] Rows = [0, 0, 1, 1, 1, 0, -1, -1, -1, 1, 2, 2, 1, -1, -2, -2, -1];
    static readonly sbyte[] Cols = [0, 1, 1, 0, -1, -1, -1, 0, 1, 2, 1, -1, -2, -2, -1, 1, 2];

    /// <summary>Rows down to the next cell.</summary>
    public static int Down(int code) => Rows[code];

    /// <summary>Columns to the right to the next cell.</summary>
    public static int Right(int code) => Cols[code];

    /// <summary>
    /// The degrees that GRASS writes for a code; NaN for a source and where none reaches. See
    /// <see cref="DirectionForm.GrassDegrees"/>.
    /// </summary>
    public static float GrassDegrees(byte code) => code switch
    {
        Source or > 16 => float.NaN,
        <= 8 => 360 - (45 * (code - 1)),
        _ => 337.5f - (45 * (code - 9)),
    };

    /// <summary>The codes of a neighbourhood, ascending.</summary>
    public static IEnumerable<int> CodesOf(Neighbourhood neighbourhood)
    {
        for (var code = 1; code <= 16; code++)
        {
            var length = Math.Abs(Rows[code]) + Math.Abs(Cols[code]);
            var reach = length == 1 ? Neighbourhood.Four : length == 2 ? Neighbourhood.Eight : Neighbourhood.Sixteen;
            if (reach <= neighbourhood) yield return code;
        }
    }
}
