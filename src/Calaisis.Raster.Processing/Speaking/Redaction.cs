using Calaisis.Raster.Faults;

namespace Calaisis.Raster.Processing.Speaking;

/// <summary>
/// Everything the program prints, logs or writes to its manifest passes through <see cref="Mask"/> first: values that
/// came from the environment are shown by the name of their variable, passwords in connection texts as ***.
/// </summary>
static class Redaction
{
    /// <summary>Shorter values ("1", "fr") give nothing away, and hiding them would make messages unreadable.</summary>
    const int ShortestSecret = 4;

    static readonly SortedDictionary<string, string> Known = new(StringComparer.Ordinal);

    /// <summary>From now on the values are shown as the names of their variables.</summary>
    public static void Remember(IReadOnlyDictionary<string, string> valuesByName)
    {
        lock (Known)
        {
            foreach (var (name, value) in valuesByName.Where(pair => pair.Value.Length >= ShortestSecret))
                Known[name] = value;
        }
    }

    /// <summary>The text with every secret replaced.</summary>
    public static string Mask(string text)
    {
        lock (Known)
        {
            foreach (var (name, value) in Known.OrderByDescending(pair => pair.Value.Length))
                text = text.Replace(value, $"${{{name}}}", StringComparison.Ordinal);
        }

        return Secrets.Mask(text);
    }
}
