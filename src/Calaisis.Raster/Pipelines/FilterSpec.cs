using Calaisis.Raster.Parameters;

namespace Calaisis.Raster.Pipelines;

/// <summary>
/// A condition on the attributes of features. Drivers hand it on to their databases as it is, where a filter could hold
/// a query that reads other files or never ends: so it may compare, calculate and call the functions of a list, and
/// nothing else.
/// </summary>
public static class FilterSpec
{
    /// <summary>Longer filters are refused.</summary>
    internal const int Longest = 10_000;

    /// <summary>Deeper parentheses are refused.</summary>
    internal const int DeepestParentheses = 32;

    static readonly HashSet<string> Functions = new(
        [
            "ABS", "CAST", "CHAR_LENGTH", "COALESCE", "CONCAT", "IFNULL", "INSTR", "LENGTH", "LOWER", "LTRIM", "MAX",
            "MIN", "NULLIF",
            "ROUND", "RTRIM", "SUBSTR", "SUBSTRING", "TRIM", "UPPER", "ST_AREA", "ST_ISEMPTY", "ST_LENGTH",
        ],
        StringComparer.OrdinalIgnoreCase);

    // What may stand before a parenthesis and is no function; the last are types, for CAST.
    static readonly HashSet<string> Words = new(
        [
            "AND", "OR", "NOT", "IN", "LIKE", "ILIKE", "BETWEEN", "IS", "CASE", "WHEN", "THEN", "ELSE", "ESCAPE", "AS",
            "CHAR", "CHARACTER", "DECIMAL", "NUMERIC", "VARCHAR",
        ],
        StringComparer.OrdinalIgnoreCase);

    static readonly HashSet<string> Queries = new(
        ["SELECT", "WITH", "VALUES", "TABLE", "UNION", "EXISTS", "PRAGMA", "ATTACH", "RAISE"],
        StringComparer.OrdinalIgnoreCase);

    // What goes on after a condition in a query; before one, or within, it may name an attribute.
    static readonly HashSet<string> Clauses = new(
        [
            "ORDER", "GROUP", "HAVING", "LIMIT", "OFFSET", "FETCH", "WINDOW", "INTERSECT", "EXCEPT", "MINUS", "JOIN",
            "WHERE", "INTO", "RETURNING",
        ],
        StringComparer.OrdinalIgnoreCase);

    // What else stands in conditions of some database and names no attribute.
    static readonly HashSet<string> Others = new(
        [
            "END", "NULL", "TRUE", "FALSE", "UNKNOWN", "ISNULL", "NOTNULL", "COLLATE", "NOCASE", "BINARY", "GLOB",
            "REGEXP", "SIMILAR", "TO", "FROM", "FOR",
            "DISTINCT", "INTEGER", "INT", "BIGINT", "SMALLINT", "FLOAT", "DOUBLE", "PRECISION", "REAL", "TEXT",
            "BOOLEAN", "DATE", "TIME", "TIMESTAMP", "INTERVAL",
            "CURRENT_DATE", "CURRENT_TIME", "CURRENT_TIMESTAMP", "FID", "ROWID", "OGR_GEOMETRY", "OGR_STYLE",
            "OGR_GEOM_WKT", "OGR_GEOM_AREA",
        ],
        StringComparer.OrdinalIgnoreCase);

    /// <summary>A filter as a pipeline file holds it.</summary>
    public static Spec<string> Spec { get; } =
        new MappedSpec<string, string>(new TextSpec { IsOfLines = true }, (text, mark, reading) =>
        {
            if (WhyNot(text) is not { } why) return text;
            reading.Add(mark, $"found {why} in the filter '{Shown.Cut(text)}', expected a condition on attributes, "
                + $"such as IMPORTANCE IN ('1', '2')");
            return null;
        });

