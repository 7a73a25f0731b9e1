using System.Text.Json;
using Calaisis.Raster.Parameters;
using Xunit;

namespace Calaisis.Raster.Tests.Parameters;

/// <summary>Every key and word of a pipeline file is found by the French one that an analyst would write.</summary>
public sealed class FrenchWordsTests
{
    /// <summary>Words that are the same in French, and signs and names that no language translates.</summary>
    const string Same = """
        alpha atlas beta bilinear c circuitscape code conversion corridor d0 d1 dIIC distance document ec gamma geotiff
        halo k l0 l50 lmax log-log metres national parent pc-beta region reservoir type CCe CF GD H IF A3 A4
        """;

    static readonly JsonElement Definitions = JsonDocument
        .Parse(File.ReadAllText(Path.Combine(Repository.Root, "pipelines", "pipeline.schema.json"))).RootElement
            .Clone();

    [Theory]
    [InlineData("", "donnees", "sources")]
    [InlineData("", "Données", "sources")]
    [InlineData("", "continuites", "trames")]
    [InlineData("", "projets", "scenarios")]
    [InlineData("", "cartes", "outputs")]
    [InlineData("", "zone d’étude", "territory")]
    [InlineData("outputs", "cartes", "map")]
    [InlineData("scenario", "cartes", "maps")]
    [InlineData("trame", "réservoirs", "habitats")]
    [InlineData("trame", "continuités", "corridors links")]
    [InlineData("crossing-edit", "passage-a-faune", "crossing")]
    [InlineData("crossing-edit", "passages à faune", "crossing")]
    [InlineData("burn-edit", "ajouter", "burn")]
    [InlineData("burn-edit", "sur", "on")]
    [InlineData("change-edit", "ajouter", "add")]
    [InlineData("constant-layer", "donnee", "source")]
    [InlineData("conflicts", "regroupement", "group")]
    [InlineData("corridors", "seuil", "cutoff")]
    [InlineData("condition-on-a-source", "seuil", "above below")]
    [InlineData("value-by-attribute", "champ", "attribute")]
    [InlineData("vector-source", "champ", "value")]
    [InlineData("zone-layer", "champ", "name")]
    [InlineData("zone-layer", "fichier", "vector")]
    [InlineData("table-layer", "champ", "column")]
    [InlineData("habitats", "surface minimale", "min-area")]
    [InlineData("links", "distance_maximale", "max-distance")]
    public void A_French_key_gets_the_English_one_of_its_record(string record, string found, string expected) =>
        Assert.Equal(
            expected, string.Join(' ', FrenchWords.MeantBy(found, Keys(record)).Order(StringComparer.Ordinal)));

    [Theory]
    [InlineData("ajouter", "over min max multiply add", "add")]
    [InlineData("infranchissable", "error impassable", "impassable")]
    [InlineData("infranchissable", "error ignore barrier", "barrier")]
    public void A_French_value_gets_the_English_one(string found, string allowed, string expected) =>
        Assert.Equal(expected, Spelling.Nearest(found, allowed.Split(' ')));

    [Fact]
    public void Where_a_French_word_may_mean_two_keys_both_are_named() => Assert.Equal(
        ": did you mean 'above' or 'below'?", Spelling.DidYouMean("seuil", ["source", "above", "below"]).ToString());

    [Fact]
    public void Every_key_and_every_word_has_a_French_one()
    {
        var words = Words(Definitions).ToHashSet(StringComparer.Ordinal);
        var same = Same.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries).ToHashSet(StringComparer.Ordinal);
        Assert.Empty(words.Except(same).Except(FrenchWords.Known).Order(StringComparer.Ordinal));
        Assert.Empty(same.Except(words).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void No_French_word_stands_for_what_no_file_knows() => Assert.Empty(
        FrenchWords.Known.Except(Words(Definitions)).Except(["true", "false"]).Order(StringComparer.Ordinal));

    static IEnumerable<string> Keys(string record) =>
        Definitions.GetProperty("$defs").GetProperty(record.Length == 0 ? "pipeline" : record)
            .GetProperty("properties").EnumerateObject().Select(key => key.Name);

    /// <summary>Keys of all records, and words of all choices but those that are names: presets, encodings.</summary>
    static IEnumerable<string> Words(JsonElement element, string at = "") => element.ValueKind switch
    {
        JsonValueKind.Array => element.EnumerateArray().SelectMany(item => Words(item, at)),
        JsonValueKind.Object => element.EnumerateObject().SelectMany(member => member.Name switch
        {
            "properties" =>
                member.Value.EnumerateObject().SelectMany(key => Words(key.Value, key.Name).Prepend(key.Name)),
            "enum" when at is not ("preset" or "legend" or "encoding") => member.Value.EnumerateArray()
                .Where(word => word.ValueKind == JsonValueKind.String).Select(word => word.GetString()!),
            _ => Words(member.Value, at),
        }),
        _ => [],
    };
}
