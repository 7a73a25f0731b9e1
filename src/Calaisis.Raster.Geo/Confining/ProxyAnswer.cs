using System.Text;

namespace Calaisis.Raster.Geo.Confining;

/// <summary>
/// What a server answers to a request that was passed on. It ends where its head says, as a server may keep the
/// connection open whatever it was asked; and the client is told that its own connection ends with it.
/// </summary>
static class ProxyAnswer
{
    static readonly string[] OfConnection = ["Connection", "Keep-Alive", "Proxy-Connection"];

    /// <param name="server">Where it comes from.</param>
    /// <param name="client">Where it goes.</param>
    /// <param name="isHeadOnly">Whether only the head was asked for.</param>
    /// <returns>False, and nothing was passed on, where it is no answer.</returns>
    public static bool PassOn(Stream server, Stream client, bool isHeadOnly)
    {
        HttpHead? head;
        int status;
        do
        {
            head = HttpHead.Read(server);
            if (head is null || !head.TryLength(out _) || StatusOf(head.First) is not { } found) return false;
            status = found;
        }
        while (status is >= 100 and < 200);
        _ = head.TryLength(out var length);
        var kept = head.Fields.Where(field => !OfConnection.Any(name => HttpHead.Is(field, name)))
            .Append("Connection: close");
        client.Write(
            Encoding.Latin1.GetBytes($"{head.First}\r\n{string.Concat(kept.Select(field => field + "\r\n"))}\r\n"));
        if (isHeadOnly || status is 204 or 304) return true;
        // Of an answer in chunks the client sees the end itself, and leaves.
        if (head.Has("Transfer-Encoding") || length is null) server.CopyTo(client);
        else HttpHead.Copy(server, client, length.Value);
        return true;
    }

    static int? StatusOf(string line) =>
        line.Split(' ') is [{ } version, { Length: 3 } status, ..]
        && version.StartsWith("HTTP/1.", StringComparison.Ordinal) && int.TryParse(status, out var number)
            ? number
            : null;
}
