using Calaisis.Raster.Tables;
using OSGeo.OGR;

namespace Calaisis.Raster.Geo.Vectors;

/// <summary>The table <c>columns</c> of a GeoPackage: unit and meaning of the columns of its layers, for people.</summary>
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
    internal static IReadOnlyDictionary<string, (string Unit, string Meaning)> MeaningsIn(DataSource dataset, string layer)
    {
        var found = new Dictionary<string, (string Unit, string Meaning)>(StringComparer.Ordinal);
        var isThere = Enumerable.Range(0, dataset.GetLayerCount()).Any(i => dataset.GetLayerByIndex(i)!.GetName() == Name);
        if (!isThere) return found;
        using var columns = dataset.GetLayerByName(Name)!;
        using var definition = columns.GetLayerDefn();
        var (table, column) = (definition.GetFieldIndex("table_name"), definition.GetFieldIndex("column_name"));
        var (unit, meaning) = (definition.GetFieldIndex("unit"), definition.GetFieldIndex("meaning"));
        if (table < 0 || column < 0 || unit < 0 || meaning < 0) return found;
        while (columns.GetNextFeature() is { } feature)
        {
            using (feature)
            {
                if (feature.GetFieldAsString(table) != layer) continue;
                found[feature.GetFieldAsString(column)!] = (feature.GetFieldAsString(unit) ?? "", feature.GetFieldAsString(meaning) ?? "");
            }
        }

        return found;
    }
}
