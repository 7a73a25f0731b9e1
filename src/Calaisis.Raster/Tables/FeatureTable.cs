namespace Calaisis.Raster.Tables;

/// <summary>
/// Rows with named columns and, mostly, a shape: what a layer of a GeoPackage, its CSV twin, a table of the report and
/// a page of the atlas all show. The one form in which steps hand vector results on.
/// </summary>
/// <param name="Name">The layer's name.</param>
/// <param name="Shape">What kind of shape every row has.</param>
/// <param name="Columns">In the order they are written.</param>
/// <param name="Rows">In the order they are written.</param>
public sealed record FeatureTable(
    string Name, FeatureShape Shape, IReadOnlyList<Column> Columns, IReadOnlyList<FeatureRow> Rows)
{
    /// <summary>The names of the columns after one of them.</summary>
    /// <exception cref="KeyNotFoundException">The table has no such column.</exception>
    public IEnumerable<string> NamesAfter(string column) =>
        Columns.Skip(IndexOf(column) + 1).Select(other => other.Name);

    /// <summary>The place of a column.</summary>
    /// <exception cref="KeyNotFoundException">The table has no such column.</exception>
    public int IndexOf(string column)
    {
        for (var i = 0; i < Columns.Count; i++)
        {
            if (Columns[i].Name == column) return i;
        }

        throw new KeyNotFoundException($"the table '{Name}' has no column '{column}'");
    }
}

/// <summary>One row of a <see cref="FeatureTable"/>.</summary>
/// <param name="Values">
/// One per column: <see cref="long"/>, <see cref="double"/>, <see cref="string"/>, or null for none. Numbers that are
/// not finite are none to every writer.
/// </param>
/// <param name="Wkb">Its shape as ISO well-known binary, little endian; empty where it has none.</param>
public sealed record FeatureRow(IReadOnlyList<object?> Values, ReadOnlyMemory<byte> Wkb = default);

/// <summary>A column of a <see cref="FeatureTable"/>.</summary>
/// <param name="Name">As written into files.</param>
/// <param name="Type">What it holds.</param>
public sealed record Column(string Name, ColumnType Type)
{
    /// <summary>What people read above it, in their language; empty where the name will do.</summary>
    public string Title { get; init; } = "";

    /// <summary>
    /// Unit of its numbers (<c>m</c>, <c>ha</c>, <c>resistance x m</c>); empty for pure numbers and texts.
    /// </summary>
    public string Unit { get; init; } = "";

    /// <summary>A sentence on what it holds, for readers of the file; empty where the name says it.</summary>
    public string Meaning { get; init; } = "";

    /// <summary>Most characters of a text; 0 for no limit.</summary>
    public int Width { get; init; }

    /// <summary>Whether its values tell the rows apart: none is missing and none is there twice.</summary>
    public bool IsKey { get; init; }
}

/// <summary>What a column holds.</summary>
public enum ColumnType
{
    WholeNumber,
    Number,
    Text,
}

/// <summary>What kind of shape the rows of a table have.</summary>
public enum FeatureShape
{
    None,
    Point,
    MultiLine,
    MultiPolygon,
}
