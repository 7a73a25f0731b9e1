namespace OSGeo.Interop;

/// <summary>
/// Turns GDAL's "last error" of the thread into exceptions, with the rules of the official C# bindings: every failure
/// reported on the calling thread throws <see cref="ApplicationException"/> with the last message, whatever the
/// function returned; a failure while disposing is thrown by the thread's next call.
/// </summary>
static class Failures
{
    const int Failure = 3;

    [ThreadStatic]
    static string? _pending;

    internal static void Reset() => Native.CPLErrorReset();

    internal static bool Reported => Native.CPLGetLastErrorType() >= Failure;

    internal static void Throw()
    {
        if (_pending is not null) ThrowPending();
        if (Reported) ThrowLast();
    }

    /// <summary>Runs in finalisers too, where no call follows: the message is then lost, as it is officially.</summary>
    internal static void KeepForNextCall()
    {
        if (Reported) _pending ??= LastMessage();
    }

    static void ThrowPending()
    {
        var message = _pending;
        _pending = null;
        throw new ApplicationException(message);
    }

    static void ThrowLast() => throw new ApplicationException(LastMessage());

    static string LastMessage() => NativeText.Read(Native.CPLGetLastErrorMsg()) ?? "";
}
