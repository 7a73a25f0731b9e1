using System.Text.Json.Nodes;
using Calaisis.Raster.Pipelines.Scenarios;
using Xunit;

namespace Calaisis.Raster.Tests.Pipelines;

/// <summary>Settings of scenarios are told in words: every key that one may set has its own.</summary>
public sealed class KeyWordsTests
{
    static readonly string[] Parts =
        ["grid", "sources", "trames", "territory", "zones", "names", "standard", "outputs"];

    static readonly JsonNode Schema =
        JsonNode.Parse(File.ReadAllText(Path.Combine(Repository.Root, "pipelines", "pipeline.schema.json")))!;

    [Fact]
    public void Every_key_that_a_scenario_may_set_has_words_in_French()
    {
        var (keys, seen) = (new SortedSet<string>(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal));
        foreach (var part in Parts) Walk(Schema["$defs"]!["pipeline"]!["properties"]![part]);
        Assert.True(keys.Count > 150, $"{keys.Count} keys");
        Assert.DoesNotContain(keys, key => !KeyWords.Knows(key));

        void Walk(JsonNode? node)
        {
            foreach (var item in (node as JsonArray) ?? []) Walk(item);
            if (node is not JsonObject record) return;
            if (record["$ref"] is { } reference && seen.Add(reference.ToString()))
                Walk(Schema["$defs"]![reference.ToString().Split('/')[^1]]);
            foreach (var (key, value) in (record["properties"] as JsonObject) ?? [])
            {
                keys.Add(key);
                Walk(value);
            }

            foreach (var inner in new[] { "items", "additionalProperties", "anyOf", "oneOf", "allOf" })
                Walk(record[inner]);
        }
    }

    [Theory]
    [InlineData("max-distance", "distance maximale", "greatest distance")]
    [InlineData("stepping-stones", "espaces relais", "stepping stones")]
    [InlineData("false", "non", "no")]
    [InlineData("a-name-of-a-user", "a-name-of-a-user", "a-name-of-a-user")]
    public void A_key_is_told_in_words_and_what_is_none_as_it_is_written(string key, string french, string english)
    {
        Assert.Equal(french, KeyWords.Of(key, Language.French));
        Assert.Equal(english, KeyWords.Of(key, Language.English));
    }
}
