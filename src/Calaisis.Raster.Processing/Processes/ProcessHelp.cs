using System.Buffers;
using System.Text;
using Calaisis.Raster.Parameters;
using Calaisis.Raster.Processing.Speaking;

namespace Calaisis.Raster.Processing.Processes;

/// <summary>What <c>process help ID</c> prints, from the same keys that read the arguments.</summary>
static class ProcessHelp
{
    static readonly SearchValues<char> NeedsQuotes = SearchValues.Create(" [{()'*");

    public static string Write(ProcessDefinition process)
    {
        var text = new StringBuilder();
        text.Append(process.Id).Append(": ").Append(Said(process.Summary)).Append("\n\n");
        text.Append("calaisis process run ").Append(process.Id);
        foreach (var key in process.Parameters.Keys.Where(key => key.IsRequired))
            text.Append(" --").Append(key.Name).Append(' ').Append(Quote(key.Example));
        text.Append("\n\n");
        foreach (var key in process.Parameters.Keys) AppendKey(text, key);
        return text.ToString();
    }

    static void AppendKey(StringBuilder text, Key key)
    {
        text.Append("  --").Append(key.Name).Append(key.IsRequired ? $"  ({Said("required")})" : "").Append('\n');
        text.Append("      ").Append(Said(key.Meaning)).Append('\n');
        text.Append("      ").Append(Speech.Say($"expects {key.Spec.Expected}; for instance {Quote(key.Example)}"));
        if (key.DefaultText.Length > 0) text.Append(Speech.Say($"; default {key.DefaultText}"));
        text.Append('\n');
    }

    static string Said(string words) => Speech.Say(Sentence.Of(words));

    /// <summary>As a shell needs it.</summary>
    static string Quote(string example)
    {
        var bare = example.Trim('"');
        return bare.AsSpan().IndexOfAny(NeedsQuotes) < 0
            ? bare
            : $"'{bare.Replace("'", "'\\''", StringComparison.Ordinal)}'";
    }
}
