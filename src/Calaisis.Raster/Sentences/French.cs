using System.Collections.Frozen;
using System.Reflection;

namespace Calaisis.Raster.Sentences;

/// <summary>
/// The French of each English template, from the texts in the folder of this name: the English template on a line, the
/// French one on the next after <c>= </c>, a blank line between entries, and <c>\n</c> for a line's end within one.
/// </summary>
public static class French
{
    const string Folder = "French/";

    static readonly Lazy<FrozenDictionary<string, string>> Entries = new(
        () => Load().ToFrozenDictionary(StringComparer.Ordinal));

    /// <summary>
    /// The French template. One without words only gets the spaces French puts before colons; one nobody has translated
    /// stays English.
    /// </summary>
    public static string Of(string template)
    {
        ArgumentNullException.ThrowIfNull(template);
        if (Entries.Value.TryGetValue(template, out var french)) return french;
        return template.Any(char.IsLetter) ? template
            : template.Replace(": ", " : ", StringComparison.Ordinal).Replace("; ", " ; ", StringComparison.Ordinal);
    }

    /// <summary>Reads entries from a text.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Read(TextReader text)
    {
        ArgumentNullException.ThrowIfNull(text);
        string? english = null;
        while (text.ReadLine() is { } line)
        {
            if (line.StartsWith("= ", StringComparison.Ordinal) && english is not null)
                yield return new(LineEnds(english), LineEnds(line[2..]));
            english = line;
        }
    }

    static string LineEnds(string text) => text.Replace("\\n", "\n", StringComparison.Ordinal);

    static Dictionary<string, string> Load()
    {
        var all = new Dictionary<string, string>(StringComparer.Ordinal);
        var assembly = Assembly.GetExecutingAssembly();
        foreach (var name in assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Folder, StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var text = new StreamReader(assembly.GetManifestResourceStream(name)!);
            foreach (var (english, french) in Read(text)) all[english] = french;
        }

        return all;
    }
}
