using System.Text.RegularExpressions;
using Calaisis.Raster.Parameters;

namespace Calaisis.Raster.Processing.Speaking;

/// <summary>
/// The language people are spoken to in: that of the pipeline file where it names one, else that of the environment
/// (LC_ALL, LC_MESSAGES, LANG, the first that is set).
/// </summary>
static partial class Speech
{
    static readonly string[] Variables = ["LC_ALL", "LC_MESSAGES", "LANG"];

    public static Language Language { get; private set; } = Of(Environment.GetEnvironmentVariable);

    /// <summary>The language of an environment: French where it says so, else English.</summary>
    public static Language Of(Func<string, string?> environment) =>
        Variables.Select(environment).FirstOrDefault(value => !string.IsNullOrEmpty(value)) is { } locale
        && FrenchLocale().IsMatch(locale) ? Language.French : Language.English;

    /// <summary>
    /// From now on the language that a pipeline file names, even where the rest of it cannot be read.
    /// </summary>
    public static void Heed(string pipelineText)
    {
        if (LanguageLine().Match(pipelineText) is { Success: true } line) Speak(line.Groups[1].Value);
    }

    /// <summary>From now on the language that a pipeline names.</summary>
    public static void Heed(Node? pipeline)
    {
        if ((pipeline as MappingNode)?.Find("language")?.Value is ScalarNode named) Speak(named.Text);
    }

    /// <summary>A sentence in the language, without secrets.</summary>
    public static string Say(Sentence sentence) => Redaction.Mask(sentence.In(Language));

    static void Speak(string word) => Language = word switch
    {
        "fr" => Language.French,
        "en" => Language.English,
        _ => Language,
    };

    [GeneratedRegex("^fr(?:$|[^A-Za-z])", RegexOptions.IgnoreCase)]
    private static partial Regex FrenchLocale();

    [GeneratedRegex("""^language:[ \t]*["']?(fr|en)["']?[ \t]*(?:#.*)?\r?$""", RegexOptions.Multiline)]
    private static partial Regex LanguageLine();
}
