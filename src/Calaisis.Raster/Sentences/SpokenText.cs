using System.Text;

namespace Calaisis.Raster.Sentences;

/// <summary>A text of several lines in one language. Lines end in a line feed on every system.</summary>
public sealed class SpokenText(Language language)
{
    readonly StringBuilder _text = new();

    /// <summary>Adds to the line that is being written.</summary>
    public SpokenText Append(Sentence part)
    {
        ArgumentNullException.ThrowIfNull(part);
        _text.Append(part.In(language));
        return this;
    }

    /// <summary>Adds what is the same in every language.</summary>
    public SpokenText AppendName(string name)
    {
        _text.Append(name);
        return this;
    }

    /// <summary>Adds the rest of a line and ends it.</summary>
    public SpokenText Line(Sentence rest) => Append(rest).Line();

    /// <summary>Ends the line.</summary>
    public SpokenText Line()
    {
        _text.Append('\n');
        return this;
    }

    public override string ToString() => _text.ToString();
}
