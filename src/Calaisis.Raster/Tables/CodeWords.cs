namespace Calaisis.Raster.Tables;

/// <summary>The words that stand for values in the columns of tables, and back.</summary>
public sealed class CodeWords<T>(params (string Word, T Value)[] known)
{
    /// <summary>All words, in their order.</summary>
    public IEnumerable<string> All => known.Select(pair => pair.Word);

    /// <summary>The word for a value.</summary>
    public string Of(T value) => known.First(pair => EqualityComparer<T>.Default.Equals(pair.Value, value)).Word;

    /// <summary>The value of a word.</summary>
    /// <exception cref="FormatException">It is none of these.</exception>
    public T Read(string word)
    {
        foreach (var (told, value) in known)
        {
            if (told == word) return value;
        }

        throw new FormatException($"found '{word}', expected one of {string.Join(", ", All)}");
    }
}
