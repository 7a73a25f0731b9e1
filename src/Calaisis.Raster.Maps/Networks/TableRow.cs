using Calaisis.Raster.Maps.Frames;
using Calaisis.Raster.Tables;

namespace Calaisis.Raster.Maps.Networks;

/// <summary>
/// A row of a table by the names of its columns; where there is no value a number is 0, a text empty.
/// </summary>
readonly record struct TableRow(FeatureTable Table, FeatureRow Row)
{
    public bool HasShape => !Row.Wkb.IsEmpty;

    public bool Has(string column) => Value(column) is not null;

    public string Text(string column) => Value(column) as string ?? "";

    public long Whole(string column) => Value(column) is long whole ? whole : 0;

    public double Number(string column) => Value(column) switch
    {
        double number => number,
        long whole => whole,
        _ => 0,
    };

    /// <summary>A number of a column that not every table has; null where there is none.</summary>
    public double? Maybe(string column) =>
        Table.Columns.All(known => known.Name != column) ? null : Value(column) switch
        {
            double number => number,
            long whole => whole,
            _ => null,
        };

    /// <summary>A text of a column that not every table has; empty where there is none.</summary>
    public string MaybeText(string column) => Table.Columns.All(known => known.Name != column) ? "" : Text(column);

    /// <summary>Its shape, ready for drawing.</summary>
    /// <exception cref="FormatException">The shape is broken.</exception>
    public MapShape Shape() => MapShapes.Of(WkbReader.Read(Row.Wkb.Span));

    object? Value(string column) => Row.Values[Table.IndexOf(column)];
}
