using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using OSGeo.GDAL;

namespace OSGeo.Interop;

/// <summary>
/// Managed error handlers behind GDAL's: pushed ones belong to the thread, one more serves the whole process. A handler
/// that throws is silenced, as an exception that leaves a callback would end the process.
/// </summary>
static unsafe class ErrorHandlers
{
    [ThreadStatic]
    static Stack<GCHandle>? _pushed;

    internal static void Push(Gdal.GDALErrorHandlerDelegate handler)
    {
        var handle = GCHandle.Alloc(handler);
        (_pushed ??= []).Push(handle);
        Native.CPLPushErrorHandlerEx(&Report, GCHandle.ToIntPtr(handle));
    }

    /// <summary>Pushes one of GDAL's own handlers, which needs no managed state.</summary>
    internal static void PushQuiet()
    {
        (_pushed ??= []).Push(default);
        Native.CPLPushErrorHandlerEx(&Ignore, 0);
    }

    internal static void Pop()
    {
        Native.CPLPopErrorHandler();
        if (_pushed is { Count: > 0 } && _pushed.Pop() is { IsAllocated: true } handle) handle.Free();
    }

    internal static void SetProcessWide(Gdal.GDALErrorHandlerDelegate? handler)
    {
        if (handler is null)
        {
            Native.CPLSetErrorHandler(Library.Export("CPLDefaultErrorHandler"));
            return;
        }

        // Never freed: GDAL's own threads may be inside it at any time.
        Native.CPLSetErrorHandlerEx(&Report, GCHandle.ToIntPtr(GCHandle.Alloc(handler)));
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    static void Report(int severity, int code, nint message)
    {
        try
        {
            var handle = GCHandle.FromIntPtr(Native.CPLGetErrorHandlerUserData());
            ((Gdal.GDALErrorHandlerDelegate)handle.Target!)(severity, code, message);
        }
#pragma warning disable CA1031 // See the summary.
        catch (Exception)
#pragma warning restore CA1031
        {
            return;
        }
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    static void Ignore(int severity, int code, nint message)
    {
    }
}
