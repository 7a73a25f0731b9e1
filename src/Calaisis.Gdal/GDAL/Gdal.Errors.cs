using OSGeo.Interop;

namespace OSGeo.GDAL;

/// <content>Messages.</content>
public static partial class Gdal
{
    /// <summary>
    /// Sends the thread's messages to a delegate until <see cref="PopErrorHandler"/>. Here, other than officially, the
    /// delegate is kept alive meanwhile and may throw without harm.
    /// </summary>
    public static void PushErrorHandler(GDALErrorHandlerDelegate arg0)
    {
        ArgumentNullException.ThrowIfNull(arg0);
        ErrorHandlers.Push(arg0);
    }

    /// <summary>Pushes one of GDAL's own handlers; only <c>CPLQuietErrorHandler</c> is known here.</summary>
    public static CPLErr PushErrorHandler(string pszCallbackName)
    {
        if (pszCallbackName != "CPLQuietErrorHandler") return CPLErr.CE_Fatal;
        ErrorHandlers.PushQuiet();
        return CPLErr.CE_None;
    }

    /// <summary>
    /// Sends what no thread's own handler takes to a delegate, for good; null restores GDAL's own, which prints.
    /// <paramref name="user_data"/> is there for the signature's sake.
    /// </summary>
    public static CPLErr SetErrorHandler(GDALErrorHandlerDelegate? pfnErrorHandler, SWIGTYPE_p_void? user_data)
    {
        ErrorHandlers.SetProcessWide(pfnErrorHandler);
        return CPLErr.CE_None;
    }

    public static void PopErrorHandler() => ErrorHandlers.Pop();

    public static void ErrorReset() => Failures.Reset();

    public static int GetLastErrorNo() => Native.CPLGetLastErrorNo();

    public static int GetLastErrorType() => Native.CPLGetLastErrorType();

    public static string? GetLastErrorMsg() => NativeText.Read(Native.CPLGetLastErrorMsg());
}
