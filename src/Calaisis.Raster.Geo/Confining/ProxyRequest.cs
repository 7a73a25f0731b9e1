using System.Text;

namespace Calaisis.Raster.Geo.Confining;

/// <summary>What a client asks of a proxy: the head of one request, and how long its body is.</summary>
sealed class ProxyRequest
{
    static readonly string[] OfConnection = ["Connection", "Host"];

    readonly string _method;
    readonly string[] _fields;
    readonly long _bodyBytes;

    ProxyRequest(string method, Uri target, string[] fields, long bodyBytes)
    {
        _method = method;
        Target = target;
        _fields = fields;
        _bodyBytes = bodyBytes;
    }

    /// <summary>Whether a connection is asked for whose content stays hidden (https).</summary>
    public bool IsTunnel => _method == "CONNECT";

    /// <summary>Whether the answer has no body, whatever length it tells.</summary>
    public bool IsHeadOnly => _method == "HEAD";

    public Uri Target { get; }

    /// <summary>Null for what is no request that is passed on.</summary>
    public static ProxyRequest? Read(Stream client)
    {
        if (HttpHead.Read(client) is not { } head || head.Has("Transfer-Encoding") || !head.TryLength(out var length))
            return null;
        if (head.First.Split(' ') is not [var method, var target, "HTTP/1.1" or "HTTP/1.0"]) return null;
        if (!Uri.TryCreate(method == "CONNECT" ? "https://" + target : target, UriKind.Absolute, out var uri))
            return null;
        if (method != "CONNECT" && uri.Scheme != Uri.UriSchemeHttp) return null;
        return new ProxyRequest(method, uri, head.Fields, length ?? 0);
    }

    /// <summary>The head as it is passed on.</summary>
    /// <param name="toProxy">Whether to another proxy, else to the server itself.</param>
    public byte[] HeadFor(bool toProxy)
    {
        var target = IsTunnel ? $"{Target.IdnHost}:{Target.Port}" : toProxy ? Target.AbsoluteUri : Target.PathAndQuery;
        var kept = IsTunnel ? _fields : _fields.Where(field => !OfConnection.Any(name => HttpHead.Is(field, name))
            && (toProxy || !field.StartsWith("Proxy-", StringComparison.OrdinalIgnoreCase)));
        string[] own = IsTunnel ? [] : [$"Host: {Target.Authority}", "Connection: close"];
        return Encoding.Latin1.GetBytes(
            $"{_method} {target} HTTP/1.1\r\n{string.Concat(kept.Concat(own).Select(field => field + "\r\n"))}\r\n");
    }

    public void CopyBody(Stream from, Stream to) => HttpHead.Copy(from, to, _bodyBytes);
}
