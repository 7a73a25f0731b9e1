using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace Calaisis.Raster.Maps.Report.Markup;

/// <summary>
/// A page being written. What stands in the text of an interpolated string is markup, what stands in its holes is data
/// and is escaped, in elements as in quoted attributes: data can never become markup by forgetting something.
/// </summary>
sealed class Html
{
    static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    readonly StringBuilder _text = new();

    public Html Add([InterpolatedStringHandlerArgument("")] Handler markup)
    {
        _ = markup;
        return this;
    }

    /// <summary>Markup that we wrote, such as a script or a chart.</summary>
    public Html AddMarkup(string markup)
    {
        _text.Append(markup);
        return this;
    }

    public override string ToString() => _text.ToString();

    /// <summary>Text for an element or a quoted attribute.</summary>
    public static string Escape(string text) => Encoder.Encode(text);

    [InterpolatedStringHandler]
    public readonly struct Handler(int literalLength, int formattedCount, Html page)
    {
        readonly StringBuilder _page = page._text.EnsureRoom(literalLength + (16 * formattedCount));

        public void AppendLiteral(string markup) => _page.Append(markup);

        public void AppendFormatted(string? data) => _page.Append(data is null ? "" : Encoder.Encode(data));

        public void AppendFormatted(int data) => _page.Append(CultureInfo.InvariantCulture, $"{data}");

        /// <summary>A coordinate of a drawing, to a hundredth.</summary>
        public void AppendFormatted(double data) =>
            _page.Append(Math.Round(data, 2).ToString("0.##", CultureInfo.InvariantCulture));

        /// <summary>What another page holds.</summary>
        public void AppendFormatted(Html data) => _page.Append(data._text);
    }
}

static class Room
{
    public static StringBuilder EnsureRoom(this StringBuilder text, int more)
    {
        text.EnsureCapacity(text.Length + more);
        return text;
    }
}
