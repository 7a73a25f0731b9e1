using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Calaisis.Raster.Planning;

/// <summary>One text for one value, as parameters of steps need it.</summary>
public static class CanonicalJson
{
    static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>
    /// The value on one line without spaces. The order of keys is kept: where it matters, it is part of what is said.
    /// </summary>
    public static string Of(JsonNode? value) => value?.ToJsonString(Plain) ?? "null";

    /// <summary>A text, in quotes.</summary>
    public static string Of(string text) => Of(JsonValue.Create(text));

    /// <summary>A number, by the shortest text that reads back as it.</summary>
    public static string Of(double number) => number.ToString("R", System.Globalization.CultureInfo.InvariantCulture);
}
