using System.Text.Json;
using System.Text.Json.Serialization;

namespace Calaisis.Raster.Sentences;

/// <summary>A sentence in a file, in both languages, so that results made earlier still tell it in either.</summary>
sealed class SentenceJson : JsonConverter<Sentence>
{
    public override Sentence Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var both = JsonDocument.ParseValue(ref reader);
        return Sentence.Told(
            both.RootElement.GetProperty("English").GetString()!, both.RootElement.GetProperty("French").GetString()!);
    }

    public override void Write(Utf8JsonWriter writer, Sentence value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        writer.WriteString("English", value.In(Language.English));
        writer.WriteString("French", value.In(Language.French));
        writer.WriteEndObject();
    }
}
