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
        string action, string path, IReadOnlyList<GdalMessage> messages, string advice = "", Exception? inner = null)
        : base(Sentence(action, Secrets.Mask(path), messages, advice), inner)
    {
        Action = action;
        Path = Secrets.Mask(path);
        Messages = messages;
    }

    public string Action { get; }

    public string Path { get; }

    public IReadOnlyList<GdalMessage> Messages { get; }

    public override int ExitCode => 4;

    static string Sentence(string action, string path, IReadOnlyList<GdalMessage> messages, string advice)
    {
        // GDAL repeats itself: per block, per thread, once more on closing.
        var reasons = messages.Where(message =>
            message.IsFailure).Select(message => OneLine(message.Text)).Distinct();
        var reason = string.Join("; ", reasons);
        var sentence = $"{path}: cannot {action} ({(reason.Length > 0 ? reason : "GDAL gave no reason")})";
        return advice.Length > 0 ? $"{sentence}; {advice}" : $"{sentence}.";
    }

    /// <summary>Databases answer in several lines; ours is one sentence.</summary>
    static string OneLine(string text) =>
        string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).TrimEnd('.');
}
