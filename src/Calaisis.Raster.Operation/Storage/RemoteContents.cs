using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using Calaisis.Raster.Faults;
using Polly;
using Polly.Retry;

namespace Calaisis.Raster.Operation.Storage;

/// <summary>
/// What stands for the content of something on a server: what it answers of ETag, time of change and length. Without
/// the first two its content cannot be told.
/// </summary>
/// <remarks>Thread rule: safe for any number of callers.</remarks>
/// <param name="mayAsk">Whether an address may be asked, by scheme, host and port; redirects too. Null for all.</param>
public sealed class RemoteContents(Func<Uri, bool>? mayAsk = null) : IDisposable
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    const int MostRedirects = 10;

    readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false }) { Timeout = Patience };
    readonly ConcurrentDictionary<string, Lazy<string?>> _known = new(StringComparer.Ordinal);

    readonly ResiliencePipeline _attempts = new ResiliencePipelineBuilder()
        .AddRetry(new RetryStrategyOptions
        {
            MaxRetryAttempts = 3,
            Delay = TimeSpan.FromSeconds(1),
            BackoffType = DelayBackoffType.Exponential,
            ShouldHandle = new PredicateBuilder().Handle<HttpRequestException>(problem =>
                problem.StatusCode is null or >= HttpStatusCode.InternalServerError),
        })
        .Build();

    /// <summary>Null for what is on no server, and where the server does not tell.</summary>
    /// <exception cref="OutputException">The server does not answer.</exception>
    public string? TextOf(string name) => _known.GetOrAdd(name, asked => new Lazy<string?>(() => Ask(asked))).Value;

    /// <summary>Whether the server still answers the same.</summary>
    public bool IsStill(string name) => TextOf(name) == Ask(name);

    public void Dispose() => _http.Dispose();

    /// <summary>
    /// The address in a name such as <c>/vsicurl/https://...</c> or <c>/vsizip//vsicurl/https://.../a.zip/b.shp</c>.
    /// </summary>
    internal static Uri? AddressIn(string name)
    {
        var start = name.IndexOf("http://", StringComparison.OrdinalIgnoreCase) is >= 0 and var plain
            ? plain
            : name.IndexOf("https://", StringComparison.OrdinalIgnoreCase);
        if (start < 0 || name[..start].Any(c => c is ':' or '?')) return null;
        var address = name[start..];
        var archive = name.StartsWith("/vsizip/", StringComparison.Ordinal)
            ? address.IndexOf(".zip", StringComparison.OrdinalIgnoreCase)
            : -1;
        return Uri.TryCreate(archive < 0 ? address : address[..(archive + 4)], UriKind.Absolute, out var uri)
            ? uri
            : null;
    }

    string? Ask(string name)
    {
        if (AddressIn(name) is not { } address) return null;
        try
        {
            return _attempts.Execute(() => AskOnce(name, address));
        }
        catch (Exception problem) when (problem is HttpRequestException or TaskCanceledException)
        {
            var why = problem is HttpRequestException { StatusCode: { } status }
                ? (Sentence)$"it answered {(int)status}"
                : $"it does not answer";
            throw new OutputException(
                $"{Secrets.Mask(name)}: the server cannot be asked whether this has changed ({why}); "
                    + $"check the address and the network.",
                problem);
        }
    }

    string? AskOnce(string name, Uri address)
    {
        using var asked = Send(HttpMethod.Head, address);
        // An address that is signed for reading answers nothing else, and some servers know no HEAD: a first byte says
        // the same.
        var refused = asked.StatusCode is HttpStatusCode.Forbidden or HttpStatusCode.MethodNotAllowed
            or HttpStatusCode.NotImplemented;
        using var answer = refused ? Send(HttpMethod.Get, address) : asked;
        answer.EnsureSuccessStatusCode();
        var (tag, changed) = (answer.Headers.ETag?.ToString(), answer.Content.Headers.LastModified);
        if (tag is null && changed is null) return null;
        var length = answer.Content.Headers.ContentRange?.Length ?? answer.Content.Headers.ContentLength;
        var text = $"{Secrets.Mask(name)}\n{tag}\n{changed:O}\n{length}";
        return $"http:{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}";
    }

    /// <summary>Asks for the headers only; whoever does not know ranges may begin to send all, and is left.</summary>
    HttpResponseMessage Send(HttpMethod method, Uri address)
    {
        for (var redirects = 0; ; redirects++)
        {
            if (mayAsk is not null && !mayAsk(address))
            {
                throw new OutputException($"{address.Host}: a server sends on to this one, which is not allowed; "
                    + $"allow it with --allow {address.Scheme}://{address.Authority}/, or give its address.");
            }

            var answer = SendOnce(method, address);
            if (redirects == MostRedirects || (int)answer.StatusCode is not (301 or 302 or 303 or 307 or 308)
                || answer.Headers.Location is not { } next)
            {
                return answer;
            }

            next = new Uri(address, next);
            if (address.Scheme == Uri.UriSchemeHttps && next.Scheme != Uri.UriSchemeHttps) return answer;
            answer.Dispose();
            address = next;
        }
    }

    HttpResponseMessage SendOnce(HttpMethod method, Uri address)
    {
        using var request = new HttpRequestMessage(method, address);
        if (method == HttpMethod.Get) request.Headers.Range = new RangeHeaderValue(0, 0);
        // As GDAL does, which reads the content: name and password in an address are sent along.
        if (address.UserInfo.Length > 0)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue(
                "Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(Uri.UnescapeDataString(address.UserInfo))));
        }

        return _http.Send(request, HttpCompletionOption.ResponseHeadersRead);
    }
}
