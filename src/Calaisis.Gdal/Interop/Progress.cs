using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using System.Runtime.InteropServices;
using OSGeo.GDAL;

namespace OSGeo.Interop;

/// <summary>
/// A managed progress delegate lent to one native call. An exception from the delegate never crosses native code, which
/// would end the process: it cancels the operation and is thrown when the call has returned.
/// </summary>
sealed unsafe class Progress : IDisposable
{
    readonly Gdal.GDALProgressFuncDelegate? _callback;
    readonly nint _data;
    GCHandle _self;
    ExceptionDispatchInfo? _failure;

    internal Progress(Gdal.GDALProgressFuncDelegate? callback, string? data)
    {
        if (callback is null) return;
        _callback = callback;
        _data = Marshal.StringToCoTaskMemUTF8(data);
        _self = GCHandle.Alloc(this);
    }

    /// <summary>The function to pass; null without a delegate.</summary>
    internal delegate* unmanaged[Cdecl]<double, nint, nint, int> Function => _callback is null ? null : &Report;

    internal nint Data => _callback is null ? 0 : GCHandle.ToIntPtr(_self);

    /// <summary>Ends the call: throws what the delegate threw, else what GDAL reported.</summary>
    internal T Checked<T>(T result)
    {
        _failure?.Throw();
        Failures.Throw();
        return result;
    }

    public void Dispose()
    {
        if (!_self.IsAllocated) return;
        _self.Free();
        Marshal.FreeCoTaskMem(_data);
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    static int Report(double complete, nint message, nint data)
    {
        var progress = (Progress)GCHandle.FromIntPtr(data).Target!;
        try
        {
            return progress._callback!(complete, message, progress._data);
        }
#pragma warning disable CA1031 // Nothing may cross the native frames below; it is thrown again above them.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            progress._failure ??= ExceptionDispatchInfo.Capture(failure);
            return 0;
        }
    }
}
