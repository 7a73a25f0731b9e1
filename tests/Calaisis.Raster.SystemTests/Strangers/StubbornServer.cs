using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Calaisis.Raster.SystemTests.Strangers;

/// <summary>Answers each request with the same bytes, whatever is asked, and never closes a connection.</summary>
sealed class StubbornServer : IDisposable
{
    readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    readonly List<TcpClient> _open = [];
    readonly string _answer;

    public StubbornServer(string answer)
    {
        _answer = answer;
        _listener.Start();
        _ = ServeAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public string Address => $"http://127.0.0.1:{Port}";

    /// <summary>The heads of what was asked.</summary>
    public System.Collections.Concurrent.ConcurrentQueue<string> Asked { get; } = [];

    public void Dispose()
    {
        _listener.Stop();
        lock (_open) _open.ForEach(client => client.Dispose());
    }

    async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                var client = await _listener.AcceptTcpClientAsync();
                lock (_open) _open.Add(client);
                _ = AnswerAsync(client.GetStream());
            }
        }
        catch (Exception problem) when (problem is SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    async Task AnswerAsync(NetworkStream client)
    {
        try
        {
            var head = new StringBuilder();
            var next = new byte[1];
            while (await client.ReadAsync(next) == 1)
            {
                head.Append((char)next[0]);
                if (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal)) continue;
                Asked.Enqueue(head.ToString());
                head.Clear();
                await client.WriteAsync(Encoding.Latin1.GetBytes(_answer));
            }
        }
        catch (Exception problem) when (problem is IOException or ObjectDisposedException)
        {
            // The other side has left.
        }
    }
}
