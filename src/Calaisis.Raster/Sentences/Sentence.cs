using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json.Serialization;

namespace Calaisis.Raster.Sentences;

/// <summary>
/// What a person is told, in any language of the program: an interpolated string that keeps its template and its
/// arguments apart, so that <see cref="In"/> can look the template up. <c>[step|steps]</c> in a template is the
/// singular or the plural of the number before it. An argument that is a sentence itself is told in the same language.
/// </summary>
/// <remarks>
/// Write <c>$"..."</c> where a sentence is expected, also without arguments; a string is no sentence, since its parts
/// could not be found any more. Two sentences are equal where their English texts are.
/// </remarks>
[InterpolatedStringHandler]
[JsonConverter(typeof(SentenceJson))]
public sealed class Sentence : IEquatable<Sentence>
{
    readonly StringBuilder _template;
    readonly List<Argument> _arguments;
    readonly string? _french;
    bool _isFixed;

    /// <summary>For the compiler.</summary>
    public Sentence(int literalLength, int formattedCount)
    {
        _template = new StringBuilder(literalLength + (4 * formattedCount));
        _arguments = new List<Argument>(formattedCount);
    }

    Sentence(string english, string? french = null)
        : this(3, 1)
    {
        AppendFormatted(english);
        _french = french;
    }

    /// <summary>Nothing to say.</summary>
    public static Sentence Empty { get; } = new("");

    /// <summary>Whether there is nothing to say.</summary>
    public bool IsEmpty => ToString().Length == 0;

    /// <summary>A sentence that has been told before: both texts as they were.</summary>
    public static Sentence Told(string english, string french) => new(english, french);

    /// <summary>
    /// A text of the program that stands in the catalogue as it is: what a key means, what a record is called.
    /// </summary>
    public static Sentence Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new Sentence(text) { _isFixed = true };
    }

    /// <summary>Sentences one after the other.</summary>
    /// <param name="separator">What stands between two; a template of its own.</param>
    /// <param name="parts">In their order.</param>
    public static Sentence Join(string separator, IEnumerable<Sentence> parts)
    {
        ArgumentNullException.ThrowIfNull(parts);
        var joined = new Sentence(0, 0);
        var between = Of(separator);
        foreach (var part in parts)
        {
            if (joined._arguments.Count > 0) joined.AppendFormatted(between);
            joined.AppendFormatted(part);
        }

        return joined;
    }

    /// <summary>The sentence without a beginning that is told already; as it is where it begins otherwise.</summary>
    public Sentence Without(Sentence beginning)
    {
        ArgumentNullException.ThrowIfNull(beginning);
        return Told(
            Cut(Language.English, beginning.ToString()),
            Cut(Language.French, beginning.ToString(), beginning.In(Language.French)));
    }

    /// <summary>The sentence without an end that does not hold here; as it is where it ends otherwise.</summary>
    public Sentence WithoutEnd(Sentence end)
    {
        ArgumentNullException.ThrowIfNull(end);
        return Told(CutEnd(Language.English), CutEnd(Language.French));

        string CutEnd(Language language)
        {
            var (text, last) = (In(language), end.In(language));
            return text.EndsWith(last, StringComparison.Ordinal) ? text[..^last.Length] : text;
        }
    }

    /// <summary>The sentence as a person reads it.</summary>
    public string In(Language language) => (language, _french) switch
    {
        (Language.English, _) => Template.Fill(_template.ToString(), _arguments, language),
        (_, { } told) => told,
        _ when _isFixed => French.Of(ToString()),
        _ => Template.Fill(French.Of(_template.ToString()), _arguments, language),
    };

    /// <summary>The sentence in English.</summary>
    public override string ToString() => In(Language.English);

    public bool Equals(Sentence? other) =>
        other is not null && (ReferenceEquals(this, other) || ToString() == other.ToString());

    public override bool Equals(object? obj) => Equals(obj as Sentence);

    public override int GetHashCode() => ToString().GetHashCode(StringComparison.Ordinal);

    /// <summary>For the compiler.</summary>
    public void AppendLiteral(string value) => _template.Append(Template.Escape(value));

    /// <summary>For the compiler.</summary>
    public void AppendFormatted<T>(T value) => Append(value, "{0}");

    /// <summary>For the compiler.</summary>
    public void AppendFormatted<T>(T value, string? format) => Append(value, "{0:" + format + "}");

    /// <summary>For the compiler.</summary>
    public void AppendFormatted<T>(T value, int alignment) =>
        Append(value, FormattableString.Invariant($"{{0,{alignment}}}"));

    /// <summary>For the compiler.</summary>
    public void AppendFormatted<T>(T value, int alignment, string? format) =>
        Append(value, FormattableString.Invariant($"{{0,{alignment}:{format}}}"));

    /// <summary>For the compiler.</summary>
    public void AppendFormatted(ReadOnlySpan<char> value) => Append(value.ToString(), "{0}");

    string Cut(Language language, params ReadOnlySpan<string> beginnings)
    {
        var text = In(language);
        foreach (var beginning in beginnings)
        {
            if (text.StartsWith(beginning, StringComparison.Ordinal)) return text[beginning.Length..];
        }

        return text;
    }

    void Append(object? value, string format)
    {
        _template.Append(CultureInfo.InvariantCulture, $"{{{_arguments.Count}}}");
        _arguments.Add((value as Sentence ?? (value as ISpoken)?.Sentence) is { } told
            ? new Argument(told, format)
            : new Argument(string.Format(CultureInfo.InvariantCulture, format, value), value));
    }
}
