using Calaisis.Raster.Tables;
using OSGeo.OGR;

namespace Calaisis.Raster.Geo.Vectors;

/// <summary>
/// The table <c>columns</c> of a GeoPackage: unit and meaning of the columns of its layers, for people.
/// </summary>
static class ColumnTable
{
    const string Name = "columns";

    /// <summary>Null where no column has anything to say.</summary>
    internal static FeatureTable? Of(IReadOnlyList<FeatureTable> tables)
    {
        var dictionary = DataDictionary.Of(tables);
        return dictionary.Rows.Count == 0 ? null : dictionary;
    }

    /// <summary>By the names of a layer's columns; empty where the file says nothing of it.</summary>
    internal static IReadOnlyDictionary<string, ColumnWords> WordsIn(DataSource dataset, string layer)
    {
        var found = new Dictionary<string, ColumnWords>(StringComparer.Ordinal);
        var isThere = Enumerable.Range(0, dataset.GetLayerCount())
            .Any(i => dataset.GetLayerByIndex(i)!.GetName() == Name);
        if (!isThere) return found;
        using var columns = dataset.GetLayerByName(Name)!;
        using var definition = columns.GetLayerDefn();
        string[] names = ["table_name", "column_name", "title", "unit", "meaning"];
        var places = names.Select(definition.GetFieldIndex).ToArray();
        if (places.Any(place => place < 0)) return found;
        while (columns.GetNextFeature() is { } feature)
        {
            using (feature)
            {
                var texts = places.Select(place => feature.GetFieldAsString(place) ?? "").ToArray();
                if (texts[0] == layer) found[texts[1]] = new ColumnWords(texts[2], texts[3], texts[4]);
            }
        }

        return found;
    }
}

/// <summary>What a file says of a column.</summary>
readonly record struct ColumnWords(string Title, string Unit, string Meaning)
{
    internal static ColumnWords None { get; } = new("", "", "");
}
