using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Calaisis.Raster.Tables;

namespace Calaisis.Raster.Maps.Report.Payload;

/// <summary>
/// Layers of scenarios, which share most of what they hold: columns that are equal stand in the page once, and so does
/// every shape.
/// </summary>
sealed class LayerPool(Chunks chunks, ShapeCoding coding)
{
    readonly Dictionary<string, (int Chunk, int Place)> _shapes = new(StringComparer.Ordinal);

    // Most shapes of a scenario were there before; simplifying them takes most of a report's time.
    readonly Dictionary<string, string> _coded = new(StringComparer.Ordinal);

    /// <summary>
    /// Writes <c>{name,count,columns,values:[chunk per column],pools:[chunk],shapes:chunk}</c>; shapes are places in
    /// the pools as if these were one list.
    /// </summary>
    public void Write(Utf8JsonWriter json, FeatureTable layer)
    {
        var shapes = layer.Rows.Select(row => Coded(row.Wkb)).ToList();
        Store([.. shapes.Distinct(StringComparer.Ordinal).Where(shape => !_shapes.ContainsKey(shape))]);
        var pools = shapes.Select(shape => _shapes[shape].Chunk).Distinct().Order().ToList();
        var begins = new Dictionary<int, int>();
        var next = 0;
        foreach (var pool in pools)
        {
            begins[pool] = next;
            next += _shapes.Values.Count(shape => shape.Chunk == pool);
        }

        json.WriteStartObject();
        json.WriteString("name", layer.Name);
        json.WriteNumber("count", layer.Rows.Count);
        json.WriteNumber("columns", chunks.AddBytes(LayerJson.Columns(layer)));
        WriteNumbers(json, "values", Enumerable.Range(0, layer.Columns.Count)
            .Select(column => chunks.AddBytes(LayerJson.Values(layer, column))));
        WriteNumbers(json, "pools", pools);
        json.WriteNumber("shapes", chunks.AddBytes(LayerJson.Bytes(places =>
        {
            places.WriteStartArray();
            foreach (var shape in shapes.Select(shape => _shapes[shape]))
                places.WriteNumberValue(begins[shape.Chunk] + shape.Place);
            places.WriteEndArray();
        })));
        json.WriteEndObject();
    }

    string Coded(ReadOnlyMemory<byte> wkb)
    {
        var key = Convert.ToHexString(SHA256.HashData(wkb.Span));
        if (!_coded.TryGetValue(key, out var shape))
        {
            _coded[key] = shape = Encoding.UTF8.GetString(
                LayerJson.Bytes(json => LayerJson.Write(json, coding.Of(wkb))));
        }

        return shape;
    }

    void Store(List<string> shapes)
    {
        if (shapes.Count == 0) return;
        var chunk = chunks.AddBytes(Encoding.UTF8.GetBytes($"[{string.Join(',', shapes)}]"));
        for (var i = 0; i < shapes.Count; i++) _shapes.Add(shapes[i], (chunk, i));
    }

    static void WriteNumbers(Utf8JsonWriter json, string name, IEnumerable<int> numbers)
    {
        json.WriteStartArray(name);
        foreach (var number in numbers) json.WriteNumberValue(number);
        json.WriteEndArray();
    }
}
