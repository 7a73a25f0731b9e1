using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Calaisis.Raster.Sentences;

/// <summary>
/// Templates of sentences: <c>{0}</c> is an argument, <c>[one|many]</c> depends on the number before it, braces are
/// doubled.
/// </summary>
static partial class Template
{
    public static string Escape(string literal) =>
        literal.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal);

    public static string Fill(string template, IReadOnlyList<Argument> arguments, Language language)
    {
        var text = new StringBuilder(template.Length * 2);
        double? number = null;
        var from = 0;
        foreach (Match part in Parts.Matches(template))
        {
            text.Append(template, from, part.Index - from);
            from = part.Index + part.Length;
            if (part.Groups["argument"] is { Success: true, ValueSpan: var index })
            {
                var argument = arguments[int.Parse(index, CultureInfo.InvariantCulture)];
                number = argument.Number ?? number;
                text.Append(argument.In(language));
            }
            else if (part.Groups["one"] is { Success: true } one)
            {
                text.Append(IsOne(number, language) ? one.Value : part.Groups["many"].Value);
            }
            else
            {
                text.Append(part.ValueSpan[..1]);
            }
        }

        return text.Append(template, from, template.Length - from).ToString();
    }

    /// <summary>In French, what is less than two is singular.</summary>
    static bool IsOne(double? number, Language language) => language == Language.French ? number < 2 : number == 1;

    [GeneratedRegex(@"\{\{|\}\}|\{(?<argument>\d+)\}|\[(?<one>[^][|{}]*)\|(?<many>[^][|{}]*)\]")]
    static partial Regex Parts { get; }
}
