using System.Text.Json.Nodes;

namespace Calaisis.Raster.Planning;

/// <summary>In words, what changed between two definitions of a step.</summary>
static class PlanReasons
{
    /// <summary>A text longer than this is not shown whole.</summary>
    const int MostShown = 60;

    /// <summary>Changes named per parameter; more are counted.</summary>
    const int MostChanges = 3;

    /// <summary>Never empty.</summary>
    public static IReadOnlyList<Sentence> Between(
        StepDefinition old, StepDefinition now, IReadOnlyList<StepInput> inputs)
    {
        var reasons = Find(old, now, inputs);
        return reasons.Count > 0 ? reasons : [$"keys are made differently now"];
    }

    /// <summary>Without what changed only because other steps did.</summary>
    public static IReadOnlyList<Sentence> OwnChanges(StepDefinition old, StepDefinition now) => Find(
        old, now, [.. now.Inputs.Where(input => StepDefinition.MakerOf(input.Value) is null)
            .Select(input => new OutsideInput(input.Key, ""))]);

    static List<Sentence> Find(StepDefinition old, StepDefinition now, IReadOnlyList<StepInput> inputs)
    {
        var reasons = new List<Sentence>();
        if (old.Kind != now.Kind)
        {
            reasons.Add($"{StepWords.OfKind(now.Kind.Name)} computes differently now (version "
                + $"{old.Kind.Version} -> {now.Kind.Version})");
        }

        foreach (var name in Names(old.Software, now.Software))
        {
            var (before, after) = (old.Software.GetValueOrDefault(name), now.Software.GetValueOrDefault(name));
            if (before != after) reasons.Add($"{name} {OrNone(before)} -> {OrNone(after)}");
        }

        foreach (var name in Names(old.Parameters, now.Parameters))
        {
            var (before, after) = (old.Parameters.GetValueOrDefault(name), now.Parameters.GetValueOrDefault(name));
            if (before != after) reasons.Add(OfParameter(name, before, after));
        }

        reasons.AddRange(OfInputs(old, now, inputs));
        if (!old.Outputs.Order(StringComparer.Ordinal).SequenceEqual(now.Outputs.Order(StringComparer.Ordinal)))
            reasons.Add($"it makes other files ({string.Join(", ", old.Outputs)} -> {string.Join(", ", now.Outputs)})");
        return [.. reasons.Distinct()];
    }

    static IEnumerable<Sentence> OfInputs(StepDefinition old, StepDefinition now, IReadOnlyList<StepInput> inputs)
    {
        foreach (var role in old.Inputs.Keys.Except(now.Inputs.Keys))
            yield return $"{StepWords.OfRole(role)} is no longer read";
        foreach (var input in inputs)
        {
            if (!old.Inputs.TryGetValue(input.Role, out var before))
            {
                yield return $"{StepWords.OfRole(input.Role)} is read now";
            }
            else if (before != now.Inputs[input.Role])
            {
                yield return input is StepResult result
                    ? (Sentence)$"{StepWords.OfStep(result.Step)} is made anew"
                    : $"{StepWords.OfRole(input.Role)} changed";
            }
        }
    }

    static Sentence OfParameter(string name, string? before, string? after)
    {
        if (before is null) return $"{StepWords.OfRole(name)} is set now ({Shortened(Parse(after!))})";
        if (after is null) return $"{StepWords.OfRole(name)} is no longer set";
        var changes = new List<Sentence>();
        Compare(name, Parse(before), Parse(after), changes);
        if (changes.Count == 0) return $"{StepWords.OfRole(name)} is written in another order";
        var shown = Sentence.Join(", ", changes.Take(MostChanges));
        return changes.Count > MostChanges ? $"{shown} and {changes.Count - MostChanges} more" : shown;
    }

    /// <summary>Goes down to the values that differ.</summary>
    static void Compare(string path, JsonNode? before, JsonNode? after, List<Sentence> changes)
    {
        if (JsonNode.DeepEquals(before, after)) return;
        if (before is JsonObject oldMapping && after is JsonObject newMapping)
        {
            foreach (var key in oldMapping.Select(pair => pair.Key).Union(newMapping.Select(pair => pair.Key)))
                Compare(Below(path, key), oldMapping[key], newMapping[key], changes);
            if (changes.Count > 0) return;
        }

        if (before is JsonArray oldList && after is JsonArray newList && oldList.Count == newList.Count)
        {
            for (var i = 0; i < oldList.Count; i++) Compare($"{path}[{i + 1}]", oldList[i], newList[i], changes);
            return;
        }

        changes.Add($"{StepWords.OfRole(path)}: {Shortened(before)} -> {Shortened(after)}");
    }

    static Sentence OrNone(string? version) => version is null ? $"none" : (Sentence)$"{version}";

    static JsonNode? Parse(string text)
    {
        try
        {
            return JsonNode.Parse(text);
        }
        catch (System.Text.Json.JsonException)
        {
            return JsonValue.Create(text);
        }
    }

    static IEnumerable<string> Names(
        IReadOnlyDictionary<string, string> old, IReadOnlyDictionary<string, string> now) =>
        old.Keys.Union(now.Keys).Order(StringComparer.Ordinal);

    /// <summary>Names that hold more than a word stand in brackets: <c>table of layer 1[4.1.2]</c>.</summary>
    static string Below(string path, string key) =>
        key.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_') && !char.IsAsciiDigit(key.FirstOrDefault('0'))
            ? $"{path}.{key}"
            : $"{path}[{key}]";

    static Sentence Shortened(JsonNode? value)
    {
        if (value is null) return $"none";
        var text = CanonicalJson.Of(value);
        return $"{(text.Length <= MostShown ? text : text[..MostShown] + "...")}";
    }
}
