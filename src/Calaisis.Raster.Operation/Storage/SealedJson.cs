using System.IO.Hashing;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Calaisis.Raster.Operation.Storage;

/// <summary>
/// Small documents of ours that hold a checksum of themselves: one that a disk or a hand has changed, in whatever
/// place, is told from one as it was written.
/// </summary>
static class SealedJson
{
    const string Seal = "check";

    static readonly JsonSerializerOptions Readable =
        new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The document with its checksum, which is put last.</summary>
    public static byte[] Write(JsonObject document)
    {
        // As it is read back: a time is written in other letters than the text that it is then.
        var text = JsonNode.Parse(Bytes(document))!.AsObject();
        text.Remove(Seal);
        text[Seal] = Convert.ToHexStringLower(XxHash128.Hash(Bytes(text)));
        return Bytes(text);
    }

    /// <summary>Whether these are, to the byte, what <see cref="Write"/> made.</summary>
    public static bool IsWhole(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return JsonNode.Parse(bytes) is JsonObject document && bytes.SequenceEqual(Write(document));
        }
        catch (Exception problem) when (problem is JsonException or ArgumentException or InvalidOperationException)
        {
            // A name that stands twice is found late, when the document is first asked for one.
            return false;
        }
    }

    static byte[] Bytes(JsonObject document) => JsonSerializer.SerializeToUtf8Bytes(document, Readable);
}
