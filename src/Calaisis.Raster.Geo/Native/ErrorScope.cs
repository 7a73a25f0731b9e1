using System.Runtime.InteropServices;
using Calaisis.Raster.Faults;
using OSGeo.GDAL;

namespace Calaisis.Raster.Geo.Native;

/// <summary>
/// Collects what GDAL says on this thread while it is open. The binding's own exceptions carry the last message only;
/// this one keeps all of them, in order.
/// </summary>
/// <remarks>
/// A <c>ref struct</c>, as pushed handlers belong to the thread: the compiler refuses an <c>await</c> inside. What
/// GDAL's own worker threads say goes to <see cref="GdalRuntime"/>'s handler instead.
/// </remarks>
public readonly ref struct ErrorScope : IDisposable
{
    readonly List<GdalMessage> _messages;

    // With the official bindings nobody else keeps the delegate alive.
    readonly Gdal.GDALErrorHandlerDelegate _handler;

    public ErrorScope()
    {
        GdalRuntime.EnsureStarted();
        var messages = new List<GdalMessage>();
        _messages = messages;
        _handler = (severity, code, text) => Record(messages, severity, code, text);
        Gdal.PushErrorHandler(_handler);
    }

    /// <summary>Everything said so far, warnings included.</summary>
    public IReadOnlyList<GdalMessage> Messages => _messages;

    /// <summary>Whether any failure was reported.</summary>
    public bool HasFailures => _messages.Exists(message => message.IsFailure);

    /// <summary>Runs a step that the binding may end with an exception; the scope has heard why.</summary>
    public static void Attempt(Action step)
    {
        ArgumentNullException.ThrowIfNull(step);
        try
        {
            step();
        }
        catch (ApplicationException)
        {
            // Its message is one of those collected.
        }
    }

    /// <summary>The exception for a call that failed, with everything said so far.</summary>
    public GdalException Failure(Sentence action, string path, Sentence? advice = null, Exception? inner = null) =>
        new(action, path, Spoken(inner), advice, inner);

    /// <summary>The exception for a call that failed at a place told in words, without credentials.</summary>
    public GdalException Failure(Sentence action, Sentence place, Sentence? advice = null, Exception? inner = null) =>
        new(action, place, Spoken(inner), advice, inner);

    /// <exception cref="GdalException">A failure was reported, even if the call looked successful.</exception>
    public void ThrowIfReported(Sentence action, string path, Sentence? advice = null)
    {
        if (HasFailures) throw Failure(action, path, advice);
    }

    public void Dispose()
    {
        Gdal.PopErrorHandler();
        GC.KeepAlive(_handler);
        foreach (var message in _messages)
        {
            if (!message.IsFailure) GdalRuntime.Log(message);
        }
    }

    // A failure left pending by an earlier, unrelated close arrives as an exception without a message of this scope.
    GdalMessage[] Spoken(Exception? inner) =>
        HasFailures || inner is null
            ? [.. _messages]
            : [.. _messages, new GdalMessage(CPLErr.CE_Failure, 0, Secrets.Mask(inner.Message))];

    static void Record(List<GdalMessage> messages, int severity, int code, nint text)
    {
        // An exception that left a callback would end the process with the official bindings.
        try
        {
            if (severity < (int)CPLErr.CE_Warning) return;
            messages.Add(new GdalMessage((CPLErr)severity, code, Secrets.Mask(Marshal.PtrToStringUTF8(text) ?? "")));
        }
#pragma warning disable CA1031
        catch (Exception)
#pragma warning restore CA1031
        {
            return;
        }
    }
}
