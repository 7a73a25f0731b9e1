using System.CommandLine.Parsing;
using System.Globalization;
using Calaisis.Raster.Cli.Arguments;

namespace Calaisis.Raster.Cli.Reporting;

/// <summary>Times as people write them: <c>30s</c>, <c>10m</c>, <c>2h</c>, <c>1d</c>.</summary>
static class Duration
{
    /// <summary>The time, or null where the text is none.</summary>
    public static TimeSpan? Parse(string text)
    {
        if (text.Length < 2 || !double.TryParse(
            text.AsSpan(0, text.Length - 1),
            NumberStyles.AllowDecimalPoint,
            CultureInfo.InvariantCulture,
            out var number))
        {
            return null;
        }

        var unit = text[^1] switch { 's' => 1, 'm' => 60, 'h' => 3600, 'd' => 86_400, _ => 0 };
        return unit > 0 && number * unit < TimeSpan.MaxValue.TotalSeconds / 2
            ? TimeSpan.FromSeconds(number * unit)
            : null;
    }

    /// <summary>The time an option was given, or zero and a fault where it is none up to the longest.</summary>
    public static TimeSpan Read(ArgumentResult result, TimeSpan longest)
    {
        var text = result.Tokens[^1].Value;
        if (Parse(text) is { } time && time <= longest) return time;
        result.AddError(ValueFaults.Text($"{((OptionResult)result.Parent!).Option.Name}: found '{text}', "
            + $"expected a time such as 30s, 10m or 2h, at most {longest.TotalDays:0}d"));
        return TimeSpan.Zero;
    }

    /// <summary>The time in words as short as they can be: <c>2.3 s</c>, <c>4 min 10 s</c>, <c>1 h 3 min</c>.</summary>
    public static Sentence Show(TimeSpan time) => time.TotalSeconds switch
    {
        < 60 => $"{time.TotalSeconds:0.0} s",
        < 3600 => $"{(int)time.TotalMinutes} min {time.Seconds} s",
        _ => $"{(int)time.TotalHours} h {time.Minutes} min",
    };
}
