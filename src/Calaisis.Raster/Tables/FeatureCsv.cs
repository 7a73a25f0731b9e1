using System.Globalization;
using System.Text;

namespace Calaisis.Raster.Tables;

/// <summary>
/// A <see cref="FeatureTable"/> as text: fields between semicolons, UTF-8 with a mark, line ends as \n, a header of
/// column names. The mark is what makes Excel read accents, the semicolon what makes a French one find the columns;
/// numbers keep the decimal point, which every other program expects (in a French Excel: Données, À partir d'un fichier
/// texte/CSV, Paramètres régionaux anglais).
/// </summary>
/// <remarks>
/// Numbers are the shortest that read back as the same, nothing stands for none, an empty text is <c>""</c>. Points
/// come with their coordinates as two first columns, x and y; other shapes are left to the GeoPackage.
/// </remarks>
public static class FeatureCsv
{
    const char Delimiter = ';';

    static readonly Column[] Coordinates = [new("x", ColumnType.Number), new("y", ColumnType.Number)];

    /// <summary>How the file is written.</summary>
    public static CsvDialect Dialect { get; } = new(Delimiter);

    /// <summary>The file's columns: those of the table, points' coordinates before them.</summary>
    public static IReadOnlyList<Column> ColumnsOf(FeatureTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        return table.Shape == FeatureShape.Point ? [.. Coordinates, .. table.Columns] : table.Columns;
    }

    /// <summary>The whole file.</summary>
    public static byte[] Bytes(FeatureTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        var text = new StringBuilder();
        var hasPoints = table.Shape == FeatureShape.Point;
        text.AppendJoin(Delimiter, ColumnsOf(table).Select(column => CsvText.Field(column.Name, Delimiter)))
            .Append('\n');
        foreach (var row in table.Rows)
        {
            if (hasPoints) text.Append(Place(row.Wkb.Span));
            text.AppendJoin(Delimiter, row.Values.Select(Field)).Append('\n');
        }

        var encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: true);
        return [.. encoding.Preamble, .. encoding.GetBytes(text.ToString())];
    }

    /// <summary>A number as it stands in all our tables.</summary>
    public static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    static string Place(ReadOnlySpan<byte> wkb)
    {
        if (wkb.IsEmpty) return ";;";
        var point = WkbReader.Read(wkb).Parts[0][0];
        return $"{Number(point[0])};{Number(point[1])};";
    }

    static string Field(object? value) => value switch
    {
        null => "",
        long whole => whole.ToString(CultureInfo.InvariantCulture),
        double number => double.IsFinite(number) ? Number(number) : "",
        string text => CsvText.Field(text, Delimiter),
        _ => throw new ArgumentException($"no table holds a {value.GetType().Name}", nameof(value)),
    };
}
