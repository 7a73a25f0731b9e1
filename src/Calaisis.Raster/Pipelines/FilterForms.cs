using Calaisis.Raster.Texts;

namespace Calaisis.Raster.Pipelines;

/// <summary>
/// Brings the texts of a filter to the forms in which a layer stores its own: <c>ê</c> as one character, as two, or
/// both. Databases compare letter by letter, so the filter has to say what is stored.
/// </summary>
public static class FilterForms
{
    // An accent that is a character of its own is one more to these.
    static readonly HashSet<string> Counting = new(
        ["CHAR_LENGTH", "INSTR", "LENGTH", "SUBSTR", "SUBSTRING"], StringComparer.OrdinalIgnoreCase);

    /// <summary>A filter that a layer understands.</summary>
    /// <param name="filter">A filter that <see cref="FilterSpec"/> takes.</param>
    /// <param name="composed">Whether the layer holds accents as parts of their letters.</param>
    /// <param name="apart">Whether it holds accents as characters of their own.</param>
    /// <param name="stored">An attribute's name as the layer has it; null for none.</param>
    /// <returns>
    /// The filter; or none, and what of it cannot be looked for in both forms: a text, or a function that counts
    /// characters.
    /// </returns>
    public static (string? Text, string? Cannot) Rewrite(
        string filter, bool composed, bool apart, Func<string, string?> stored)
    {
        ArgumentNullException.ThrowIfNull(filter);
        ArgumentNullException.ThrowIfNull(stored);
        var tokens = Tokens(filter);
        var counting = tokens.Where((token, at) => Counting.Contains(token) && tokens.ElementAtOrDefault(at + 1) == "(")
            .FirstOrDefault();
        if (apart && counting is not null && tokens.Exists(HasTwoForms)) return (null, counting);

        for (var at = 0; at < tokens.Count; at++)
        {
            var token = tokens[at];
            if (token.All(char.IsAscii)) continue;
            if (token[0] != '\'')
            {
                tokens[at] = NameOf(token, stored);
                continue;
            }

            var (one, two) = (ComposedText.Of(token), ComposedText.Apart(token));
            if (one == two || !(composed && apart)) tokens[at] = apart && !composed ? two : one;
            else if (!Double(tokens, at, one, two)) return (null, token);
        }

        return (string.Join(' ', tokens), null);
    }

    static bool HasTwoForms(string token) => token[0] == '\'' && ComposedText.Of(token) != ComposedText.Apart(token);

    /// <summary>Words, quoted texts and signs, without what lies between.</summary>
    static List<string> Tokens(string filter)
    {
        var tokens = new List<string>();
        for (var at = 0; at < filter.Length;)
        {
            if (char.IsWhiteSpace(filter[at]))
            {
                at++;
                continue;
            }

            var end = FilterSpec.EndOf(filter, at);
            if (end < 0) end = filter.Length;
            // Two signs make one: <>, !=, <=, ||.
            if (end == at + 1 && end < filter.Length
                && filter[at..(end + 1)] is "<>" or "!=" or "<=" or ">=" or "||" or "==")
            {
                end++;
            }

            tokens.Add(filter[at..end]);
            at = end;
        }

        return tokens;
    }

    static string NameOf(string token, Func<string, string?> stored)
    {
        var isQuoted = token[0] is '"' or '`' or '[';
        var name = isQuoted ? token[1..^1] : token;
        return stored(name) is { } known ? $"\"{known}\"" : token;
    }

    /// <summary>Looks for a text in either form; false where the filter is not one that can be.</summary>
    static bool Double(List<string> tokens, int at, string one, string two)
    {
        if (at == 0) return false;
        var before = tokens[at - 1];
        if (IsListed(tokens, at))
        {
            tokens[at] = $"{one}, {two}";
            return true;
        }

        if (at + 1 < tokens.Count && !EndsTerm(tokens[at + 1])) return false;
        switch (before.ToUpperInvariant())
        {
            case "=" or "==":
                (tokens[at - 1], tokens[at]) = ("IN", $"({one}, {two})");
                return true;
            case "<>" or "!=":
                (tokens[at - 1], tokens[at]) = ("NOT IN", $"({one}, {two})");
                return true;
            case "LIKE" or "ILIKE":
                return DoublePattern(tokens, at, one, two);
            default:
                return false;
        }
    }

    static bool DoublePattern(List<string> tokens, int at, string one, string two)
    {
        var like = at - 1;
        var isNot = like > 0 && Is(tokens[like - 1], "NOT");
        var name = isNot ? like - 2 : like - 1;
        if (name < 0 || !IsName(tokens[name]) || (name > 0 && !BeginsTerm(tokens[name - 1]))) return false;
        var (attribute, word) = (tokens[name], isNot ? $"NOT {tokens[like]}" : tokens[like]);
        tokens[at] = $"({attribute} {word} {one} {(isNot ? "AND" : "OR")} {attribute} {word} {two})";
        for (var gone = name; gone < at; gone++) tokens[gone] = "";
        return true;
    }

    /// <summary>Whether a text stands in the list of an IN.</summary>
    static bool IsListed(List<string> tokens, int at)
    {
        if (at + 1 < tokens.Count && tokens[at + 1] is not ("," or ")")) return false;
        for (var k = at - 1; k > 0; k--)
        {
            if (tokens[k] == "(") return Is(tokens[k - 1], "IN");
            if (tokens[k] != "," && tokens[k][0] != '\'') return false;
        }

        return false;
    }

    static bool IsName(string token) =>
        token.Length > 0 && (char.IsLetter(token[0]) || token[0] is '_' or '"' or '`' or '[');

    static bool BeginsTerm(string token) =>
        token is "(" or "" || Is(token, "AND") || Is(token, "OR") || Is(token, "NOT") || Is(token, "WHEN");

    static bool EndsTerm(string token) => token is ")" || Is(token, "AND") || Is(token, "OR") || Is(token, "THEN");

    static bool Is(string token, string word) => string.Equals(token, word, StringComparison.OrdinalIgnoreCase);
}
