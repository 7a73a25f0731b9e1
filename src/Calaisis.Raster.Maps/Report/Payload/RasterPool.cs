using System.Text.Json;

namespace Calaisis.Raster.Maps.Report.Payload;

/// <summary>
/// Rasters as a byte per cell, which the page turns into pictures. Of scenarios after the first only those cells are
/// kept that differ from it.
/// </summary>
sealed class RasterPool(Chunks chunks)
{
    /// <summary>Stands for a cell that is as in the first scenario.</summary>
    public const byte Same = byte.MaxValue;

    readonly Dictionary<(string Trame, string Raster), (ReportRaster Raster, int Chunk)> _first = [];

    /// <summary>
    /// Adds <c>rows, cols, colours, cells: chunk, over: chunk or null</c> to an object that is being written.
    /// </summary>
    public void Write(Utf8JsonWriter json, string trame, ReportRaster raster)
    {
        var shape = raster.Grid.Shape;
        ArgumentOutOfRangeException.ThrowIfGreaterThan(raster.Classes.Count, Same, nameof(raster));
        ArgumentOutOfRangeException.ThrowIfNotEqual(raster.Cells.Length, shape.CellCount, nameof(raster));
        json.WriteNumber("rows", shape.Rows);
        json.WriteNumber("cols", shape.Cols);
        json.WriteStartArray("colours");
        foreach (var found in raster.Classes) json.WriteStringValue(found.Colour?.ToString());
        json.WriteEndArray();
        if (_first.TryGetValue((trame, raster.Name), out var first) && first.Raster.Grid == raster.Grid)
        {
            json.WriteNumber("cells", chunks.AddBytes(Difference(first.Raster.Cells.Span, raster.Cells.Span)));
            json.WriteNumber("over", first.Chunk);
            return;
        }

        var chunk = chunks.AddBytes(raster.Cells.Span);
        _first.TryAdd((trame, raster.Name), (raster, chunk));
        json.WriteNumber("cells", chunk);
        json.WriteNull("over");
    }

    static byte[] Difference(ReadOnlySpan<byte> first, ReadOnlySpan<byte> then)
    {
        var different = then.ToArray();
        for (var i = 0; i < different.Length; i++)
        {
            if (then[i] == first[i]) different[i] = Same;
        }

        return different;
    }
}
