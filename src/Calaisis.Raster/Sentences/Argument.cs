using System.Globalization;

namespace Calaisis.Raster.Sentences;

/// <summary>What stands in a place of a template.</summary>
readonly struct Argument
{
    /// <summary>Between thousands; no line ends there.</summary>
    const char Blank = '\u00a0';

    readonly string? _text;
    readonly bool _hasPoint;
    readonly bool _hasGroups;
    readonly Sentence? _told;
    readonly string _format;

    /// <summary>
    /// A text that is the same in every language, but for the comma and the blanks that French writes in numbers.
    /// </summary>
    /// <param name="text">As it is shown.</param>
    /// <param name="value">What it shows; a number chooses singular or plural.</param>
    public Argument(string text, object? value)
    {
        (_text, _format) = (text, "");
        if (value is byte or short or int or long or uint or ulong or float or double or decimal)
            Number = Math.Abs(Convert.ToDouble(value, CultureInfo.InvariantCulture));
        _hasPoint = value is float or double or decimal && text.Contains('.', StringComparison.Ordinal);
        _hasGroups = Number is not null && text.Contains(',', StringComparison.Ordinal);
    }

    public Argument(Sentence told, string format) => (_told, _format) = (told, format);

    /// <summary>How many there are, where it is a number.</summary>
    public double? Number { get; }

    public string In(Language language) =>
        _told is null ? Written(language) : string.Format(CultureInfo.InvariantCulture, _format, _told.In(language));

    string Written(Language language)
    {
        if (language != Language.French) return _text!;
        var text = _hasGroups ? _text!.Replace(',', Blank) : _text!;
        return _hasPoint ? text.Replace('.', ',') : text;
    }
}
