using System.IO.Compression;
using System.Security.Cryptography;
using Calaisis.Raster.Maps.Report.Markup;

namespace Calaisis.Raster.Maps.Report.Payload;

/// <summary>
/// Contents that the page reads when it needs them, each stored once: scenarios share most of their layers. They stand
/// in the page compressed, as base 64; a browser unpacks them by itself.
/// </summary>
sealed class Chunks
{
    readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);
    readonly List<string> _chunks = [];

    /// <summary>The number under which bytes stand, such as a text in UTF-8.</summary>
    public int AddBytes(ReadOnlySpan<byte> bytes)
    {
        var key = KeyOf(bytes);
        if (_places.TryGetValue(key, out var known)) return known;
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.SmallestSize, leaveOpen: true)) gzip.Write(bytes);
        _chunks.Add(Convert.ToBase64String(packed.ToArray()));
        return _places[key] = _chunks.Count - 1;
    }

    public void WriteTo(Html page)
    {
        for (var i = 0; i < _chunks.Count; i++)
            page.Add($"<script type=\"text/plain\" id=\"chunk-{i}\">").AddMarkup(_chunks[i]).Add($"</script>\n");
    }

    static string KeyOf(ReadOnlySpan<byte> content) => Convert.ToHexString(SHA256.HashData(content));
}