    /// <summary>What a filter holds that none may hold; null where it is sound.</summary>
    internal static string? WhyNot(string text)
    {
        if (text.Length > Longest) return $"more than {Longest} characters";
        var depth = 0;
        var name = default(string);
        var endsTerm = false;
        for (var at = 0; at < text.Length;)
        {
            var c = text[at];
            if (char.IsWhiteSpace(c))
            {
                at++;
                continue;
            }

            if (Forbidden(text, at) is { } sign) return $"'{sign}'";
            if (c == '(' && name is not null && !Functions.Contains(name) && !Words.Contains(name))
                return $"the function '{Shown.Cut(name)}' (known are {string.Join(", ", Functions)})";
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (depth > DeepestParentheses) return $"parentheses more than {DeepestParentheses} deep";
            var start = at;
            at = EndOf(text, at);
            if (at < 0) return "a quote that is never closed";
            name = IsWord(c) ? text[start..at] : c is '"' or '`' or '[' ? text[(start + 1)..(at - 1)] : null;
            if (IsWord(c) && Queries.Contains(name!)) return $"'{name}', the beginning of a query";
            if (IsWord(c) && endsTerm && Clauses.Contains(name!)) return $"'{name}', which goes on with a query";
            endsTerm = IsWord(c) ? !Words.Contains(name!) : c is ')' or '\'' or '"' or '`' or '[';
            // E'\'' and its like end elsewhere than they seem to.
            if (IsWord(c) && at < text.Length && text[at] == '\'') return $"'{name}' before a quote";
        }

        return depth == 0 ? null : "a parenthesis without its other half";
    }

    /// <summary>
    /// What a filter names as attributes, in their order. In double quotes only what begins a term is sure to be one:
    /// some databases take the rest for texts.
    /// </summary>
    public static IReadOnlyList<FilterName> NamesIn(string filter)
    {
        ArgumentNullException.ThrowIfNull(filter);
        var names = new List<FilterName>();
        var beginsTerm = true;
        for (var at = 0; at < filter.Length;)
        {
            var end = char.IsWhiteSpace(filter[at]) ? at + 1 : EndOf(filter, at);
            if (end < 0) return names;
            var token = filter[at..end];
            at = end;
            if (string.IsNullOrWhiteSpace(token)) continue;
            var isQuoted = token[0] is '"' or '`' or '[';
            var name = isQuoted ? token[1..^1] : token[(token.LastIndexOf('.') + 1)..];
            // Before a parenthesis stands a function, before a point a table.
            var rest = filter.AsSpan(at).TrimStart();
            var isName = (isQuoted || char.IsLetter(token[0]) || token[0] == '_')
                && !rest.StartsWith("(", StringComparison.Ordinal) && !rest.StartsWith(".", StringComparison.Ordinal);
            if (isName && !Others.Contains(name) && (isQuoted || !Words.Contains(name)))
                names.Add(new FilterName(name, IsSure: isQuoted && beginsTerm));
            // The list of an IN holds texts, arguments of functions may be some.
            beginsTerm = token == "(" ? beginsTerm : token.ToUpperInvariant() is "AND" or "OR" or "NOT" or "WHEN";
        }

        return names;
    }

    static string? Forbidden(string text, int at)
    {
        var rest = text.AsSpan(at);
        return rest[0] is ';' or '$' or '\\' or '#' or '\0' or '?' or '{' ? rest[0].ToString()
            : rest.StartsWith("--", StringComparison.Ordinal) || rest.StartsWith("/*", StringComparison.Ordinal)
                ? rest[..2].ToString()
            : null;
    }

    /// <summary>
    /// Where the word, the quoted text or the sign that begins at a place ends; -1 where its quote is never closed.
    /// </summary>
    internal static int EndOf(string text, int at)
    {
        var opening = text[at];
        if (opening is '\'' or '"' or '`' or '[')
        {
            var closing = opening == '[' ? ']' : opening;
            for (var end = at + 1; end < text.Length; end++)
            {
                if (text[end] != closing) continue;
                if (closing == ']' || end + 1 == text.Length || text[end + 1] != closing) return end + 1;
                end++;
            }

            return -1;
        }

        if (!IsWord(opening)) return at + 1;
        var next = at + 1;
        while (next < text.Length && IsWord(text[next])) next++;
        return next;
    }

    static bool IsWord(char c) => char.IsLetterOrDigit(c) || c is '_' or '.';
}

/// <summary>What a filter names.</summary>
/// <param name="Name">Without quotes.</param>
/// <param name="IsSure">Whether it can be nothing but an attribute.</param>
public readonly record struct FilterName(string Name, bool IsSure);
