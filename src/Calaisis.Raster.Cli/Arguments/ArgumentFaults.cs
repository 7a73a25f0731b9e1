using System.CommandLine;
using Calaisis.Raster.Parameters;

namespace Calaisis.Raster.Cli.Arguments;

/// <summary>What is wrong with the arguments, in sentences that name what was found and what is known.</summary>
static class ArgumentFaults
{
    public static IEnumerable<Sentence> Of(ParseResult parsed)
    {
        var command = parsed.CommandResult.Command;
        // 'runs' does something by itself, too: then only a word can be meant as a command below it.
        var isCommand = command.Action is null
            || (parsed.UnmatchedTokens.Count > 0 && !parsed.UnmatchedTokens[0].StartsWith('-'));
        if (command.Subcommands.Count > 0 && isCommand) return [AboutCommand(command, parsed.UnmatchedTokens)];
        var unmatched = parsed.UnmatchedTokens
            .Select(token => $"Unrecognized command or argument '{token}'.").ToHashSet();
        var others = parsed.Errors.Select(error => error.Message).Where(message => !unmatched.Contains(message))
            .Select(ValueFaults.SentenceOf);
        return AboutUnknown(command, parsed.UnmatchedTokens).Concat(others);
    }

    static Sentence AboutCommand(Command command, IReadOnlyList<string> found)
    {
        var known = command.Subcommands.Select(sub => sub.Name).ToList();
        var place = command is RootCommand ? Sentence.Empty : $" of '{command.Name}'";
        return found.Count == 0
            ? (Sentence)$"expected a command{place}, one of {string.Join(", ", known)}"
            : $"unknown command '{found[0]}'{place}{Spelling.DidYouMean(found[0], known)} (there are: "
                + $"{string.Join(", ", known)})";
    }

    /// <summary>One sentence for each unknown option; what stands behind it was meant as its value.</summary>
    static IEnumerable<Sentence> AboutUnknown(Command command, IReadOnlyList<string> found)
    {
        var known = command.Options.Where(option => !option.Hidden).Select(option => option.Name).ToList();
        var afterOption = false;
        foreach (var token in found)
        {
            var isOption = token.StartsWith('-');
            if (isOption)
            {
                var name = token.Split('=')[0];
                yield return $"unknown option '{name}'{Spelling.DidYouMean(name, known)} (there are: "
                    + $"{string.Join(", ", known)})";
            }
            else if (!afterOption)
            {
                yield return $"found '{token}', expected nothing more: put a path with spaces in quotes";
            }

            afterOption = isOption;
        }
    }
}
