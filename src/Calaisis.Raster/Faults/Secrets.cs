using System.Text.RegularExpressions;

namespace Calaisis.Raster.Faults;

/// <summary>Hides credentials in anything shown to people: dataset names, messages of libraries, logs.</summary>
public static partial class Secrets
{
    const string Hidden = "***";

    /// <summary>
    /// The text with every secret replaced by <c>***</c>: values of keys such as <c>password=</c> (bare or quoted, in a
    /// connection string or a query), and the password of an address (<c>scheme://user:password@host</c>).
    /// </summary>
    public static string Mask(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Address.Replace(KeyValue.Replace(text, "${key}" + Hidden), "${user}" + Hidden + "@");
    }

    const string Keys = @"(?:\w*password|passwd|pwd|passphrase|(?:access_)?token|api_?key|secret\w*|sig(?:nature)?)";

    // Quoted values follow libpq: a backslash keeps the quote after it. An unfinished quote hides all that follows.
    const string Value = """(?:'(?:\\.|[^'\\])*(?:'|\\?$)|"(?:\\.|[^"\\])*(?:"|\\?$)|(?:\\.|[^\s&,;'"\\])+)""";

    const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.Singleline;

    [GeneratedRegex(@"(?<key>\b" + Keys + @"\s*=\s*)" + Value, Options)]
    static partial Regex KeyValue { get; }

    // Up to the last @ before the path: a password may itself hold one.
    [GeneratedRegex(@"(?<user>\b[a-z][a-z0-9+.-]*://[^\s/:@]*:)[^\s/]+@", Options)]
    static partial Regex Address { get; }
}
