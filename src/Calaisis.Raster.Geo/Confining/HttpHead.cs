using System.Globalization;
using System.Text;

namespace Calaisis.Raster.Geo.Confining;

/// <summary>The first lines of a request or an answer, up to the empty one.</summary>
/// <param name="First">The line that says what it is.</param>
/// <param name="Fields">The others, as they came.</param>
sealed record HttpHead(string First, string[] Fields)
{
    const int Longest = 65_536;

    /// <summary>Null where it is too long, or the other side leaves before its end.</summary>
    /// <remarks>Byte by byte: what follows belongs to the body or to a tunnel.</remarks>
    public static HttpHead? Read(Stream from)
    {
        var text = new StringBuilder();
        while (text.Length < Longest)
        {
            var next = from.ReadByte();
            if (next < 0) return null;
            text.Append((char)next);
            if (next != '\n' || text.Length < 4 || text[^2] != '\r' || text[^3] != '\n' || text[^4] != '\r') continue;
            return text.ToString().Split("\r\n", StringSplitOptions.RemoveEmptyEntries) is [var first, .. var fields]
                ? new HttpHead(first, fields)
                : null;
        }

        return null;
    }

    public static bool Is(string field, string name) =>
        field.StartsWith(name + ":", StringComparison.OrdinalIgnoreCase);

    public bool Has(string name) => Fields.Any(field => Is(field, name));

    /// <summary>How many bytes follow, by the field that says so.</summary>
    /// <param name="bytes">Null where no field says it.</param>
    /// <returns>False where that cannot be told.</returns>
    public bool TryLength(out long? bytes)
    {
        bytes = null;
        var said = Fields.Where(field => Is(field, "Content-Length"))
            .Select(field => field[(field.IndexOf(':') + 1)..].Trim()).Distinct().ToList();
        if (said.Count == 0) return true;
        if (said.Count > 1 || !long.TryParse(said[0], NumberStyles.None, CultureInfo.InvariantCulture, out var length))
            return false;
        bytes = length;
        return true;
    }

    /// <summary>Passes bytes on until so many went, or one side leaves.</summary>
    public static void Copy(Stream from, Stream to, long bytes)
    {
        var part = new byte[65_536];
        for (var left = bytes; left > 0;)
        {
            var read = from.Read(part, 0, (int)Math.Min(left, part.Length));
            if (read == 0) return;
            to.Write(part, 0, read);
            left -= read;
        }
    }
}
