using System.Net;
using System.Text;
using Calaisis.Raster.Faults;

namespace Calaisis.Raster.Operation.Schedules;

/// <summary>
/// Answers on this machine how a schedule is: 200 while all is well, 503 where the last run of a pipeline failed.
/// </summary>
public sealed class HealthServer : IDisposable
{
    readonly HttpListener _http = new();
    readonly ScheduleBoard _board;

    /// <exception cref="OutputException">The port is taken.</exception>
    public HealthServer(int port, ScheduleBoard board)
    {
        _board = board;
        _http.Prefixes.Add($"http://127.0.0.1:{port}/");
        try
        {
            _http.Start();
        }
        catch (HttpListenerException problem)
        {
            throw new OutputException(
                $"--health: port {port} cannot be used ({LibraryTexts.Of(problem)}); choose another.", problem);
        }
    }

    /// <summary>Answers until it is stopped.</summary>
    public async Task RunAsync(CancellationToken cancel)
    {
        using var stop = cancel.Register(_http.Stop);
        while (!cancel.IsCancellationRequested)
        {
            try
            {
                Answer(await _http.GetContextAsync());
            }
            catch (Exception problem) when (problem is HttpListenerException or ObjectDisposedException
                or InvalidOperationException)
            {
                // It was stopped, or whoever asked has left.
                if (cancel.IsCancellationRequested) return;
            }
        }
    }

    public void Dispose() => ((IDisposable)_http).Dispose();

    void Answer(HttpListenerContext asked)
    {
        using var response = asked.Response;
        if (asked.Request.HttpMethod is not ("GET" or "HEAD")
            || asked.Request.Url?.AbsolutePath is not ("/" or "/health"))
        {
            response.StatusCode = 404;
            return;
        }

        response.StatusCode = _board.IsWell ? 200 : 503;
        response.ContentType = "application/json";
        var body = Encoding.UTF8.GetBytes(_board.ToJson() + "\n");
        response.ContentLength64 = body.Length;
        if (asked.Request.HttpMethod == "GET") response.OutputStream.Write(body);
    }
}
