using System.Text;
using Polly;
using Polly.Retry;

namespace Calaisis.Raster.Operation.Schedules;

/// <summary>
/// Sends how a run ended to an address, as JSON. The address may hold a secret: only its host is ever told.
/// </summary>
public sealed class WebhookReport(Uri address, TimeSpan patience, IScheduleListener listener) : IDisposable
{
    // Another host could be told the report, and the secret in the address, by a redirect.
    readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false }) { Timeout = patience };

    readonly ResiliencePipeline _attempts = new ResiliencePipelineBuilder()
        .AddRetry(new RetryStrategyOptions
        {
            MaxRetryAttempts = 2,
            Delay = TimeSpan.FromSeconds(1),
            BackoffType = DelayBackoffType.Exponential,
            ShouldHandle = new PredicateBuilder().Handle<HttpRequestException>(),
        })
        .Build();

    /// <summary>An address that does not answer is told to the listener and does no other harm.</summary>
    public async Task SendAsync(ScheduledRun run, CancellationToken cancel)
    {
        try
        {
            await _attempts.ExecuteAsync(async stop =>
            {
                using var body = new StringContent(
                    ScheduleBoard.ToJson(run).ToJsonString(), Encoding.UTF8, "application/json");
                using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = body };
                // The body of the answer is not read, however long it is.
                using var answer = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, stop);
                answer.EnsureSuccessStatusCode();
            }, cancel);
        }
        catch (HttpRequestException problem)
        {
            listener.Say($"{run.Pipeline}: the report could not be sent to {address.Host} "
                + $"({(int?)problem.StatusCode ?? 0} {problem.HttpRequestError}){Advice(problem)}");
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            listener.Say(
                $"{run.Pipeline}: the report was not taken by {address.Host} within {patience.TotalSeconds:0} s");
        }
    }

    static Sentence Advice(HttpRequestException problem) =>
        (int?)problem.StatusCode is >= 300 and < 400
            ? $": redirects are not followed, so give the address it leads to"
            : Sentence.Empty;

    public void Dispose() => _http.Dispose();
}
