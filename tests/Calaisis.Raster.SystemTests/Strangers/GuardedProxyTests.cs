using System.Net;
using System.Net.Sockets;
using System.Text;
using Calaisis.Raster.Geo.Confining;
using Calaisis.Raster.SystemTests.Operation;
using Xunit;

namespace Calaisis.Raster.SystemTests.Strangers;

/// <summary>
/// The proxy passes on one judged request for each connection, and ends it whatever the other sides do.
/// </summary>
public sealed class GuardedProxyTests
{
    const string Hello = "HTTP/1.1 200 OK\r\nContent-Length: 5\r\nConnection: keep-alive\r\n"
        + "Keep-Alive: timeout=600\r\n\r\nhello";

    static CancellationToken Soon => CancellationTokenSource.CreateLinkedTokenSource(
        TestContext.Current.CancellationToken, new CancellationTokenSource(TimeSpan.FromSeconds(20)).Token).Token;

    [Theory]
    [InlineData("GET", Hello, "hello")]
    [InlineData("HEAD", "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n", "")]
    [InlineData("GET", "HTTP/1.1 304 Not Modified\r\nContent-Length: 5\r\n\r\n", "")]
    [InlineData("GET", "HTTP/1.1 204 No Content\r\n\r\n", "")]
    [InlineData("GET", "HTTP/1.1 302 Found\r\nLocation: /else\r\nContent-Length: 0\r\n\r\n", "")]
    [InlineData("GET", "HTTP/1.1 100 Continue\r\n\r\n" + Hello, "hello")]
    public async Task An_answer_ends_though_the_server_keeps_its_connection(string method, string answer, string body)
    {
        using var server = new StubbornServer(answer);
        using var client = await ClientAsync(server.Port);
        await SendAsync(
            client, $"{method} {server.Address}/a HTTP/1.1\r\nHost: x\r\nProxy-Connection: Keep-Alive\r\n\r\n");
        var said = await AllAsync(client);
        Assert.Equal(answer.Split("\r\n\r\n")[^2].Split("\r\n")[0], said.Split("\r\n")[0]);
        Assert.Contains("\r\nConnection: close\r\n\r\n", said, StringComparison.Ordinal);
        Assert.DoesNotContain("keep-alive", said, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(body, said.Split("\r\n\r\n")[1]);
        var asked = Assert.Single(server.Asked);
        Assert.StartsWith($"{method} /a HTTP/1.1\r\n", asked, StringComparison.Ordinal);
        Assert.Contains($"\r\nHost: 127.0.0.1:{server.Port}\r\nConnection: close\r\n", asked, StringComparison.Ordinal);
        Assert.DoesNotContain("Proxy-", asked, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_tunnel_whose_other_side_is_closed_meanwhile_ends_in_peace()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        using var client = new TcpClient();
        await client.ConnectAsync((IPEndPoint)listener.LocalEndpoint, TestContext.Current.CancellationToken);
        var (stream, socket) = (client.GetStream(), client.Client);
        client.Close();
        using var ended = new MemoryStream();
        GuardedProxy.Relay(ended, stream, socket);
        using var more = new MemoryStream([1, 2, 3]);
        GuardedProxy.Relay(more, stream, socket);
    }

    [Fact]
    public async Task An_answer_in_chunks_arrives_whole()
    {
        const string chunks = "5\r\nhello\r\n0\r\n\r\n";
        using var server = new StubbornServer("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + chunks);
        using var client = await ClientAsync(server.Port);
        await SendAsync(client, $"GET {server.Address}/a HTTP/1.1\r\n\r\n");
        Assert.EndsWith(
            "Connection: close\r\n\r\n" + chunks, await UntilAsync(client, chunks), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_request_on_a_connection_is_not_passed_on()
    {
        using var server = new StubbornServer(Hello);
        using var forbidden = new StubbornServer(Hello);
        using var client = await ClientAsync(server.Port);
        await SendAsync(client, $"GET {server.Address}/a HTTP/1.1\r\n\r\nGET {forbidden.Address}/b HTTP/1.1\r\n\r\n");
        await UntilAsync(client, "hello");
        Assert.Single(server.Asked);
        Assert.Empty(forbidden.Asked);
    }

    [Theory]
    [InlineData("GET http://127.0.0.1:FORBIDDEN/a HTTP/1.1")]
    [InlineData("CONNECT 127.0.0.1:FORBIDDEN HTTP/1.1")]
    [InlineData("CONNECT 127.0.0.1:ALLOWED HTTP/1.1")]
    [InlineData("GET ftp://127.0.0.1:ALLOWED/a HTTP/1.1")]
    [InlineData("GET /a HTTP/1.1")]
    [InlineData("GET http://127.0.0.1:ALLOWED/a HTTP/1.1\r\nTransfer-Encoding: chunked")]
    [InlineData("GET http://127.0.0.1:ALLOWED/a HTTP/1.1\r\nContent-Length: 1\r\nContent-Length: 2")]
    [InlineData("\u0001\u0002")]
    public async Task What_may_not_be_asked_is_refused(string request)
    {
        using var server = new StubbornServer(Hello);
        using var forbidden = new StubbornServer(Hello);
        using var client = await ClientAsync(server.Port);
        await SendAsync(client, request.Replace("FORBIDDEN", $"{forbidden.Port}", StringComparison.Ordinal)
            .Replace("ALLOWED", $"{server.Port}", StringComparison.Ordinal) + "\r\n\r\n");
        Assert.StartsWith("HTTP/1.1 403 ", await AllAsync(client), StringComparison.Ordinal);
        Assert.Empty(forbidden.Asked);
        Assert.Empty(server.Asked);
    }

    [Fact]
    public async Task A_server_that_is_not_there_or_makes_no_sense_is_a_bad_gateway()
    {
        using var server = new StubbornServer("SSH-2.0-x\r\n\r\n");
        foreach (var port in new[] { server.Port, HttpWorld.FreePort() })
        {
            using var client = await ClientAsync(port);
            await SendAsync(client, $"GET http://127.0.0.1:{port}/a HTTP/1.1\r\n\r\n");
            Assert.StartsWith("HTTP/1.1 502 ", await AllAsync(client), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_tunnel_carries_both_ways_and_ends_with_either_side()
    {
        using var server = new StubbornServer("pong");
        using var client = await ClientAsync(server.Port, Uri.UriSchemeHttps);
        await SendAsync(client, $"CONNECT 127.0.0.1:{server.Port} HTTP/1.1\r\n\r\n");
        await UntilAsync(client, "established\r\n\r\n");
        for (var i = 0; i < 2; i++)
        {
            await SendAsync(client, "ping\r\n\r\n");
            Assert.Equal("pong", await UntilAsync(client, "pong"));
        }

        server.Dispose();
        Assert.Equal("", await AllAsync(client));
    }

    [Fact]
    public async Task Who_is_slow_keeps_nobody_waiting()
    {
        using var server = new StubbornServer(Hello);
        using var slow = await ClientAsync(server.Port);
        var proxy = ((System.Net.IPEndPoint)slow.Client.RemoteEndPoint!).Port;
        await SendAsync(slow, "GET ");
        using (var left = new TcpClient("127.0.0.1", proxy)) await SendAsync(left, "GET");
        using var quick = new TcpClient("127.0.0.1", proxy);
        await SendAsync(quick, $"GET {server.Address}/quick HTTP/1.1\r\n\r\n");
        Assert.EndsWith("hello", await AllAsync(quick), StringComparison.Ordinal);
        foreach (var letter in $"{server.Address}/slow HTTP/1.1\r\n\r\n") await SendAsync(slow, $"{letter}");
        Assert.EndsWith("hello", await AllAsync(slow), StringComparison.Ordinal);
    }

    /// <summary>Connected to a proxy that allows one port of this machine, by one scheme.</summary>
    static async Task<TcpClient> ClientAsync(int allowed, string scheme = "http")
    {
        var proxy = new Uri(GuardedProxy.Start(
            address => address.Scheme == scheme && address.Host == "127.0.0.1" && address.Port == allowed, null));
        var client = new TcpClient();
        await client.ConnectAsync(proxy.Host, proxy.Port, Soon);
        return client;
    }

    static async Task SendAsync(TcpClient client, string text) =>
        await client.GetStream().WriteAsync(Encoding.Latin1.GetBytes(text), Soon);

    static Task<string> AllAsync(TcpClient client) => UntilAsync(client, null);

    /// <summary>What comes until a text is there, or the other side closes.</summary>
    static async Task<string> UntilAsync(TcpClient client, string? end)
    {
        var all = new StringBuilder();
        var part = new byte[1024];
        var soon = Soon;
        while (await client.GetStream().ReadAsync(part, soon) is > 0 and var read)
        {
            all.Append(Encoding.Latin1.GetString(part, 0, read));
            if (end is not null && all.ToString().EndsWith(end, StringComparison.Ordinal)) break;
        }

        return all.ToString();
    }
}
