namespace Calaisis.Raster.Parameters;

/// <summary>Guesses which allowed word a misspelt one was meant to be.</summary>
public static class Spelling
{
    /// <summary>What is longer is no misspelt word, and comparing it would take long.</summary>
    const int LongestWord = 100;

    /// <summary>
    /// <c>: did you mean 'x'?</c>, or nothing where no word is near; both where a French word may mean two.
    /// </summary>
    public static Sentence DidYouMean(string word, IEnumerable<string> allowed) =>
        word.Length <= LongestWord && FrenchWords.MeantBy(word, allowed) is [var one, var other, ..]
            ? $": did you mean '{one}' or '{other}'?"
            : Nearest(word, allowed) is { } nearest ? $": did you mean '{nearest}'?" : Sentence.Empty;

    /// <summary><c> (declared: a, b)</c>, or nothing where nothing is.</summary>
    public static Sentence Declared(IReadOnlyCollection<string> names)
    {
        ArgumentNullException.ThrowIfNull(names);
        return names.Count == 0 ? Sentence.Empty : $" (declared: {string.Join(", ", names)})";
    }

    /// <summary><c>a trame</c>, <c>an overlay</c>.</summary>
    public static Sentence WithArticle(string noun) =>
        Sentence.Of(("aeiou".Contains(noun[0], StringComparison.Ordinal) ? "an " : "a ") + noun);

    /// <summary><c>trames</c>, <c>overlays</c>.</summary>
    public static Sentence Plural(string noun) => Sentence.Of(noun + "s");

    /// <summary>
    /// The nearest allowed word, at most a third of its letters away, or that which a French word means, or null.
    /// Earlier words win ties.
    /// </summary>
    public static string? Nearest(string word, IEnumerable<string> allowed)
    {
        string? nearest = null;
        if (word.Length > LongestWord) return null;
        if (FrenchWords.MeantBy(word, allowed) is [var meant, ..]) return meant;
        var best = int.MaxValue;
        foreach (var candidate in allowed)
        {
            var edits = Edits(word.ToLowerInvariant(), candidate.ToLowerInvariant());
            if (edits >= best || edits > Math.Max(1, candidate.Length / 3)) continue;
            (nearest, best) = (candidate, edits);
        }

        return nearest;
    }

    /// <summary>
    /// Insertions, deletions, replacements and swaps of neighbours that turn one word into the other.
    /// </summary>
    static int Edits(string a, string b)
    {
        var table = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++) table[i, 0] = i;
        for (var j = 0; j <= b.Length; j++) table[0, j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            for (var j = 1; j <= b.Length; j++)
            {
                var replace = table[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                table[i, j] = Math.Min(replace, Math.Min(table[i - 1, j], table[i, j - 1]) + 1);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    table[i, j] = Math.Min(table[i, j], table[i - 2, j - 2] + 1);
            }
        }

        return table[a.Length, b.Length];
    }
}
