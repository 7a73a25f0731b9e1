using Calaisis.Raster.Faults;
using Calaisis.Raster.Operation.Storage;
using Xunit;

namespace Calaisis.Raster.SystemTests.Operation;

/// <summary>What is asked of servers, to know whether something on them has changed.</summary>
public sealed class RemoteContentsTests
{
    [Theory]
    [InlineData(403)]
    [InlineData(405)]
    [InlineData(501)]
    public void A_server_that_refuses_HEAD_is_asked_for_one_byte_and_says_the_same(int refusal)
    {
        var (answersHead, tag, ranges) = (true, "\"one\"", true);
        using var server = new HttpWorld(async asked =>
        {
            using var response = asked.Response;
            var isHead = asked.Request.HttpMethod == "HEAD";
            if (isHead && !answersHead)
            {
                response.StatusCode = refusal;
                return;
            }

            response.Headers["ETag"] = tag;
            var range = ranges ? asked.Request.Headers["Range"] : null;
            if (range is not null)
            {
                Assert.Equal("bytes=0-0", range);
                response.StatusCode = 206;
                response.Headers["Content-Range"] = "bytes 0-0/1000";
            }

            response.ContentLength64 = range is null ? 1000 : 1;
            if (!isHead) await response.OutputStream.WriteAsync(new byte[response.ContentLength64]);
        });
        var usual = TextOf(server);
        Assert.StartsWith("http:", usual, StringComparison.Ordinal);
        answersHead = false;
        Assert.Equal(usual, TextOf(server));
        ranges = false;
        Assert.Equal(usual, TextOf(server));
        tag = "\"two\"";
        Assert.NotEqual(usual, TextOf(server));
    }

    [Fact]
    public void A_server_that_refuses_reading_as_well_is_an_error_that_says_so()
    {
        using var server = new HttpWorld(asked =>
        {
            asked.Response.StatusCode = 403;
            asked.Response.Close();
            return Task.CompletedTask;
        });
        Assert.Contains(
            "(it answered 403)",
            Assert.Throws<OutputException>(() => TextOf(server)).Message,
            StringComparison.Ordinal);
    }

    static string? TextOf(HttpWorld server)
    {
        using var contents = new RemoteContents();
        return contents.TextOf($"/vsicurl/{server.Address}/light.tif");
    }
}
