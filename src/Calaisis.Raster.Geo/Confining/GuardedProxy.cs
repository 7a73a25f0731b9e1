using System.Net;
using System.Net.Sockets;

namespace Calaisis.Raster.Geo.Confining;

/// <summary>
/// A proxy on this machine, for this process, that passes on what goes to allowed hosts and answers 403 to all else.
/// GDAL follows redirects and offers no way to tell it not to; each is a request of its own here.
/// </summary>
/// <remarks>Threads of its own: those of the pool may all be waiting for what comes through it.</remarks>
sealed class GuardedProxy
{
    /// <summary>How long either side of a plain request may say nothing.</summary>
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    readonly Func<Uri, bool> _mayConnect;
    readonly Uri? _upstream;

    static ReadOnlySpan<byte> BadGateway =>
        "HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"u8;

    GuardedProxy(Func<Uri, bool> mayConnect, string? upstream)
    {
        _mayConnect = mayConnect;
        if (!string.IsNullOrEmpty(upstream))
            _upstream = new Uri(upstream.Contains("://", StringComparison.Ordinal) ? upstream : "http://" + upstream);
    }

    /// <summary>Starts one for the rest of the process.</summary>
    /// <param name="mayConnect">Whether scheme, host and port are allowed.</param>
    /// <param name="upstream">The proxy that GDAL is set to use; null for that of the environment, if any.</param>
    /// <returns>Its address.</returns>
    public static string Start(Func<Uri, bool> mayConnect, string? upstream)
    {
        var proxy = new GuardedProxy(mayConnect, upstream);
        var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        InBackground(() =>
        {
            while (true)
            {
                if (Accepted(listener) is { } client) InBackground(() => proxy.Serve(client));
            }
        });
        return $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}";
    }

    /// <summary>Null for who left before.</summary>
    static TcpClient? Accepted(TcpListener listener)
    {
        try
        {
            return listener.AcceptTcpClient();
        }
        catch (SocketException)
        {
            return null;
        }
    }

    void Serve(TcpClient client)
    {
        using (client)
        {
            try
            {
                client.ReceiveTimeout = client.SendTimeout = (int)Patience.TotalMilliseconds;
                Serve(client, client.GetStream());
            }
            catch (Exception problem) when (problem is IOException or SocketException or InvalidOperationException)
            {
                // Either side has left: the other learns it by the end of its stream.
                return;
            }
        }
    }

    void Serve(TcpClient connection, NetworkStream client)
    {
        if (ProxyRequest.Read(client) is not { } request || !_mayConnect(request.Target))
        {
            client.Write("HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"u8);
            return;
        }

        var via = _upstream ?? (HttpClient.DefaultProxy.IsBypassed(request.Target)
            ? null
            : HttpClient.DefaultProxy.GetProxy(request.Target));
        using var server = Connected(via ?? request.Target);
        if (server is null)
        {
            client.Write(BadGateway);
            return;
        }

        var stream = server.GetStream();
        if (!request.IsTunnel)
        {
            // One request, one connection: a second one on it would not be judged.
            server.ReceiveTimeout = server.SendTimeout = (int)Patience.TotalMilliseconds;
            stream.Write(request.HeadFor(toProxy: via is not null));
            request.CopyBody(client, stream);
            if (!ProxyAnswer.PassOn(stream, client, request.IsHeadOnly)) client.Write(BadGateway);
            return;
        }

        // A tunnel may lie idle between two requests.
        connection.ReceiveTimeout = 0;
        if (via is null) client.Write("HTTP/1.1 200 Connection established\r\n\r\n"u8);
        else stream.Write(request.HeadFor(toProxy: true));
        // The socket itself: the client that holds it forgets it when it is closed, which may be at any moment.
        var socket = server.Client;
        InBackground(() => Relay(client, stream, socket));
        stream.CopyTo(client);
    }

    static TcpClient? Connected(Uri address)
    {
        try
        {
            return new TcpClient(address.IdnHost, address.Port);
        }
        catch (SocketException)
        {
            return null;
        }
    }

    /// <summary>Hands on what one side sends until it ends, or until the other side is gone.</summary>
    internal static void Relay(Stream from, Stream to, Socket server)
    {
        try
        {
            from.CopyTo(to);
            server.Shutdown(SocketShutdown.Send);
        }
        catch (Exception problem) when (problem is IOException or SocketException or InvalidOperationException)
        {
            server.Close();
        }
    }

    static void InBackground(ThreadStart work) => new Thread(work) { IsBackground = true, Name = "proxy" }.Start();
}
