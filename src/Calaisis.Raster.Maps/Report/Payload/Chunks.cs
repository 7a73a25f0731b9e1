using System.IO.Compression;
using System.Security.Cryptography;
using Calaisis.Raster.Maps.Report.Markup;

namespace Calaisis.Raster.Maps.Report.Payload;

/// <summary>
/// Contents that the page reads when it needs them, each stored once: scenarios share most of their layers. They stand in
/// the page as base 64, those that are text compressed, which a browser unpacks by itself.
/// </summary>
sealed class Chunks
{
    readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);
    readonly List<(string Kind, string Text)> _chunks = [];

    /// <summary>The number of a text.</summary>
    public int AddText(ReadOnlySpan<byte> utf8)
    {
        if (Find(utf8) is { } known) return known;
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.SmallestSize, leaveOpen: true)) gzip.Write(utf8);
        return Add("gzip", utf8, packed.ToArray());
    }

    /// <summary>The number of a picture.</summary>
    public int AddPng(ReadOnlySpan<byte> png) => Find(png) ?? Add("png", png, png);

    public void WriteTo(Html page)
    {
        for (var i = 0; i < _chunks.Count; i++)
            page.Add($"<script type=\"text/plain\" id=\"chunk-{i}\" data-kind=\"{_chunks[i].Kind}\">").AddMarkup(_chunks[i].Text).Add($"</script>\n");
    }

    int? Find(ReadOnlySpan<byte> content) => _places.TryGetValue(KeyOf(content), out var place) ? place : null;

    int Add(string kind, ReadOnlySpan<byte> content, ReadOnlySpan<byte> stored)
    {
        _chunks.Add((kind, Convert.ToBase64String(stored)));
        return _places[KeyOf(content)] = _chunks.Count - 1;
    }

    static string KeyOf(ReadOnlySpan<byte> content) => Convert.ToHexString(SHA256.HashData(content));
}
