using Calaisis.Raster.Faults;

namespace Calaisis.Raster.Geo.Native;

/// <summary>
/// Reading or writing through GDAL failed: what was being done, with which file, and all that GDAL said.
/// </summary>
public sealed class GdalException : CalaisisException
{
    /// <param name="action">What was being done, as in "cannot ...": <c>read rows 0 to 63</c>.</param>
    /// <param name="path">The file or dataset name; credentials in it are hidden.</param>
    /// <param name="messages">GDAL's messages, in order.</param>
    /// <param name="advice">What to do about it; one sentence, or empty.</param>
    /// <param name="inner">The exception of the binding, if any.</param>
    public GdalException(
        Sentence action, string path, IReadOnlyList<GdalMessage> messages, Sentence? advice = null,
        Exception? inner = null)
        : this(action, (Sentence)$"{Secrets.Mask(path)}", messages, advice, inner)
    {
    }

    /// <param name="action">What was being done, as in "cannot ...": <c>read rows 0 to 63</c>.</param>
    /// <param name="place">The file or dataset in words, without credentials.</param>
    /// <param name="messages">GDAL's messages, in order.</param>
    /// <param name="advice">What to do about it; one sentence, or empty.</param>
    /// <param name="inner">The exception of the binding, if any.</param>
    public GdalException(
        Sentence action, Sentence place, IReadOnlyList<GdalMessage> messages, Sentence? advice = null,
        Exception? inner = null)
        : base(Compose(action, place, messages, advice), inner)
    {
        Action = action;
        Path = place.ToString();
        Messages = messages;
    }

    public Sentence Action { get; }

    public string Path { get; }

    public IReadOnlyList<GdalMessage> Messages { get; }

    public override int ExitCode => 4;

    static Sentence Compose(Sentence action, Sentence path, IReadOnlyList<GdalMessage> messages, Sentence? advice)
    {
        // GDAL repeats itself: per block, per thread, once more on closing.
        var reasons = messages.Where(message =>
            message.IsFailure).Select(message => OneLine(message.Text)).Distinct();
        var reason = Sentence.Join("; ", reasons.Select(LibraryTexts.Of));
        Sentence sentence = $"{path}: cannot {action} ({(reason.IsEmpty ? (Sentence)$"GDAL gave no reason" : reason)})";
        return advice is null ? (Sentence)$"{sentence}." : $"{sentence}; {advice}";
    }

    /// <summary>Databases answer in several lines; ours is one sentence.</summary>
    static string OneLine(string text) =>
        string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).TrimEnd('.');
}
