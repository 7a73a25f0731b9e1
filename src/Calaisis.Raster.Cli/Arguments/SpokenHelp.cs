using System.CommandLine;
using System.Globalization;

namespace Calaisis.Raster.Cli.Arguments;

/// <summary>The help of commands in the language of the user.</summary>
static class SpokenHelp
{
    /// <summary>Lines of the library that writes the help: headings, and what its own options say.</summary>
    static readonly string[] Headings =
        [
            "Description:", "Usage:", "Arguments:", "Options:", "Commands:", "Show help and usage information",
            "Show version information",
        ];

    /// <summary>Puts what commands, arguments and options say of themselves into the language.</summary>
    public static void Translate(Command command, Language language)
    {
        if (language == Language.English) return;
        command.Description = In(command.Description, language);
        foreach (var argument in command.Arguments) argument.Description = In(argument.Description, language);
        foreach (var option in command.Options)
        {
            option.Description = In(option.Description, language);
            if (option.HelpName is { } name) option.HelpName = In(name, language);
        }

        foreach (var below in command.Subcommands) Translate(below, language);
    }

    /// <summary>Prints the help that was asked for.</summary>
    public static int Show(ParseResult parsed, InvocationConfiguration configuration, Language language)
    {
        var output = configuration.Output;
        using var help = new StringWriter(CultureInfo.InvariantCulture);
        configuration.Output = help;
        var code = parsed.Invoke(configuration);
        var text = help.ToString();
        if (language != Language.English)
        {
            foreach (var heading in Headings.Where(heading => text.Contains(heading, StringComparison.Ordinal)))
            {
                text = text.Replace(
                    $"{Environment.NewLine}{heading}{Environment.NewLine}",
                    $"{Environment.NewLine}{In(heading, language)}{Environment.NewLine}",
                    StringComparison.Ordinal);
            }

            if (text.StartsWith(Headings[0], StringComparison.Ordinal))
                text = In(Headings[0], language) + text[Headings[0].Length..];
            text = text.Replace("[default: ", In("[default: ", language), StringComparison.Ordinal);
        }

        output.Write(text);
        return code;
    }

    static string In(string? words, Language language) => Sentence.Of(words ?? "").In(language);
}
