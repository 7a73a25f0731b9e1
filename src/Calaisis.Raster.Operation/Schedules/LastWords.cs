using System.Text;

namespace Calaisis.Raster.Operation.Schedules;

/// <summary>
/// Reads what another program says, to its end, and keeps the last of it: it may say more than memory holds.
/// </summary>
static class LastWords
{
    /// <summary>Characters that are kept.</summary>
    public const int Most = 16_000;

    public static async Task<string> ReadAsync(TextReader reader, CancellationToken cancel)
    {
        var kept = new StringBuilder();
        var part = new char[4096];
        while (await reader.ReadAsync(part, cancel) is > 0 and var read)
        {
            kept.Append(part, 0, read);
            if (kept.Length > 2 * Most) kept.Remove(0, kept.Length - Most);
        }

        return kept.Length > Most ? kept.ToString(kept.Length - Most, Most) : kept.ToString();
    }
}
