using System.Net;
using System.Net.Sockets;

namespace Calaisis.Raster.SystemTests.Operation;

/// <summary>A small server on this machine, whose answers the test decides.</summary>
sealed class HttpWorld : IDisposable
{
    readonly HttpListener _http = new();

    public HttpWorld(Func<HttpListenerContext, Task> answer)
    {
        Port = FreePort();
        _http.Prefixes.Add($"http://127.0.0.1:{Port}/");
        _http.Start();
        _ = ServeAsync(answer);
    }

    public int Port { get; }

    public string Address => $"http://127.0.0.1:{Port}";

    public static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    public void Dispose() => _http.Close();

    async Task ServeAsync(Func<HttpListenerContext, Task> answer)
    {
        while (_http.IsListening)
        {
            try
            {
                var asked = await _http.GetContextAsync();
                _ = answer(asked);
            }
            catch (Exception problem) when (problem is HttpListenerException or ObjectDisposedException
                or InvalidOperationException)
            {
                return;
            }
        }
    }
}
